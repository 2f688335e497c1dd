import { FileCheck, Phone } from 'lucide-react';
import type { OpenedView } from '../../shared/contract/packets.ts';
import { approverRoles, type ApproverRole } from '../../shared/approval.ts';
import { givesValues, packetKindTable } from '../../shared/packet-kinds.ts';
import { aboutWords, channelNumber } from '../../shared/packet-words.ts';
import { useReader, useText, type Translate } from '../text.ts';
import { go } from '../frame/route-store.ts';
import { Button } from '../ui/Button.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Contents } from './Contents.tsx';
import { Changes } from './Changes.tsx';
import { Tightened } from './Tightened.tsx';
import { UnknownValues } from './UnknownValues.tsx';

/** A packet before it is imported: who, whether it is what was signed, where it stands, what it holds. */
export function OpenedPacket({ opened }: { readonly opened: OpenedView }) {
  const t = useText();
  const reader = useReader();
  const { header, isSenderCompared, place, released, gaps, attachments } = opened;
  const { handling } = header;
  return (
    <section className="stack" aria-label={t('inbox.opening')}>
      <h2 className="h-section">{t('inbox.from', { number: channelNumber(header.channel.number), who: header.from.agency })}</h2>
      <p className="muted">{reader.say(opened.senderNames)}</p>
      <div className="row wrap">
        <Badge tone="met" icon={FileCheck}>
          {t('inbox.signed')}
        </Badge>
        <Badge tone={isSenderCompared ? 'met' : 'soon'} icon={Phone}>
          {t(isSenderCompared ? 'inbox.compared' : 'inbox.notCompared')}
        </Badge>
      </div>
      <p className="small muted">
        {t('inbox.signedNote')} {isSenderCompared ? '' : t('inbox.notComparedNote')}
      </p>
      {opened.isNewEpoch && <p className="small">{t('inbox.newEpoch')}</p>}
      {!opened.hasSenderProfile && (
        <div className="row wrap">
          <span className="small">{t('inbox.viewAsWaits')}</span>
          <Button onPress={() => go({ screen: 'counterparts' })}>{t('inbox.toCounterparts')}</Button>
        </div>
      )}
      <dl className="kv">
        <dt>{t('inbox.keyWords')}</dt>
        <dd className="mono">{reader.say(opened.senderWords)}</dd>
        <dt>{t('release.kind')}</dt>
        <dd>{t(packetKindTable[header.kind].words)}</dd>
        <dt>{t('inbox.place')}</dt>
        <dd>{t(`inbox.places.${place}`)}</dd>
        <dt>{t('release.purpose')}</dt>
        <dd>{t(`release.purposes.${header.purpose}`)}</dd>
        <dt>{t('inbox.handling')}</dt>
        <dd className="mono">{[handling.tlp, handling.pap, ...handling.codes].join(' · ')}</dd>
        {opened.content !== null && (
          <>
            <dt>{t('inbox.contains')}</dt>
            <dd>
              {t('inbox.values', {
                values: t('inbox.valueCount', { count: released.length }),
                gaps: t('inbox.gapCount', { count: gaps.length }),
                files: t('inbox.fileCount', { count: attachments.length }),
              })}
            </dd>
          </>
        )}
        {opened.addsTo !== null && (
          <>
            <dt>{t(aboutWords(header.kind, opened.why))}</dt>
            <dd className="mono">{channelNumber(opened.addsTo.number)}</dd>
          </>
        )}
        {opened.why !== null && (
          <>
            <dt>{t('later.why')}</dt>
            <dd>{opened.why}</dd>
          </>
        )}
        {givesValues(header.kind) && (
          <>
            <dt>{t('approval.approved')}</dt>
            <dd>{approvedBy(opened, t)}</dd>
          </>
        )}
        <dt>{t('release.digest')}</dt>
        <dd className="mono">{opened.hash}</dd>
      </dl>
      <Contents opened={opened} />
      {opened.content !== null && <Changes opened={opened} />}
      <Tightened opened={opened} />
      <UnknownValues unknown={opened.unknown} />
    </section>
  );
}

/** Who approved it, each by role, and whether a key of the sender's card says so. */
function approvedBy({ approvals }: OpenedView, t: Translate): string {
  const told = approvals.map(({ role, isChecked }) =>
    t(isChecked ? 'approval.checked' : 'approval.unchecked', { role: t(`approval.roles.${roleOf(role)}`) }),
  );
  return told.join('; ') || t('approval.byNobody');
}

function roleOf(role: string): ApproverRole | 'other' {
  return approverRoles.find(known => known === role) ?? 'other';
}
