import { z } from 'zod';
import type { Action, Gate, GateBasis, ReasonCode } from '../decision/types.ts';
import type { LeftOut } from '../decision/for-reader.ts';
import type { PacketCounts } from '../decision/packet-counts.ts';
import type { PreviewRow } from '../decision/preview.ts';
import type { AgencyCode, Bilingual, CaseId, CivilDate, Json, PacketId, RecordId } from '../language.ts';
import type { FailureCode } from '../failure.ts';
import type { ToldFault } from '../history-faults.ts';
import type { BasisId } from '../legal-bases.ts';
import type { AcceptedFinding, LeakFinding } from '../leak/finding.ts';
import { papLabels, tlpLabels, type Mark } from '../mark.ts';
import type { Handling, LegalBasis, PacketHeader, PacketKind } from '../packet.ts';
import type { PacketPlace, ValuePath } from '../value-path.ts';
import { answers } from './packet-format.ts';
import { packetRequest } from './packet-request.ts';
import { ask, caseReaders, writers } from './row.ts';
import { agencyCode, caseId, civilDate, fieldName, handle, packetId, page, recordId, shortText } from './scalars.ts';

/** Of which case, to whom, for what, and which of its records. */
export const request = {
  ...packetRequest,
  /** `all`, or exactly these records. Left out: what was chosen for this counterpart, or else what is proposed. */
  scope: z.union([z.literal('all'), z.array(recordId).max(20_000)]).optional(),
  /** Nothing but what this packet of ours withheld: at these places of it, or all that may be given now. */
  correction: z
    .strictObject({
      packet: packetId,
      why: z.string().min(1).max(400),
      places: z.array(z.string().min(1).max(2000)).max(20_000).optional(),
    })
    .optional(),
  supplement: z
    .strictObject({ packet: packetId, places: z.array(z.string().min(1).max(2000)).max(20_000).optional() })
    .optional(),
};
/** What the recipient undertakes by using it. */
export const handling = z.strictObject({
  codes: z.array(z.enum(['H0', 'H1', 'H2', 'H3'])).max(4),
  tlp: z.enum(tlpLabels),
  pap: z.enum(papLabels),
  relTo: z.array(z.string().min(1).max(60)).max(50),
  onward: z.enum(['no', 'with-consent', 'within-agency']),
  courtUse: z.enum(['no', 'with-consent', 'yes']),
  retentionUntil: civilDate.nullable(),
});

const arrival = { file: handle, acceptGap: z.boolean().optional(), into: caseId.optional() };

/** Findings of the guard that a person looked at, each with a reason of its own. */
export const accept = z.array(z.strictObject({ finding: z.string().regex(/^[0-9a-f]{20}$/), reason: shortText })).max(500);

/** Why safety information may stay in a packet to those who arrest or escort; without it such a packet is refused (`release/safety-stays`). */
export const withoutSafety = shortText.optional();

/** What would let more of a place leave, in words; `fact` where recording it does, `event` where an event of that type said so of it. */
export type WouldLeave = Bilingual & {
  readonly event?: string;
  readonly fact?: { readonly kind: 'must-tell' } | { readonly kind: 'gate'; readonly gate: Gate; readonly basis: GateBasis };
};

/** What would leave, what would stay and why: one row for each path. Nothing is written. */
export type PacketPreview = {
  readonly recipient: { readonly code: AgencyCode; readonly names: { readonly en: string; readonly es: string } };
  readonly rows: readonly PreviewRow[];
  readonly counts: PacketCounts;
  readonly outside: number; // records that nobody chose for this packet
  /** What would leave and is left out, since the recipient’s program does not know it. */
  readonly leftOut: readonly LeftOut[];
  readonly attachments: readonly { readonly name: string; readonly document: string; readonly sizeBytes: number }[];
  /** What its reader could infer of what stays. */
  readonly lints: readonly LeakFinding[];
  /** Safety information that stays though those who arrest or escort need it. */
  readonly safety: readonly { readonly record: RecordId; readonly field: string; readonly path: PacketPlace }[];
};

/** What a counterpart already has at a place, and from which packet. */
export type Held = { readonly packetId: PacketId; readonly number: number; readonly value: Json; readonly action: Action };

