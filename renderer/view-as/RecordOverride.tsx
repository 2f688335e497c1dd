import { useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import { basisNames, gateNames } from '../../shared/gate-names.ts';
import type { RecordId } from '../../shared/language.ts';
import { noticeGroundOf } from '../../shared/overrides.ts';
import { textIn } from '../../shared/records.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
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
  const [key, setKey] = useState<string | null>(facts.length === 1 ? keyOf(facts[0]!) : null);
  const [document, setDocument] = useState<RecordId | null>(null);
  const [isUrgent, setUrgent] = useState(false);
  const { record, seen } = chosen;
  const typed = useDraft(`override ${record} ${seen.field} ${terms?.recipient ?? ''}`, '');
  const { leave, question } = useLeave(typed, onClose);
  const why = typed.value.trim();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
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

  async function save(): Promise<void> {
    if (fact === null || terms === null) return;
    setSaving(true);
    const answer = await recordFact(terms, chosen, { fact, document, why, isUrgent });
    setSaving(false);
    if (!answer.ok) return setFailure(answer.failure);
    notify({ title: t(answer.value.pending === null ? 'override.recorded' : 'override.waits'), tone: 'done' });
    typed.done();
    onClose();
    await changeTerms({});
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('override.title')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" isPending={isSaving} unavailable={missing} onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {question}
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
          value={key}
          onChange={setKey}
        />
        {fact?.kind === 'gate' && (
          <Select
            label={t('override.document')}
            choices={documents.map(({ id, fields }) => ({ id, label: textIn(fields, 'title') || id }))}
            value={document}
            onChange={setDocument}
            unavailable={documents.length === 0 ? t('override.noDocument') : null}
          />
        )}
        {fact?.kind === 'gate' && noticeGroundOf(fact) !== null && (
          <Checkbox checked={isUrgent} onChange={setUrgent} note={t('override.urgentNote')}>
            {t('override.urgent')}
          </Checkbox>
        )}
        <TextField label={t('override.why')} value={typed.value} onChange={typed.change} rows={2} maxLength={200} />
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}

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
