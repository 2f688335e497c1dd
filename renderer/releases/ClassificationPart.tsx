import { useEffect, useState } from 'react';
import {
  classificationGrounds,
  groundNames,
  isReserved,
  MOST_RESERVED_YEARS,
  regrouped,
  type ClassificationGround,
} from '../../shared/classification.ts';
import type { Classification, ClassificationDraft } from '../../shared/contract/classifications.ts';
import type { Failure } from '../../shared/failure.ts';
import type { PacketId } from '../../shared/language.ts';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { door } from '../host.ts';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';

/** What an office of Mexico classified of what stayed out of a packet, or how to record it. Nothing for an office elsewhere. */
export function ClassificationPart({ packetId }: { readonly packetId: PacketId }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [draft, setDraft] = useState<ClassificationDraft | null>(null);
  const [isRecording, setRecording] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    if (mayWrite)
      void door
        .request('classification:draft', { packetId })
        .then(answer => isCurrent && setDraft(answer.ok ? answer.value : null));
    return () => void (isCurrent = false);
  }, [packetId, mayWrite]);
  useResumed(`classification ${packetId}`, () => setRecording(true), draft?.recorded === null);
  if (draft?.isOffice !== true || (draft.recorded === null && draft.grounds.length === 0)) return null;
  return (
    <PanelSection title={t('classification.title')}>
      {draft.recorded !== null ? (
        <Act act={draft.recorded} />
      ) : (
        <>
          <p className="small muted">{t('classification.lead')}</p>
          <Button size="sm" onPress={() => setRecording(true)}>
            {t('classification.record')}
          </Button>
        </>
      )}
      {isRecording && (
        <RecordAct
          draft={draft}
          packetId={packetId}
          onClose={() => setRecording(false)}
          onRecorded={recorded => setDraft({ ...draft, recorded })}
        />
      )}
    </PanelSection>
  );
}

function Act({ act: { on, area, byLabel, grounds } }: { readonly act: Classification }) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <dl className="kv">
        <dt>{t('classification.on')}</dt>
        <dd>{format.date(on)}</dd>
        <dt>{t('classification.area')}</dt>
        <dd>{area}</dd>
        <dt>{t('classification.by')}</dt>
        <dd>{byLabel ?? t('audit.unknown')}</dd>
      </dl>
      <ul className="stack tight small">
        {grounds.map(({ ground, years, harm, places }) => (
          <li key={ground}>
            {t(groundNames[ground])} · {t('classification.values', { count: places.length })}
            {years !== null && ` · ${t('classification.yearsIs', { count: years })}`}
            {harm !== null && <p className="muted">{harm}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

type RecordProps = {
  readonly draft: ClassificationDraft;
  readonly packetId: PacketId;
  readonly onClose: () => void;
  readonly onRecorded: (act: Classification) => void;
};
type Said = Readonly<Partial<Record<ClassificationGround, { readonly years: string; readonly harm: string }>>>;

/** `instead`: another ground in the place of one to expect. */
type Typed = {
  readonly area: string;
  readonly said: Said;
  readonly instead?: Readonly<Partial<Record<ClassificationGround, ClassificationGround>>>;
};

/** Which values they are: their fields, each once. */
function fieldsAt(places: ClassificationDraft['grounds'][number]['places'], t: Translate): string {
  const labels = places.map(({ entity, field }) => t(fieldOf(entity, field)?.label ?? entityLabel(entity)));
  return [...new Set(labels)].join(', ');
}

const terms = Array.from({ length: MOST_RESERVED_YEARS }, (_, at) => String(MOST_RESERVED_YEARS - at));
const unsaid = { years: String(MOST_RESERVED_YEARS), harm: '' };

function RecordAct({ draft, packetId, onClose, onRecorded }: RecordProps) {
  const t = useText();
  const typed = useDraft<Typed>(`classification ${packetId}`, { area: draft.area, said: {} });
  const { leave, question } = useLeave(typed, onClose);
  const { area, said, instead = {} } = typed.value;
  const setSaid = (next: Said) => typed.change({ ...typed.value, said: next });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const of = (ground: ClassificationGround) => said[ground] ?? unsaid;
  const grounds = regrouped(draft.grounds, instead);
  const isWhole = area.trim() !== '' && grounds.every(({ ground }) => !isReserved(ground) || of(ground).harm.trim() !== '');

  async function save(): Promise<void> {
    setSaving(true);
    const recorded = grounds.map(({ ground, places }) => ({
      ground,
      places: places.map(({ record, field }) => ({ record, field })),
      ...(isReserved(ground) ? { years: Number(of(ground).years), harm: of(ground).harm.trim() } : {}),
    }));
    const answer = await door.request('classification:record', { packetId, area: area.trim(), grounds: recorded });
    setSaving(false);
    if (!answer.ok) return setFailure(answer.failure);
    notify({ title: t('classification.saved'), tone: 'done' });
    typed.done();
    onRecorded(answer.value);
    onClose();
  }

  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('classification.title')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button
            variant="primary"
            isPending={isSaving}
            unavailable={isWhole ? null : t('classification.needsAll')}
            onPress={() => void save()}
          >
            {t('classification.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {question}
        <TextField
          label={t('classification.area')}
          value={area}
          onChange={next => typed.change({ ...typed.value, area: next })}
          maxLength={200}
        />
        {draft.grounds.map(({ ground, places }) => (
          <Select
            key={ground}
            label={t('classification.ground', { count: places.length })}
            description={`${t('classification.groundNote')} ${fieldsAt(places, t)}`}
            choices={classificationGrounds.map(id => ({ id, label: t(groundNames[id]) }))}
            value={instead[ground] ?? ground}
            onChange={id => typed.change({ ...typed.value, instead: { ...instead, [ground]: id } })}
          />
        ))}
        {grounds
          .filter(({ ground }) => isReserved(ground))
          .map(({ ground, places }) => (
            <fieldset key={ground} className="stack tight plain">
              <legend>
                {t(groundNames[ground])} · {t('classification.values', { count: places.length })}
              </legend>
              <Select
                label={t('classification.years')}
                choices={terms.map(id => ({ id, label: id }))}
                value={of(ground).years}
                onChange={years => setSaid({ ...said, [ground]: { ...of(ground), years } })}
              />
              <TextField
                label={t('classification.harm')}
                description={t('classification.harmNote')}
                value={of(ground).harm}
                onChange={harm => setSaid({ ...said, [ground]: { ...of(ground), harm } })}
                rows={3}
                maxLength={2000}
              />
            </fieldset>
          ))}
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}