/** One place as the counterpart would see it. `gap`: a block with a code; `nothing`: it leaves no trace. */
export type SeenField = Pick<PreviewRow, 'path' | 'action' | 'rule' | 'code' | 'reason'> & {
  readonly field: string;
  readonly shown: 'value' | 'gap' | 'nothing';
  readonly value: Json; // as it would leave; null unless shown
  /** We hold nothing there either; the gap stands all the same, so that emptiness tells nothing. */
  readonly isEmpty: boolean;
  readonly held: Held | null;
  /** What a packet built now would add to what it holds. `held-before`: withheld now, and it keeps what it was given. */
  readonly adds: 'new' | 'more-precise' | 'changed' | 'same' | 'nothing' | 'held-before';
};

/** A record that leaves, in the packet's order; `name` is the packet's, `depth` counts from the case. */
export type SeenRecord = {
  readonly record: RecordId;
  readonly entity: string;
  readonly name: string;
  readonly depth: number;
  readonly fields: readonly SeenField[];
};

/** A place that another counterpart holds, and closer than this one would get it: the two could put their halves together. */
export type HeldElsewhere = {
  readonly agency: AgencyCode;
  readonly packetId: PacketId;
  readonly number: number;
  readonly path: string;
  readonly entity: string;
  readonly field: string;
  /** What this one would get of it: a block, or a coarser form. */
  readonly here: 'gap' | 'coarser';
};

/** A case with a counterpart's eyes, for one purpose, basis and day. */
export type PacketSight = {
  readonly recipient: { readonly code: AgencyCode; readonly names: { readonly en: string; readonly es: string } };
  readonly on: CivilDate;
  readonly basis: readonly LegalBasis[];
  /** The instruments that bind both countries. */
  readonly bases: readonly BasisId[];
  /** What a packet would ask of its reader if nothing else is said. */
  readonly handling: Handling;
  readonly records: readonly SeenRecord[];
  readonly counts: PacketCounts;
  readonly leftOut: readonly LeftOut[]; // that would leave if its program knew them
  readonly stays: readonly PreviewRow[]; // whole records that do not leave though they were chosen
  readonly outside: readonly RecordId[]; // that nobody chose for this packet
  /** What its reader could infer of what stays, with what it and those who pool with it have. */
  readonly lints: readonly LeakFinding[];
  readonly safety: PacketPreview['safety'];
  readonly elsewhere: readonly HeldElsewhere[]; // at most 50
  readonly elsewhereInAll: number;
  /** What left before, newest first; `values` are those that it still holds from there. */
  readonly sent: readonly {
    readonly packetId: PacketId;
    readonly number: number;
    readonly atMs: number;
    readonly isAcknowledged: boolean;
    readonly values: number;
  }[];
};

export type BuiltPacket = {
  readonly packetId: PacketId;
  readonly kind: PacketKind;
  readonly number: number;
  readonly file: string; // its name in the folder; random, so that it says nothing
  readonly sizeBytes: number;
  readonly hash: string;
  readonly released: readonly PacketPlace[];
  readonly withheld: readonly { readonly path: PacketPlace; readonly code: ReasonCode }[];
  readonly leftOut: readonly LeftOut[];
  readonly attachments: readonly string[];
  /** What of the guard's findings, and of what can be inferred, a person accepted. Empty: nothing was found. */
  readonly accepted: readonly AcceptedFinding[];
  /** Nobody compared the words of the key that it is encrypted for, and a person acknowledged that. */
  readonly isUncompared: boolean;
  /** Void packets for numbers that were abandoned, written beside it; send them too. */
  readonly voids: readonly { readonly number: number; readonly file: string }[];
};

/** Where a packet stands in its channel, for a reader. `unknown`: nowhere that it could be imported at; only inspecting shows such a one. */
export type ChannelPlace = 'next' | 'after-gap' | 'late' | 'unknown';

/**
 * One thing that importing would change of what we hold from the sender; `no-longer` stays here as it was given. In a case of ours, `kept`: ours
 * stays and theirs becomes a remark; `apart`: a record of their own course, which becomes a remark, apart from our history and log. `reserved`:
 * a task that the law of its place keeps to other authorities, which becomes a remark and no task. `lead`: an exhibit that rests on a lead only
 * (CNPP 455), which becomes a remark and no exhibit; `lead-standing`: one of ours from before, of which the packet says so: it gets a remark.
 */
