import { catalogue } from '../../../../shared/catalogue.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import { leadExhibits } from '../../../../shared/decision/lead-only.ts';
import type { Bilingual, RecordId } from '../../../../shared/language.ts';
import { purposes, type Mark } from '../../../../shared/mark.ts';
import type { PacketHeader } from '../../../../shared/packet.ts';
import { lockedMark, withLocalReferences, type IncomingRecord, type Placed } from '../read/intake.ts';
import type { Remark } from './remarks.ts';
import { isTakenOver } from './tightenings.ts';

/** What of a packet is an exhibit that rests on a lead only, which no case may hold (CNPP 455), and what stands here and rests on one by it. */
export type LeadExhibits = {
  /** By the sender's names, with what hangs from them: they stand as remarks, and are no exhibits. */
  readonly apart: ReadonlySet<string>;
  /** Exhibits of ours from before, whose source the packet says was a lead only: they stay, with a remark, and do not leave as evidence. */
  readonly standing: readonly CaseRecord[];
};

/**
 * Judge the case as it would be with the packet in it. What else was set aside counts too: an exhibit does not become one by that.
 *
 * @param placed - Every record of the packet, as far as it is taken over, beside ours that it is.
 */
export function leadExhibitsOf(standing: readonly CaseRecord[], placed: readonly Placed[]): LeadExhibits {
  const ids = new Map(placed.map(({ incoming, held }) => [incoming.emittedId, held?.id ?? provisional(incoming.emittedId)]));
  const after = new Map(standing.map(record => [record.id, record]));
  for (const { incoming, held } of placed) {
    const record = asRecord(incoming, held, ids);
    after.set(record.id, record);
  }
  const were = leadExhibits(standing);
  const leads = leadExhibits([...after.values()]);
  const apart = new Set<string>();
  for (const { incoming, held } of placed) {
    const { emittedId, parent } = incoming;
    if ((held === null && leads.has(ids.get(emittedId)!)) || (parent !== null && apart.has(parent))) apart.add(emittedId);
  }
  return { apart, standing: standing.filter(({ id }) => leads.has(id) && !were.has(id)) };
}

/** No record of ours is called so, whatever a sender writes: our ids hold no colon. */
const provisional = (emittedId: string): RecordId => `new:${emittedId}` as RecordId; // never stored

function asRecord(incoming: IncomingRecord, held: CaseRecord | null, ids: ReadonlyMap<string, RecordId>): CaseRecord {
  const { entity, emittedId, parent } = incoming;
  const fields = withLocalReferences(incoming, emitted => ids.get(emitted));
  if (held !== null) {
    const taken = Object.entries(fields).filter(([field]) => isTakenOver(entity, field));
    return { ...held, fields: { ...held.fields, ...Object.fromEntries(taken) } };
  }
  const parentId = parent === null ? null : (ids.get(parent) ?? null);
  return { id: ids.get(emittedId)!, entity, parentId, position: 0, fields, marks: {} };
}

const why: Bilingual = {
  en: 'rests on what was obtained as a lead only, and is no exhibit until a formal request obtains it (CNPP 455)',
  es: 'se apoya en lo obtenido solo como indicio, y no es prueba hasta que una solicitud formal la obtenga (CNPP 455)',
};

/** Why an exhibit was set aside, for the line above what it said. */
export const leadReason = `${why.en} / ${why.es}`;

/** What stands beside an exhibit of ours from before. */
export function standingLeadRemark(header: Pick<PacketHeader, 'from' | 'handling'>): Remark {
  const { label } = catalogue.evidence;
  const text = `${header.from.agency}, ${label.en} / ${label.es}:\n${leadReason}`;
  return { text, mark: leadMark(header) };
}

/** As received, and in no packet that asks for evidence, even with the originator's consent: a consent is no formal request. */
export function leadMark(header: Pick<PacketHeader, 'from' | 'handling'>): Mark {
  const mark = lockedMark(header);
  const others = purposes.filter(purpose => purpose !== 'prosecution');
  return { ...mark, caveats: [...(mark.caveats ?? []), { kind: 'PURPOSE', purposes: others }] };
}
