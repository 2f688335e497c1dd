import type { CaseRecord } from '../../shared/case.ts';
import { catalogue } from '../../shared/catalogue.ts';
import { isSettled } from '../../shared/duties.ts';
import type { Failure } from '../../shared/failure.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { RadioGroup } from '../ui/RadioGroup.tsx';
import { TextField } from '../ui/TextField.tsx';
import { closeExchange, reopenExchange } from './case-acts.ts';
import { recordsUnder, useCase } from './case-store.ts';
import { placeOfExchange, type ExchangeEnding } from './draft-places.ts';
import { titleOf } from '../../shared/record-title.ts';
import { sayChanged } from './undo.ts';

type Settling = 'done' | 'cancelled';
type Props = { readonly record: CaseRecord; readonly way: ExchangeEnding; readonly onClose: () => void };

/** Close a logged exchange, or reopen it: with the reason, and with what becomes of the promises that are open. */
export function EndExchange({ record, way, onClose }: Props) {
  const t = useText();
  const records = useCase(state => state.view?.file.records) ?? [];
  const open = recordsUnder(records, 'commitment', record.id).filter(one => !isSettled(one));
  const typed = useDraft<{ reason: string; promises: Settling | null }>(placeOfExchange.write(way, record.id), {
    reason: '',
    promises: null,
  });
  const { reason, promises } = typed.value;
  const isClosing = way === 'close';
  const asksPromises = isClosing && open.length > 0;
  const lacks = reason.trim() === '' ? 'cases.closeNeeds' : asksPromises && promises === null ? 'cases.promisesNeed' : null;

  async function save(): Promise<Failure | null> {
    const said = sayChanged(t, t(isClosing ? 'cases.closedDone' : 'cases.reopenedDone'));
    const given = { exchange: record.id, reason: reason.trim() };
    const settled = asksPromises && promises !== null ? { promises } : {};
    return isClosing ? closeExchange({ ...given, ...settled }, said) : reopenExchange(given, said);
  }

  return (
    <AskDialog
      title={t(isClosing ? 'cases.closeTitle' : 'cases.reopenTitle', { what: titleOf(record, t(catalogue.exchange.label)) })}
      act={t(isClosing ? 'cases.exchangeClose' : 'cases.reopen')}
      isWide
      missing={lacks === null ? null : t(lacks)}
      typed={typed}
      run={save}
      onClose={onClose}
    >
      <p className="note">{t(isClosing ? 'cases.closeNote' : 'cases.reopenNote')}</p>
      <TextField
        label={t('cases.correctReason')}
        value={reason}
        maxLength={200}
        autoFocus
        onChange={text => typed.change({ ...typed.value, reason: text })}
      />
      {asksPromises && (
        <RadioGroup<Settling | ''>
          label={t('cases.promisesOpen', { count: open.length })}
          choices={[
            { id: 'done', label: t('cases.promisesKept') },
            { id: 'cancelled', label: t('cases.promisesOff') },
          ]}
          value={promises ?? ''}
          onChange={chosen => chosen !== '' && typed.change({ ...typed.value, promises: chosen })}
        />
      )}
    </AskDialog>
  );
}