export type ArrivalChange = {
  readonly kind: 'new-record' | 'added' | 'changed' | 'no-longer' | 'kept' | 'apart' | 'reserved' | 'lead' | 'lead-standing';
  readonly entity: string;
  readonly name: string; // the sender's for the record
  readonly field: string | null; // null for a whole new record
  readonly old: Json;
  readonly new: Json;
  readonly values: number;
};

/**
 * A place of a record that we hold (`*`: all of it) whose mark importing makes tighter, since its value is given under a stricter one now.
 * `old` is what it stood under of its own or by its record.
 */
export type ArrivalTightening = {
  readonly entity: string;
  readonly name: string; // the sender's for the record
  readonly place: string;
  readonly old: Mark | null;
  readonly mark: Mark;
};

/**
 * A value that came in and for which our catalogue has no field, since a later program sent it. It is kept as a remark that never leaves.
 * `path` names it for good, by the sender's name of the record; `place` is where it stands in this packet.
 */
export type UnknownValue = { readonly path: ValuePath; readonly place: PacketPlace; readonly value: Json };

/** A record as it came, in the packet's order: its values, and where something is withheld a gap (`code`, and no value). */
export type ArrivedRecord = {
  readonly entity: string;
  readonly name: string; // the sender's
  readonly depth: number; // the case is 0
  readonly fields: readonly {
    readonly field: string;
    readonly value: Json;
    readonly how: Action | null; // in which other form than the value itself
    readonly code: ReasonCode | null;
  }[];
};

/** A case of ours that a packet may belong to: its number is quoted, or `person` is in it, by identifiers. `refusal`: why it cannot go there. */
export type ArrivalCase = {
  readonly caseId: CaseId;
  readonly reference: string;
  readonly title: string;
  readonly why: 'quoted' | 'person';
  readonly person: string | null;
  readonly refusal: FailureCode | null;
};

/** A packet as it was opened: it is what was signed; never that it is complete. */
export type OpenedView = {
  readonly header: PacketHeader;
  readonly hash: string;
  readonly place: ChannelPlace;
  /** Inspected: what importing would refuse its place in the channel with; null if nothing stands against it. */
  readonly refusedPlace: FailureCode | null;
  /** It begins a numbering of its own beside one that we know: its sender restored a backup. */
  readonly isNewEpoch: boolean;
  /** Whether somebody compared the sender's twelve words by telephone. */
  readonly isSenderCompared: boolean;
  /** What is said on the telephone of the key that signed. */
  readonly senderWords: Bilingual;
  /** As our own table calls the agency whose key signed; `header.from` is the sender's word. */
  readonly senderNames: Bilingual;
  /** Who approved it, by role; `isChecked`: with a key that the sender's card names. */
  readonly approvals: readonly { readonly role: string; readonly isChecked: boolean }[];
  /** Whether a supervisor has set what the sender may receive: until then, seeing a case as they would waits. */
  readonly hasSenderProfile: boolean;
  /** The packet, and its number, that a supplement adds to or a correction corrects; of a receipt the packet of ours that arrived. */
  readonly addsTo: { readonly packetId: PacketId; readonly number: number } | null;
  /** Why a correction was sent. */
  readonly why: string | null;
  /** The case that it goes into; null: a new one, or none. */
  readonly into: {
    readonly caseId: CaseId;
    readonly reference: string;
    readonly title: string;
    readonly isEnded: boolean;
  } | null;
  /** Cases of ours that it may belong to, while none was chosen for what came of it before. */
  readonly cases: readonly ArrivalCase[];
  /** Record by record; at most 500 of all. */
  readonly contents: readonly ArrivedRecord[];
  readonly contentsInAll: number;
  readonly released: readonly PacketPlace[];
  readonly gaps: readonly { readonly path: PacketPlace; readonly code: ReasonCode }[];
  readonly attachments: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
  /** Against what we hold from this sender; at most 500. */
  readonly changes: readonly ArrivalChange[];
  /** Of each kind all of them, however many are given. */
  readonly changeCounts: Readonly<Record<ArrivalChange['kind'], number>>;
  /** What becomes stricter of what we hold; at most 500. */
  readonly tightened: readonly ArrivalTightening[];
  readonly tightenedInAll: number;
  readonly unknown: readonly UnknownValue[];
  /** The case as it came, for reading; null for receipts and voids. */
  readonly content: unknown;
};

