import { useEffect } from 'react';
import type { WithheldPlace } from '../../shared/contract/supplements.ts';
import type { PacketId } from '../../shared/language.ts';
import { valueText } from '../../shared/value-text.ts';
import { go } from '../frame/route-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { Acceptance } from './Acceptance.tsx';
import {
  acknowledgeUncompared,
  choosePlace,
  giveReason,
  readWithheld,
  submitSupplement,
  useLater,
  writeSupplement,
} from './later-store.ts';

export type SupplementDialogProps = { readonly onClose: () => void; readonly packetId: PacketId };

/** What a packet withheld, judged anew: what is chosen leaves as a supplement, proved against that packet. */
export function SupplementDialog({ onClose, packetId }: SupplementDialogProps) {
  const t = useText();
  const { view, failure, isAcknowledged } = useLater();
  useEffect(() => void readWithheld(packetId), [packetId]);
  const places = view?.places ?? [];
  const open = places.filter(({ state }) => state === 'may-leave');
  return (
    <Dialog isOpen onClose={onClose} title={t('later.open')} footer={<Acts onClose={onClose} />}>
      <div className="stack">
        <p>{t('later.lead')}</p>
        {view !== null && open.length === 0 && <p className="muted">{t('later.none')}</p>}
        {open.map(place => (
          <Place key={place.place} place={place} />
        ))}
        <Others places={places.filter(({ state }) => state !== 'may-leave')} />
        <Findings />
        {failure !== null && (
          <FailureNote failure={failure}>
            {failure.code === 'agency/not-compared' && (
              <Checkbox checked={isAcknowledged} onChange={acknowledgeUncompared}>
                {t('later.iKnow')}
              </Checkbox>
            )}
          </FailureNote>
        )}
      </div>
    </Dialog>
  );
}

function Acts({ onClose }: Pick<SupplementDialogProps, 'onClose'>) {
  const t = useText();
  const { chosen, findings, reasons, failure, isBusy } = useLater();
  const isBlocked = findings.some(({ severity }) => severity === 'stop');
  const isUnsaid = findings.some(({ id }) => (reasons[id] ?? '').trim() === '');
  const unavailable =
    chosen.size === 0 ? t('later.chooseOne') : isBlocked ? t('later.cannotLeave') : isUnsaid ? t('later.giveReasons') : null;
  async function write(): Promise<void> {
    const file = await writeSupplement();
    if (file === null) return;
    notify({ title: t('later.written', { file }), tone: 'done' });
    onClose();
  }
  async function submit(): Promise<void> {
    const packetId = await submitSupplement();
    if (packetId !== null) go({ screen: 'approval', packetId });
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
        {t(needsSecond ? 'later.submit' : 'later.write')}
      </Button>
    </>
  );
}

function Place({ place }: { readonly place: WithheldPlace }) {
  const reader = useReader();
  const isChosen = useLater(state => state.chosen.has(place.place));
  return (
    <Checkbox
      checked={isChosen}
      onChange={checked => choosePlace(place, checked)}
      note={valueText(fieldOf(place.entity, place.field), place.value, reader)}
    >
      <PlaceName place={place} />
    </Checkbox>
  );
}

function PlaceName({ place: { entity, field, place } }: { readonly place: WithheldPlace }) {
  const t = useText();
  return (
    <>
      {t(entityLabel(entity))}, {t(fieldOf(entity, field)?.label ?? entityLabel(entity))}{' '}
      <span className="mono small muted">{place}</span>
    </>
  );
}

function Others({ places }: { readonly places: readonly WithheldPlace[] }) {
  const t = useText();
  if (places.length === 0) return null;
  return (
    <details>
      <summary className="small">
        {t('later.others')} ({places.length})
      </summary>
      <ul className="small">
        {places.map(place => (
          <li key={place.place}>
            <PlaceName place={place} />: {t(`later.states.${place.state}`)}
            {place.reason !== null && <span className="muted"> {t(place.reason)}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Findings() {
  const t = useText();
  const { findings, reasons } = useLater();
  if (findings.length === 0) return null;
  return (
    <ul className="stack">
      {findings.map(({ id, kind, severity, value, place }) => (
        <li key={id} className="stack">
          <p className="small">
            {t(kind === 'unread' ? 'release.findingUnread' : 'release.findingValue')}{' '}
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
