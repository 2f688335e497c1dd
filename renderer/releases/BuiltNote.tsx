import { BellPlus, Copy, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { Failure } from '../../shared/failure.ts';
import type { AgencyCode, CaseId, CivilDate } from '../../shared/language.ts';
import { channelNumber } from '../../shared/packet-words.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { copyDigest, remindOfReceipt, showBuilt, type Building } from './release-store.ts';

export type BuiltNoteProps = { readonly built: Building & { readonly phase: 'built' }; readonly who: AgencyCode };

/** Where the packet is, how large, what it hashes to, to whom it goes, and what to carry beside it. */
export function BuiltNote({ built: { packet, caseId, place, isFolder }, who }: BuiltNoteProps) {
  const t = useText();
  const format = useFormat();
  async function show(): Promise<void> {
    const isCopied = await showBuilt(isFolder ? place : '', packet.file);
    if (isCopied) notify({ title: t('release.pathCopied'), tone: 'done' });
  }
  return (
    <div className="strip built" role="status">
      <div className="grow">
        <b className="strong">{t('release.builtTitle', { number: channelNumber(packet.number), who })}</b>
        <dl className="built-facts small">
          <dt>{t('release.file')}</dt>
          <dd className="mono">{packet.file}</dd>
          {isFolder && (
            <>
              <dt>{t('release.folder')}</dt>
              <dd>{place}</dd>
            </>
          )}
          <dt>{t('release.size')}</dt>
          <dd>{format.bytes(packet.sizeBytes)}</dd>
          <dt>{t('release.digest')}</dt>
          <dd className="mono">{packet.hash}</dd>
        </dl>
        <p className="small muted">{t('release.carry', { who })}</p>
        {packet.voids.length > 0 && (
          <p className="small">{t('release.voidsToo', { files: packet.voids.map(({ file }) => file).join(', ') })}</p>
        )}
      </div>
      <Remind caseId={caseId} number={channelNumber(packet.number)} who={who} />
      <Button variant="primary" icon={FolderOpen} onPress={() => void show()} autoFocus>
        {t('release.showBuilt')}
      </Button>
      <Button icon={Copy} onPress={() => void copyDigest(packet.hash)}>
        {t('release.copyDigest')}
      </Button>
      <Button onPress={() => go({ screen: 'packet', packetId: packet.packetId, direction: 'out' })}>
        {t('release.openPacket')}
      </Button>
    </div>
  );
}

/** A week is what a counterpart usually takes. */
const DAYS_TO_REMIND = 7;

type RemindProps = { readonly caseId: CaseId; readonly number: string; readonly who: AgencyCode };

/** The next step: its receipt is awaited, and on which day the case asks about it. */
function Remind({ caseId, number, who }: RemindProps) {
  const t = useText();
  const format = useFormat();
  const today = useOfficeToday();
  const [on, setOn] = useState<CivilDate | null>(() => civilDate(dayNumber(today) + DAYS_TO_REMIND));
  const [kept, setKept] = useState<CivilDate | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function remind(): Promise<void> {
    if (on === null) return;
    const refused = await remindOfReceipt(caseId, t('release.askReceipt', { number, who }), on);
    setFailure(refused);
    if (refused === null) setKept(on);
  }
  if (kept !== null)
    return (
      <p className="small" role="status">
        {t('release.remindKept', { date: format.date(kept, 'always') })}
      </p>
    );
  return (
    <div className="built-remind">
      {failure !== null && <FailureNote failure={failure} />}
      <DateField label={t('release.remindOn')} value={on} onChange={setOn} min={today} />
      <Button icon={BellPlus} unavailable={on === null ? t('release.remindNeeds') : null} onPress={() => void remind()}>
        {t('release.remind')}
      </Button>
    </div>
  );
}