export type ImportedPacket = {
  readonly packetId: PacketId;
  readonly kind: PacketKind;
  readonly number: number;
  readonly place: ChannelPlace;
  /** It began a numbering of its own beside one that we know: its sender restored a backup. */
  readonly isNewEpoch: boolean;
  /** The case that it went into, and whether that was made for it. */
  readonly caseId: CaseId | null;
  readonly isNewCase: boolean;
  /** The case of ours that the sender calls "your reference": a new case that came in leads to it by a link. */
  readonly about: CaseId | null;
  readonly records: { readonly added: number; readonly changed: number };
  /** How many places of what we held stand under a tighter mark now. */
  readonly tightened: number;
  readonly unknown: readonly UnknownValue[];
  /** What is wrong in the history of that case now. A packet is taken as it is; the case shows this until it is mended. */
  readonly faults: readonly ToldFault[];
  readonly attachments: number;
  /** For a receipt: the packet of ours that it acknowledges. */
  readonly acknowledges: PacketId | null;
  /** For a recall: the packet that it recalls, where its values are, and why. */
  readonly recalls: {
    readonly packetId: PacketId;
    readonly number: number;
    readonly caseId: CaseId | null;
    readonly why: string | null;
  } | null;
};

/** What became of a recall at its reader. */
export type Answer = (typeof answers)[number];

/** That a packet was recalled: by which packet, why, and what its reader did; of one that came in, what we answered. */
export type Recalled = {
  readonly packetId: PacketId;
  readonly number: number;
  readonly why: string | null; // in its sender’s words; null where those were erased
  readonly answer: Answer | null;
  readonly isAnswered: boolean; // or acknowledged by hand, which says no more
};

export type LedgerLine = {
  readonly packetId: PacketId;
  readonly direction: 'out' | 'in';
  readonly kind: PacketKind;
  readonly agency: AgencyCode;
  readonly caseId: CaseId | null;
  readonly number: number;
  readonly purpose: PacketHeader['purpose'];
  readonly hash: string;
  readonly sizeBytes: number;
  readonly file: string | null;
  readonly byUser: string;
  readonly atMs: number;
  readonly days: number; // of the office since then
  /** `unsettled`: a crash left its number open; the next build for that counterpart settles it. */
  readonly state: 'sent' | 'received' | 'unsettled' | 'voided';
  /** `answer`: what the receipt for a recall says was done. */
  readonly acknowledged: { readonly by: string; readonly atMs: number; readonly answer: Answer | null } | null;
  readonly earlier: PacketId | null; // the packet that it adds to
  /** Of a recall that came in: what we answered last. */
  readonly ownAnswer: Answer | null;
  /** The last recall of it. */
  readonly recalled: Recalled | null;
  /** The version of the policy by which it was decided; null where it came in, gives nothing, or left before that was kept. */
  readonly policy: string | null;
};

/**
 * A record as a packet of the ledger says it. `record` is ours behind it, where there is one; `isEmpty` a block where we hold nothing, which
 * its reader cannot tell from another.
 */
export type LedgerRecord = Pick<ArrivedRecord, 'entity' | 'name' | 'depth'> & {
  readonly record: RecordId | null;
  readonly fields: readonly (ArrivedRecord['fields'][number] & { readonly path: ValuePath; readonly isEmpty: boolean })[];
};

/** A packet of the ledger as whoever received it has it. */
export type LedgerDetail = LedgerLine & {
  readonly header: PacketHeader;
  /** The case that it is about, as this office calls it. */
  readonly about: { readonly reference: string; readonly title: string } | null;
  /** Whether somebody compared the counterpart's twelve words by telephone. */
  readonly isCompared: boolean;
  /** Record by record, in the packet's order; null where it carries no case, or cannot be read again. */
  readonly contents: readonly LedgerRecord[] | null;
  readonly counts: PacketCounts;
  readonly hidden: number; // values of ours that left no trace in it
  readonly attachments: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
};

/** `total` of all, however many are given. */
export type LedgerPage = { readonly lines: readonly LedgerLine[]; readonly total: number };

