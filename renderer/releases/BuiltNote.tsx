import { Copy } from 'lucide-react';
import type { AgencyCode } from '../../shared/language.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { channelNumber } from '../view-as/seen.ts';
import { copyDigest, type Building } from './release-store.ts';

export type BuiltNoteProps = { readonly built: Building & { readonly phase: 'built' }; readonly who: AgencyCode };

/** Where the packet is, how large, what it hashes to, to whom it goes, and what to carry beside it. */
export function BuiltNote({ built: { packet, place, isFolder }, who }: BuiltNoteProps) {
  const t = useText();
  const format = useFormat();
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
      <Button icon={Copy} onPress={() => void copyDigest(packet.hash)} autoFocus>
        {t('release.copyDigest')}
      </Button>
      <Button onPress={() => go({ screen: 'packet', packetId: packet.packetId, direction: 'out' })}>
        {t('release.openPacket')}
      </Button>
    </div>
  );
}
