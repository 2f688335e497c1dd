import type { AgencyCode } from '../../shared/language.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { channelNumber } from '../view-as/seen.ts';
import { buildPacket, cancelBuilding, type Building } from './release-store.ts';

export type DeskStripProps = { readonly building: Building; readonly who: AgencyCode };

/** Prepared, guard, second person, sign and build: where this packet stands, and the one act. */
export function DeskStrip({ building, who }: DeskStripProps) {
  const t = useText();
  const format = useFormat();
  const preparer = useVault(state => (state.phase === 'open' ? state.vault.user.label : ''));
  if (building.phase === 'built') {
    const { packet } = building;
    return (
      <div className="strip" role="status">
        <div className="grow">
          <b className="strong">{t('release.builtAt', { number: channelNumber(packet.number), file: packet.file })}</b>
          <p className="small muted">{t('release.builtIn', { size: format.bytes(packet.sizeBytes), who })}</p>
          {packet.voids.length > 0 && (
            <p className="small">{t('release.voidsToo', { files: packet.voids.map(({ file }) => file).join(', ') })}</p>
          )}
        </div>
        <span className="mono small">{packet.hash.slice(0, 16)}…</span>
      </div>
    );
  }
  if (building.phase === 'busy')
    return (
      <div className="strip">
        <Progress label={t('release.building')} done={building.done} total={building.total} onCancel={cancelBuilding} />
      </div>
    );
  return (
    <div className="strip">
      <ol>
        <Step name={t('release.prepared')} note={preparer} />
        <Step name={t('release.guard')} note={building.phase === 'refused' ? t('release.states.unsettled') : '—'} />
        <Step name={t('release.secondPerson')} note={t('release.notAsked')} />
        <Step name={t('release.signBuild')} note={who} />
      </ol>
      <span className="grow small muted num">{t('release.notAskedNote')}</span>
      <Button onPress={() => void buildPacket('file')}>{t('release.buildFile')}</Button>
      <Button variant="primary" onPress={() => void buildPacket('folder')}>
        {t('release.buildFolder')}
      </Button>
    </div>
  );
}

function Step({ name, note }: { readonly name: string; readonly note: string }) {
  return (
    <li>
      <b className="strong">{name}</b>
      <span className="small muted">{note}</span>
    </li>
  );
}
