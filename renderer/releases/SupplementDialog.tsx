import { useEffect } from 'react';
import type { WithheldPlace } from '../../shared/contract/supplements.ts';
import type { PacketId } from '../../shared/language.ts';
import { valueText } from '../../shared/value-text.ts';
import { useReader, useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { LaterActs, LaterFailure, LaterFindings } from './LaterParts.tsx';
import { choosePlace, readWithheld, useLater } from './later-store.ts';

export type SupplementDialogProps = { readonly onClose: () => void; readonly packetId: PacketId };

/** What a packet withheld, judged anew: what is chosen leaves as a supplement, proved against that packet. */
export function SupplementDialog({ onClose, packetId }: SupplementDialogProps) {
  const t = useText();
  const view = useLater(state => state.view);
  useEffect(() => void readWithheld(packetId), [packetId]);
  const places = view?.places ?? [];
  const open = places.filter(({ state }) => state === 'may-leave');
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('later.open')}
      footer={<LaterActs onClose={onClose} onWritten={onClose} write={{ label: 'later.write', written: 'later.written' }} />}
    >
      <div className="stack">
        <p>{t('later.lead')}</p>
        {view !== null && open.length === 0 && <p className="muted">{t('later.none')}</p>}
        {open.map(place => (
          <Place key={place.place} place={place} />
        ))}
        <Others places={places.filter(({ state }) => state !== 'may-leave')} />
        <LaterFindings />
        <LaterFailure />
      </div>
    </Dialog>
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

/** A place of a packet in the catalogue’s words. */
export function PlaceName({
  place: { entity, field, place },
}: {
  readonly place: Pick<WithheldPlace, 'entity' | 'field' | 'place'>;
}) {
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