export const packetCalls = {
  /** As the counterpart would see the case on a day, and what that adds to what it holds. Nothing is written. */
  'packet:view': ask(z.strictObject({ ...request, on: civilDate.optional() }), caseReaders).gives<PacketSight>(),
  'packet:preview': ask(z.strictObject(request), caseReaders).gives<PacketPreview>(),
  /** What would let more of a place leave (`*`: a record that stays), each alone, and in what form. Empty: nothing of the kind would. */
  'packet:why': ask(
    z.strictObject({ ...request, on: civilDate.optional(), record: recordId, field: z.union([fieldName, z.literal('*')]) }),
    caseReaders,
  ).gives<readonly WouldLeave[]>(),
  /** What the guard would find in a packet built now, the certain first: laid out, read, and thrown away; no number is taken. */
  'packet:findings': ask(z.strictObject({ ...request, handling: handling.optional() }), writers).gives<readonly LeakFinding[]>(),
  /**
   * Into a folder under a random name, or into one file. If the guard finds a withheld value the packet is refused with the places
   * (`packet/leak`); where it is unsure, with `packet/leak-possible`, unless `accept` names each finding with the reason of the person who
   * looked at it. An accepted finding that is not there any more, or not as it was seen, refuses too (`packet/acceptance-outdated`).
   */
  'packet:build': ask(
    z.strictObject({
      ...request,
      handling: handling.optional(),
      folder: handle.optional(),
      file: handle.optional(),
      accept: accept.optional(),
      /** A person knows that nobody compared the words of the key that it is encrypted for; said anew for each packet. */
      acknowledgeUncompared: z.boolean().optional(),
      withoutSafety,
    }),
    writers,
  ).gives<BuiltPacket>(),
  /** Open, judge and show, whatever its place in the channel (`refusedPlace` says what importing would object to there); nothing is stored. */
  'packet:inspect': ask(z.strictObject({ file: handle, into: caseId.optional() }), writers).gives<OpenedView>(),
  /** As importing would, storing nothing. `into`: a case of ours that it goes into; left out: where it belongs by itself, or a new one. */
  'packet:verify': ask(z.strictObject(arrival), writers).gives<OpenedView>(),
  /** `acceptGap`: a person has recorded that earlier packets are missing, or that this one was waited for. */
  'packet:import': ask(z.strictObject(arrival), writers).gives<ImportedPacket>(),
  /** A receipt for a packet that came in, sealed to its sender; for a recall it says what was done. */
  'packet:receipt': ask(
    z.strictObject({ packetId, answer: z.enum(answers).optional(), folder: handle.optional(), file: handle.optional() }),
    writers,
  ).gives<BuiltPacket>(),
  /** A receipt entered by hand, from a counterpart without Enlace: the hash that it read back must be the packet's. */
  'packet:acknowledge': ask(
    z.strictObject({ packetId, hash: z.string().regex(/^[A-Za-z0-9_-]{43}$/), by: shortText }),
    writers,
  ).gives<LedgerLine>(),
  /** The page with which a counterpart without Enlace checks packets, as a file; its SHA-256 (base64url) may be read over the telephone. */
  'packet:verifier': ask(z.strictObject({ file: handle }), writers).gives<{
    readonly sha256: string;
    readonly sizeBytes: number;
  }>(),
  /**
   * The ledger, newest first, and how many fit in all. `text`: parts of its number, its agency's code, or its case's references, title and persons;
   * `fromHere`: what this machine numbered alone.
   */
  'packet:list': ask(
    z.strictObject({
      caseId: caseId.optional(),
      direction: z.enum(['out', 'in']).optional(),
      carries: z.enum(['case', 'receipt', 'consent', 'nothing']).optional(),
      agency: agencyCode.optional(),
      text: z.string().max(200).optional(),
      fromHere: z.literal(true).optional(),
      ...page,
    }),
    caseReaders,
  ).gives<LedgerPage>(),
  /** What left and waits for its receipt, the longest first, and how many there are in all. */
  'packet:awaited': ask(z.strictObject({ limit: z.int().min(1).max(500).optional() }), writers).gives<LedgerPage>(),
  /** A packet, what it adds to and all that adds to that, the first first. */
  'packet:thread': ask(z.strictObject({ packetId, direction: z.enum(['out', 'in']) }), writers).gives<readonly LedgerLine[]>(),
  'packet:show': ask(z.strictObject({ packetId, direction: z.enum(['out', 'in']) }), writers).gives<LedgerDetail>(),
};
