import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Acceptance } from './Acceptance.tsx';
import { headOf } from './findings.ts';
import { acknowledgeUncompared, giveReason, submitLater, useLater, writeLater } from './later-store.ts';

export type LaterActsProps = {
  readonly onClose: () => void;
  /** It was written, or is kept for a second person. */
  readonly onWritten: () => void;
  readonly write: {
    readonly label: 'later.write' | 'later.writeCorrection';
    readonly written: 'later.written' | 'later.correctionWritten';
  };
  /** Why it cannot be written yet, beside what both ask. */
  readonly unavailable?: string | null;
};

/** Write what follows a packet, or keep it for a second person where it needs one. */
export function LaterActs({ onClose, onWritten, write: words, unavailable: why = null }: LaterActsProps) {
  const t = useText();
  const { chosen, findings, reasons, failure, isBusy } = useLater();
  const isBlocked = findings.some(({ severity }) => severity === 'stop');
  const isUnsaid = findings.some(({ id }) => (reasons[id] ?? '').trim() === '');
  const unavailable =
    chosen.size === 0 ? t('later.chooseOne') : isBlocked ? t('later.cannotLeave') : isUnsaid ? t('later.giveReasons') : why;
  async function write(): Promise<void> {
    const file = await writeLater();
    if (file === null) return;
    notify({ title: t(words.written, { file }), tone: 'done' });
    onWritten();
  }
  async function submit(): Promise<void> {
    const packetId = await submitLater();
    if (packetId === null) return;
    onWritten();
    go({ screen: 'approval', packetId });
  }
  const needsSecond = failure?.code === 'approval/needed';
  return (
    <>
      <Button onPress={onClose}>{t('ui.cancel')}</Button>
      <Button
        variant="primary"
        isPending={isBusy}
        unavailable={unavailable}
        onPress={() => void (needsSecond ? submit() : write())}
      >
        {t(needsSecond ? 'later.submit' : words.label)}
      </Button>
    </>
  );
}

/** What it was refused for, with what a person may acknowledge. */
export function LaterFailure() {
  const t = useText();
  const { failure, isAcknowledged } = useLater();
  if (failure === null) return null;
  return (
    <FailureNote failure={failure}>
      {failure.code === 'agency/not-compared' && (
        <Checkbox checked={isAcknowledged} onChange={acknowledgeUncompared}>
          {t('later.iKnow')}
        </Checkbox>
      )}
    </FailureNote>
  );
}

/** What the leak check found in it; what is not certain asks why it is harmless. */
export function LaterFindings() {
  const t = useText();
  const { findings, reasons } = useLater();
  if (findings.length === 0) return null;
  return (
    <ul className="stack">
      {findings.map(({ id, kind, severity, value, place }) => (
        <li key={id} className="stack">
          <p className="small">
            {t(headOf({ kind }))}{' '}
            {value !== null && t('release.givesAway', { field: `${t(value.label.entity)}, ${t(value.label.field)}` })}{' '}
            <span className="muted">
              {place.in === null
                ? t(`release.placeKinds.${place.kind}`)
                : `${t(place.in.label.entity)}, ${t(place.in.label.field)}`}
            </span>
          </p>
          {severity === 'warn' && <Acceptance reason={reasons[id] ?? ''} onChange={reason => giveReason(id, reason)} />}
        </li>
      ))}
    </ul>
  );
}
