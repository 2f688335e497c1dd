import { findLastRemoval } from '../../../../db/history.ts';
import type { Reader } from '../../../../db/open.ts';
import { setterOf } from '../../../../shared/field-setters.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { EntityName } from '../../../../shared/catalogue.ts';
import type { OpenedView } from '../../../../shared/contract/packets.ts';
import type { CaseId, RecordId } from '../../../../shared/language.ts';
import type { Mark } from '../../../../shared/mark.ts';
import type { PacketHeader } from '../../../../shared/packet.ts';
import { joinedWithReceived } from '../../../../shared/received-mark.ts';
import { lockedMark, type IncomingRecord } from '../read/intake.ts';
import type { Remark } from './remarks.ts';

/** A place of a record that we hold whose mark becomes tighter, because its value is now given under a stricter one. */
export type Tightening = { readonly record: CaseRecord; readonly place: string; readonly mark: Mark };

/** Fields of the case that a sender does not set here: what we call it, and the rules that it runs under. */
const OURS: ReadonlySet<string> = new Set(['kind', 'reference', 'profile']);

/** Whether what a sender says of a field of a record that stands here is taken over at all. */
export function isTakenOver(entity: EntityName, field: string): boolean {
  return setterOf(entity, field) !== 'supervisor' && !(entity === 'case' && OURS.has(field));
}

/** What of a case that we hold becomes stricter by a packet, for whoever looks at it before it is taken in. */
export function arrivalTightenings(
  into: { readonly records: readonly Arriving[] } | null,
): Pick<OpenedView, 'tightened' | 'tightenedInAll'> {
  const all =
    into?.records.flatMap(({ incoming, tightened }) => tightened.map(each => ({ ...each, name: incoming.emittedId }))) ?? [];
  const tightened = all.slice(0, MOST_TOLD).map(({ record: { entity, marks }, name, place, mark }) => {
    return { entity, name, place, old: marks[place] ?? marks['*'] ?? null, mark };
  });
  return { tightened, tightenedInAll: all.length };
}

type Arriving = { readonly incoming: IncomingRecord; readonly tightened: readonly Tightening[] };
const MOST_TOLD = 500;

/** Each value that a packet gives of a held record, changed or not, stands under the tightest of all marks that it was received under. */
export function tighteningsOf(
  held: CaseRecord,
  incoming: IncomingRecord,
  header: Pick<PacketHeader, 'from' | 'handling'>,
): readonly Tightening[] {
  const received = lockedMark(header);
  return heldPlaces(incoming).flatMap(place => {
    const mark = joinedWithReceived(held.marks[place], held.marks['*'], received);
    return mark === null ? [] : [{ record: held, place, mark }];
  });
}

/** Where the values of an incoming record stand here. A document's file stands at its content; what a sender calls the case is their reference. */
function heldPlaces({ entity, fields }: IncomingRecord): readonly string[] {
  const given = Object.keys(fields).filter(field => isTakenOver(entity, field));
  if (entity === 'document') return [...given, 'content'];
  if (entity !== 'case') return given;
  return [...given.filter(field => field !== 'theirReference'), ...('reference' in fields ? ['theirReference'] : [])];
}

/** Remarks whose words stand already are not written again; their marks are joined all the same. */
export function remarkTightenings(standing: readonly CaseRecord[], remarks: readonly Remark[]): readonly Tightening[] {
  return standing.flatMap(record => {
    const { text } = record.fields;
    return remarks
      .filter(remark => remark.text === text)
      .flatMap(remark => {
        const mark = joinedWithReceived(record.marks['*'], undefined, remark.mark);
        return mark === null ? [] : [{ record, place: '*', mark }];
      });
  });
}

/** The mark of a record that is made anew for a name whose record was removed here: what was received stays as tight as it was. */
export function markAfterRemoval(db: Reader, removed: { readonly caseId: CaseId; readonly id: RecordId }, received: Mark): Mark {
  const whole = findLastRemoval(db, removed.caseId, removed.id);
  if (whole === undefined) return received;
  const marks = Object.values((JSON.parse(whole) as Pick<CaseRecord, 'marks'>).marks); // written by wholeRecord
  return marks.reduce((mark, held) => joinedWithReceived(mark, undefined, held) ?? mark, received);
}
