import { addMonths, civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { Hold, RetentionRow } from '../../shared/contract/retention.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate } from '../../shared/language.ts';
import { LONGEST_MONTHS } from '../../shared/retention.ts';
import { useOfficeToday } from '../day.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { placeOfRow } from './retention-place.ts';
import { eraseRow, liftHold, sayStillNeeded } from './retention-store.ts';

/** Why something is still needed, and when to look again: a year from now, where nothing else is said. */
export function LookDialog({ row, onClose }: { readonly row: RetentionRow; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const today = dayNumber(useOfficeToday());
  const typed = useDraft<{ readonly nextOn: CivilDate | null; readonly reason: string }>(placeOfRow('look', row), {
    nextOn: civilDate(addMonths(today, 12)),
    reason: '',
  });
  const { nextOn, reason } = typed.value;
  const { caseId, rule, what } = row;

  async function record(): Promise<Failure | null> {
    if (nextOn === null) return null;
    const refused = await sayStillNeeded({ caseId, rule, what, nextOn, reason: reason.trim() });
    if (refused === null) notify({ title: t('retention.isLooked', { date: format.date(nextOn, 'always') }), tone: 'done' });
    return refused;
  }

  return (
    <AskDialog
      title={t('retention.lookTitle')}
      act={t('retention.look')}
      missing={nextOn === null ? t('retention.needsDay') : reason.trim() === '' ? t('retention.needsReason') : null}
      typed={typed}
      run={record}
      onClose={onClose}
    >
      <p className="mono">{row.reference}</p>
      <TextField
        label={t('today.reason')}
        value={reason}
        maxLength={200}
        onChange={text => typed.change({ nextOn, reason: text })}
        autoFocus
      />
      <DateField
        label={t('retention.lookAgain')}
        value={nextOn}
        onChange={date => typed.change({ nextOn: date, reason })}
        min={civilDate(today + 1)}
        max={civilDate(addMonths(today, LONGEST_MONTHS))}
      />
    </AskDialog>
  );
}

/** What goes is said before, and the ground is asked for. */
export function EraseDialog({ row, onClose }: { readonly row: RetentionRow; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(placeOfRow('erase', row), '');
  const ground = typed.value.trim();
  const what =
    row.what === '' ? 'retention.eraseCase' : row.rule === 'received-date' ? 'retention.erasePacket' : 'retention.eraseDocument';

  async function erase(): Promise<Failure | null> {
    const refused = await eraseRow(row, ground);
    if (refused === null) notify({ title: t('retention.erased'), tone: 'done' });
    return refused;
  }

  return (
    <AskDialog
      title={t('retention.eraseTitle')}
      act={t('retention.erase')}
      isDanger
      missing={ground === '' ? t('retention.needsGround') : null}
      typed={typed}
      run={erase}
      onClose={onClose}
    >
      <p>
        <span className="mono">{row.reference}</span> {row.about === '' ? row.title : row.about}
      </p>
      <p>{t(what)}</p>
      <p className="muted">{t('retention.eraseBackups')}</p>
      <TextField label={t('retention.ground')} value={typed.value} maxLength={200} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}

export function LiftDialog({ hold, onClose }: { readonly hold: Hold; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`retention lift ${hold.id}`, '');
  const reason = typed.value.trim();
  const { reference } = hold;

  async function lift(): Promise<Failure | null> {
    const refused = await liftHold(hold, reason);
    if (refused === null) notify({ title: t('retention.lifted', { reference }), tone: 'done' });
    return refused;
  }

  return (
    <AskDialog
      title={t('retention.liftOf', { reference })}
      act={t('retention.lift')}
      missing={reason === '' ? t('retention.needsReason') : null}
      typed={typed}
      run={lift}
      onClose={onClose}
    >
      <p>{hold.reason}</p>
      <TextField label={t('today.reason')} value={typed.value} maxLength={200} onChange={typed.change} autoFocus />
    </AskDialog>
  );
}
