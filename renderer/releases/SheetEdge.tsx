import type { PacketSight } from '../../shared/contract/packets.ts';
import { packetKindTable } from '../../shared/packet-kinds.ts';
import { useText } from '../text.ts';

export type SheetEdgeProps = { readonly sight: PacketSight; readonly reference: string; readonly isTop: boolean };

/** The first and the last line of the sheet: handling as every page of the packet has it, and under the first what the packet is. */
export function SheetEdge({ sight, reference, isTop }: SheetEdgeProps) {
  const t = useText();
  const { tlp, pap, relTo, codes } = sight.handling;
  const banner = [tlp, pap, `REL TO ${relTo.join(', ')}`, ...codes].join(' · ');
  if (!isTop)
    return (
      <>
        <div />
        <div className="leaves sheet-foot mono small">{banner}</div>
      </>
    );
  const { en, es } = packetKindTable.disclosure.title;
  return (
    <>
      <h2 className="desk-title">
        {t('release.ourRecord')} <span className="mono faint small">{reference}</span>
      </h2>
      <div className="leaves sheet-top">
        <div className="mono small">{banner}</div>
        <h2 className="desk-title">{t('release.whatLeaves')}</h2>
        <div className="small muted">
          {en} / <span lang="es">{es}</span>
        </div>
      </div>
    </>
  );
}
