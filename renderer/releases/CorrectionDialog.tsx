import { useEffect } from 'react';
import type { GivenPlace } from '../../shared/contract/supplements.ts';
import type { CaseId, PacketId } from '../../shared/language.ts';
import { valueText } from '../../shared/value-text.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useReader, useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { TextField } from '../ui/TextField.tsx';
import { fieldOf } from '../view-as/seen.ts';
import { LaterActs, LaterFailure, LaterFindings } from './LaterParts.tsx';
import { choosePlace, readGiven, sayWhy, useLater } from './later-store.ts';
import { PlaceName } from './SupplementDialog.tsx';

export type CorrectionDialogProps = { readonly onClose: () => void; readonly caseId: CaseId; readonly packetId: PacketId };

/** What a packet gave and is otherwise now: what is chosen leaves as a correction. It says who else holds such a value. */
export function CorrectionDialog({ onClose, caseId, packetId }: CorrectionDialogProps) {
  const t = useText();
  const { given, others } = useLater();
  const typed = useDraft(`correction ${packetId}`, '');
  const why = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  useEffect(() => void readGiven(caseId, packetId), [caseId, packetId]);
  useEffect(() => sayWhy(why), [why]);
  const write = { label: 'later.writeCorrection', written: 'later.correctionWritten' } as const;
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('later.correct')}
      footer={
        <LaterActs
          onClose={leave}
          onWritten={() => {
            typed.done();
            onClose();
          }}
          write={write}
          unavailable={why.trim() === '' ? t('later.sayWhy') : null}
        />
      }
    >
      {question}
      <div className="stack">
        <p>{t('later.correctLead')}</p>
        {given === null && <p className="muted">{t('later.nothingToCorrect')}</p>}
        {given?.places.map(place => (
          <Place key={place.place} place={place} />
        ))}
        {others.map(({ packetId: id, recipient, number }) => (
          <p key={id} className="small">
            {t('later.alsoHolds', { who: recipient, number: channelNumber(number) })}
          </p>
        ))}
        <TextField label={t('later.why')} value={why} onChange={typed.change} rows={2} maxLength={400} />
        <LaterFindings />
        <LaterFailure />
      </div>
    </Dialog>
  );
}

function Place({ place }: { readonly place: GivenPlace }) {
  const t = useText();
  const reader = useReader();
  const isChosen = useLater(state => state.chosen.has(place.place));
  const said = (value: GivenPlace['now']): string => valueText(fieldOf(place.entity, place.field), value, reader);
  return (
    <Checkbox
      checked={isChosen}
      onChange={checked => choosePlace(place, checked)}
      note={t('later.wasNow', { was: said(place.given), now: said(place.now) })}
    >
      <PlaceName place={place} />
    </Checkbox>
  );
}
