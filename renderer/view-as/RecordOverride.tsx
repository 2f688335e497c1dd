import type { Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import { basisNames, gateNames } from '../../shared/gate-names.ts';
import type { RecordId } from '../../shared/language.ts';
import { noticeGroundOf } from '../../shared/overrides.ts';
import { textIn } from '../../shared/records.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useViewer } from '../viewer.ts';
import type { Chosen } from './seen.ts';
import { changeTerms, oursOf, termsOf, useSight, type Terms } from './sight-store.ts';

type Fact = NonNullable<Output<'packet:why'>[number]['fact']>;
type Props = { readonly chosen: Chosen; readonly facts: readonly Fact[]; readonly onClose: () => void };

const keyOf = (fact: Fact): string => (fact.kind === 'gate' ? `${fact.gate} ${fact.basis}` : fact.kind);

/** Record what opens the value that is looked at: a fact that the statute names, with its document, or that safety information must go. */
export function RecordOverride({ chosen, facts, onClose }: Props) {
  const t = useText();
  const terms = useSight(termsOf);
  const ours = useSight(oursOf);
  const isSupervisor = useViewer(({ viewer }) => viewer?.user.role === 'supervisor');
  const { record, seen } = chosen;
  const typed = useDraft<Typed>(`override ${record} ${seen.field} ${terms?.recipient ?? ''}`, {
    ...{ key: facts.length === 1 ? keyOf(facts[0]!) : null, document: null },
    ...{ why: '', isUrgent: false },
  });
  const { key, document, isUrgent } = typed.value;
  const why = typed.value.why.trim();
  const change = (next: Partial<Typed>) => typed.change({ ...typed.value, ...next });
  const fact = facts.find(one => keyOf(one) === key) ?? null;
  const documents = (ours?.file.records ?? []).filter(({ entity }) => entity === 'document');
  const missing =
    fact === null || why === ''
      ? t('override.needsAll')
      : fact.kind === 'must-tell'
        ? null
        : !isSupervisor
          ? t('override.supervisor')
          : document === null
            ? t('override.needsDocument')
            : null;

  async function save(): Promise<Failure | null | false> {
    if (fact === null || terms === null) return false;
    const answer = await recordFact(terms, chosen, { fact, document, why, isUrgent });
    if (!answer.ok) return answer.failure;
    notify({ title: t(answer.value.pending === null ? 'override.recorded' : 'override.waits'), tone: 'done' });
    void changeTerms({});
    return null;
  }

  return (
    <AskDialog
      title={t('override.title')}
      act={t('override.act')}
      missing={missing}
      typed={typed}
      run={save}
      onClose={onClose}
      isWide
    >
      <p>{t('override.lead', { who: terms?.recipient ?? '' })}</p>
      <Select
        label={t('override.what')}
        choices={facts.map(one => ({
          id: keyOf(one),
          label:
            one.kind === 'gate'
              ? t('override.against', { gate: t(gateNames[one.gate]), basis: t(basisNames[one.basis]) })
              : t('override.mustTell'),
        }))}
        value={fact === null ? null : key}
        onChange={next => change({ key: next })}
      />
      {fact?.kind === 'gate' && (
        <Select
          label={t('override.document')}
          choices={documents.map(({ id, fields }) => ({ id, label: textIn(fields, 'title') || id }))}
          value={document}
          onChange={next => change({ document: next })}
          unavailable={documents.length === 0 ? t('override.noDocument') : null}
        />
      )}
      {fact?.kind === 'gate' && noticeGroundOf(fact) !== null && (
        <Checkbox checked={isUrgent} onChange={next => change({ isUrgent: next })} note={t('override.urgentNote')}>
          {t('override.urgent')}
        </Checkbox>
      )}
      <TextField
        label={t('override.why')}
        value={typed.value.why}
        onChange={next => change({ why: next })}
        rows={2}
        maxLength={200}
      />
    </AskDialog>
  );
}

type Typed = {
  readonly key: string | null;
  readonly document: RecordId | null;
  readonly why: string;
  readonly isUrgent: boolean;
};
type Said = { readonly fact: Fact; readonly document: RecordId | null; readonly why: string; readonly isUrgent: boolean };

function recordFact(
  { caseId, recipient, purpose }: Terms,
  { record, seen: { field } }: Chosen,
  { fact, document, why, isUrgent }: Said,
) {
  const place = { caseId, record, field, recipient, why };
  if (fact.kind === 'must-tell')
    return door.request('release:record-must-tell', { ...place, purpose: purpose === 'escort' ? purpose : 'locate-arrest' });
  const { gate, basis } = fact;
  const shown = document ?? ''; // the host refuses a gate without its document
  const urgent = noticeGroundOf(fact) !== null && isUrgent;
  return door.request('release:record-gate', { ...place, purpose, gate, basis, document: shown, isUrgent: urgent });
}
