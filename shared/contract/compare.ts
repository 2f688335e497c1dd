import { z } from 'zod';
import {
  compareBounds,
  compareKinds,
  type CompareKind,
  type ComparePolicy,
  type CompareRole,
  type CompareState,
} from '../compare/kinds.ts';
import type { Acceptance } from '../counterpart-acts.ts';
import type { AgencyCode, CaseId, RecordId } from '../language.ts';
import { ask, writers } from './row.ts';
import { agencyCode, caseId, handle } from './scalars.ts';

const run = z.string().regex(/^[0-9a-f]{32}$/);
const size = z.int().min(1).max(compareBounds.values);
const kinds = z.array(z.enum(compareKinds)).min(1).max(compareKinds.length);
const cases = z.union([z.literal('open'), z.array(caseId).min(1).max(500)]);

/** A comparison as both sides agreed to it, and how far it has come. */
export type Comparison = {
  readonly run: string;
  readonly agency: AgencyCode;
  readonly role: CompareRole;
  readonly state: CompareState;
  readonly kinds: readonly CompareKind[];
  /** How many values the asking side offers, and the answering side lays beside them, with what fills up. */
  readonly size: number;
  readonly theirSize: number;
  readonly tellsHits: boolean;
  readonly cases: 'open' | number | null; // how many cases were chosen
  readonly preparedBy: string | null;
  readonly approvedBy: string | null;
  readonly accepted: Acceptance | null;
  readonly startedAtMs: number;
  readonly expiresAtMs: number;
  /** null while it is not known: before the other side's last file, or where hits are not told. */
  readonly hits: number | null;
  readonly hasFile: boolean;
};

/** What both sides have: in which case of ours, of what kind. What the other side's case is, nobody is told. */
export type CompareHit = {
  readonly kind: CompareKind;
  readonly caseId: CaseId;
  readonly reference: string;
  readonly officer: string | null;
  readonly record: RecordId;
};

export const compareCalls = {
  'compare:policies': ask(z.strictObject({}), writers).gives<readonly ComparePolicy[]>(),
  /** Set what a counterpart may compare with us; null forbids it again. */
  'compare:set-policy': ask(
    z.strictObject({
      agency: agencyCode,
      policy: z
        .strictObject({
          kinds,
          mostValues: size,
          mostGuessable: z.int().min(1).max(compareBounds.guessable),
          runs: z.int().min(1).max(compareBounds.runs),
          days: z.int().min(compareBounds.leastDays).max(compareBounds.days),
        })
        .nullable(),
    }),
    ['supervisor'],
  ).gives<readonly ComparePolicy[]>(),
  'compare:list': ask(z.strictObject({}), writers).gives<readonly Comparison[]>(),
  'compare:show': ask(z.strictObject({ run }), writers).gives<{
    readonly comparison: Comparison;
    readonly hits: readonly CompareHit[];
  }>(),
  /** Propose to offer values of the chosen cases, by kinds. Nothing leaves before another person has approved it. */
  'compare:offer': ask(
    z.strictObject({ agency: agencyCode, kinds, size, theirSize: size, tellsHits: z.boolean(), cases }),
    writers,
  ).gives<Comparison>(),
  /** Propose to answer an offer that came in, with values of the chosen cases. */
  'compare:answer': ask(z.strictObject({ run, cases }), writers).gives<Comparison>(),
  /** Approve what somebody else proposed. */
  'compare:approve': ask(z.strictObject({ run }), ['supervisor']).gives<Comparison>(),
  /** Write the next file of a comparison: its offer, its answer, or the hits that the other side is told. */
  'compare:write': ask(z.strictObject({ run, sink: handle }), writers).gives<Comparison>(),
  /** Take in a file of the other side: an offer, an answer, or the hits. */
  'compare:read': ask(z.strictObject({ source: handle }), writers).gives<Comparison>(),
  /** End a comparison, refused or done with: its secrets go. */
  'compare:end': ask(z.strictObject({ run }), writers).gives<Comparison>(),
};
