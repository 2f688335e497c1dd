import type { CaseView } from '../../shared/case-view.ts';
import type { PacketSight, SeenField, SeenRecord } from '../../shared/contract/packets.ts';
import type { Input } from '../../shared/contract.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { coarserMark, keptFrom } from '../../shared/kept-from.ts';
import type { AgencyCode, RecordId } from '../../shared/language.ts';
import type { AcceptedFinding, LeakFinding, Remedy } from '../../shared/leak/finding.ts';
import { allFields } from '../view-as/seen.ts';

/** A finding of the guard as the desk shows it: numbered, with our paths of what is given away and of what gives it away. */
export type GuardFinding = {
  readonly number: number;
  readonly blocks: boolean;
  readonly path: string; // of the withheld value; empty for a page, a file, and a value of another case
  readonly places: readonly FoundAt[];
  readonly finding: LeakFinding;
};

/** A value that leaves and gives it away, by our path; `from` and `to` where the words stand in its text. */
export type FoundAt = { readonly at: string; readonly from: number | null; readonly to: number | null };

/** What a check found, numbered in its order: the certain first. */
export function numbered(findings: readonly LeakFinding[]): readonly GuardFinding[] {
  return findings.map((finding, at) => ({
    number: at + 1,
    blocks: finding.severity === 'stop',
    path: finding.value?.path ?? '',
    places: placesOf(finding),
    finding,
  }));
}

function placesOf({ place, spots }: LeakFinding): readonly FoundAt[] {
  const at = place.in?.path;
  // Where it is a page of a file, the words stand in that page's text, and the value there is the file's name in the packet.
  if (at !== undefined && place.page !== null) return [{ at, from: null, to: null }];
  return at === undefined ? [] : (spots.length === 0 ? [place] : spots).map(({ from, to }) => ({ at, from, to }));
}

/** A person's reasons, by the finding that each is for. */
export type Reasons = Readonly<Record<string, string>>;

/** What of the findings a person has given a reason for. What stops a packet is never accepted. */
export function acceptedOf(findings: readonly GuardFinding[], reasons: Reasons): readonly AcceptedFinding[] {
  return findings.flatMap(({ blocks, finding: { id } }) => {
    const reason = reasons[id]?.trim() ?? '';
    return blocks || reason === '' ? [] : [{ finding: id, reason }];
  });
}

export type Spot = { readonly record: SeenRecord; readonly seen: SeenField };

export function spotAt(sight: PacketSight, path: string): Spot | null {
  for (const record of sight.records) {
    const seen = record.fields.find(field => field.path === path);
    if (seen !== undefined) return { record, seen };
  }
  return null;
}

/** The words that give a value away, out of the text that would leave. */
export function wordsAt(sight: PacketSight, { at, from, to }: FoundAt): string | null {
  const value = allFields(sight).find(({ path }) => path === at)?.value;
  return typeof value === 'string' && from !== null && to !== null ? value.slice(from, to) : null;
}

const NEAR = 24; // characters on both sides

/** The words with what stands beside them, by which one place of a text is told from another. */
export function wordsAround(sight: PacketSight, { at, from, to }: FoundAt): string | null {
  if (from === null || to === null) return null;
  const near = wordsAt(sight, { at, from: Math.max(0, from - NEAR), to: to + NEAR });
  const length = wordsAt(sight, { at, from: 0, to: Infinity })?.length ?? 0;
  return near && `${from > NEAR ? '…' : ''}${near}${to + NEAR < length ? '…' : ''}`;
}

type GivenMark = Input<'case:set-mark'>['mark'];

/** The record of a place as we hold it. */
function heldAt(ours: CaseView, record: RecordId): CaseRecord | undefined {
  return ours.file.records.find(({ id }) => id === record);
}

/** The mark of a value with this counterpart taken from those who may have it. */
export function withheldFrom(recipient: AgencyCode, ours: CaseView, { record, seen }: Spot): GivenMark {
  return keptFrom(recipient, heldAt(ours, record.record) ?? { marks: {} }, seen.field) as unknown as GivenMark; // a mark; its lists are only read
}

/** The mark of a value that is protected from now on, with its coarser form to be given instead; null where the record is gone. */
export function coarserAt(ours: CaseView, { record, field, text }: Remedy): GivenMark | null {
  const held = heldAt(ours, record);
  if (held === undefined || field === null || text === undefined) return null;
  return coarserMark(held, field, text) as unknown as GivenMark; // as above
}

/** What happened, in the head of a finding. */
export function headOf({ kind }: Pick<LeakFinding, 'kind'>) {
  if (kind === 'lint') return 'release.findingLint';
  if (kind === 'two-values') return 'release.findingTwo';
  return kind === 'unread' ? 'release.findingUnread' : 'release.findingValue';
}
