import type { CaseView } from '../../shared/case-view.ts';
import type { ProfileMove, ProfileSummary } from '../../shared/contract/profiles.ts';
import { failures, type Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { MovedTable } from '../clocks/MovedTable.tsx';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useBeside } from '../use-beside.ts';

type Offer = { readonly profile: ProfileSummary; readonly move: ProfileMove };

/** Have a case run under other rules: which there are for it, what each would move, and why it is done. */
export function MoveRules({ view: { file, summary }, onClose }: { readonly view: CaseView; readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft(`rules ${summary.id}`, { key: '', reason: '' });
  const { key, reason } = typed.value;
  const { offers, refusal } = useBeside(`rules ${summary.id}`, () => readOffers(summary.id)) ?? { offers: null, refusal: null };
  const chosen = offers?.find(({ profile }) => profile.key === key);
  const { reference } = summary;

  async function move(): Promise<Failure | null> {
    const answer = await door.request('profile:move-case', { caseId: summary.id, key, reason: reason.trim() });
    if (!answer.ok) return answer.failure;
    notify({ title: t('moveRules.moved', { reference, key }), tone: 'done' });
    return null;
  }

  return (
    <AskDialog
      title={t('moveRules.title', { reference })}
      act={t('moveRules.move')}
      isWide
      missing={missingOf()}
      typed={typed}
      run={move}
      onClose={onClose}
    >
      <p>
        {t('moveRules.now')} <span className="mono">{textIn(recordOf(file), 'profile')}</span>
      </p>
      {refusal !== null && <p role="alert">{t(failures[refusal.code])}</p>}
      {offers?.length === 0 && <p role="status">{t('moveRules.none')}</p>}
      {offers !== null && offers.length > 0 && (
        <>
          <Select
            label={t('moveRules.other')}
            choices={offers.map(({ profile }) => ({ id: profile.key, label: t(profile.label), note: profile.key }))}
            value={chosen === undefined ? null : key}
            onChange={next => typed.change({ key: next, reason })}
          />
          {chosen !== undefined && <WhatMoves move={chosen.move} view={summary} />}
          <TextField
            label={t('today.reason')}
            value={reason}
            maxLength={200}
            onChange={next => typed.change({ key, reason: next })}
          />
        </>
      )}
    </AskDialog>
  );

  function missingOf(): string | null {
    if (chosen === undefined) return t(offers?.length === 0 ? 'moveRules.none' : 'moveRules.choose');
    if (chosen.move.faults.length > 0) return t(failures['profile/does-not-fit']);
    return reason.trim() === '' ? t('moveRules.needsReason') : null;
  }
}

const recordOf = (file: CaseView['file']) => file.records.find(({ entity }) => entity === 'case')?.fields ?? {};

/** The stage and the deadlines that are others under the other rules, and what of the history has no place there. */
function WhatMoves({ move, view }: { readonly move: ProfileMove; readonly view: CaseView['summary'] }) {
  const t = useText();
  const { stage, faults, moved } = move;
  return (
    <>
      {stage.from !== stage.to && <p>{t('moveRules.stage', { from: stage.labels.from, to: stage.labels.to })}</p>}
      {faults.length > 0 && (
        <ul className="plain-list" aria-label={t('moveRules.faults')}>
          {[...new Set(faults.map(({ code }) => code))].map(code => (
            <li key={code}>{t(failures[code])}</li>
          ))}
        </ul>
      )}
      <MovedTable ofOne cases={moved.length === 0 ? [] : [{ caseId: view.id, reference: view.reference, moved }]} />
    </>
  );
}

/** The rules that a case can run under beside its own. Which those are, the host says: it refuses those for other kinds and countries. */
async function readOffers(
  caseId: CaseId,
): Promise<{ readonly offers: readonly Offer[] | null; readonly refusal: Failure | null }> {
  const known = await door.request('profile:list', {});
  if (!known.ok) return { offers: null, refusal: known.failure };
  const weighed = await Promise.all(
    known.value.map(async (profile): Promise<Offer[]> => {
      const answer = await door.request('profile:preview-move', { caseId, key: profile.key });
      return answer.ok && answer.value.from !== profile.key ? [{ profile, move: answer.value }] : [];
    }),
  );
  return { offers: weighed.flat(), refusal: null };
}
