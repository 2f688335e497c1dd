import {
  listCompareHits,
  listComparePolicies,
  listComparisons,
  putComparePolicy,
  type ComparisonRow,
} from '../../../db/comparisons.ts';
import { findCase } from '../../../db/cases.ts';
import { listContactCases } from '../../../db/touch-keys.ts';
import { isSamePerson } from '../../../db/users.ts';
import type { compareCalls, CompareHit } from '../../../shared/contract/compare.ts';
import { COMPARE_DAYS, type ComparePolicy } from '../../../shared/compare/kinds.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId } from '../../../shared/language.ts';
import { getAgency } from '../agencies/agencies.ts';
import { hasSecond } from '../agencies/two-persons.ts';
import { recordChanges } from '../audit/audit.ts';
import type { HandlersOf, Session } from '../ground/context.ts';
import { comparisonView, ended, getRun, isOpen, keepRun, refuseBeyondPolicy, signingKeyOf } from './compare-runs.ts';
import { readCompareFile } from './reading.ts';
import { writeCompareFile } from './writing.ts';

const DAY_MS = 86_400_000;

export const compareHandlers: HandlersOf<typeof compareCalls> = {
  'compare:policies': (_, { session }) => listComparePolicies(session.office),

  'compare:set-policy': ({ agency, policy }, context) => {
    const { session } = context;
    getAgency(session, agency);
    const old = listComparePolicies(session.office).find(each => each.agency === agency) ?? null;
    const next: ComparePolicy | null =
      policy === null
        ? null
        : {
            agency,
            ...policy,
            mostGuessable: Math.min(policy.mostGuessable, policy.mostValues),
            kinds: [...new Set(policy.kinds)],
          };
    recordChanges(session, context, 'compare:set-policy', session.office, note => {
      putComparePolicy(session.office, agency, next);
      note({ record: agency, entity: 'agency', field: 'comparePolicy', old: plain(old), new: plain(next) });
    });
    return listComparePolicies(session.office);
  },

  'compare:list': (_, { session }) => listComparisons(session.office).map(row => comparisonView(session, row)),

  'compare:show': ({ run }, context) => {
    const row = listComparisons(context.session.office).find(each => each.run === run);
    if (row === undefined) throw new Refusal('compare/not-found');
    return { comparison: comparisonView(context.session, row), hits: hitsOf(context.session, run) };
  },

  'compare:offer': ({ agency, kinds, size, theirSize, tellsHits, cases }, context) => {
    const { session, nowMs } = context;
    getAgency(session, agency);
    const row: ComparisonRow = {
      ...{ run: Buffer.from(context.randomBytes(16)).toString('hex'), agency, role: 'asks', state: 'proposed' },
      ...{ kinds: [...new Set(kinds)].sort(), size, theirSize, tellsHits, chosen: chosenIn(session, cases) },
      ...{ preparedBy: session.user.id, approvedBy: null, accepted: null },
      ...{ startedAtMs: nowMs(), expiresAtMs: nowMs() + COMPARE_DAYS * DAY_MS, writtenAtMs: null },
      ...{ offerHash: null, answerHash: null, hits: null, given: null, file: null },
    };
    refuseBeyondPolicy(context, row);
    signingKeyOf(session, agency);
    keepRun(context, 'compare:propose', row, {});
    return comparisonView(session, row);
  },

  'compare:answer': ({ run, cases }, context) => {
    const { session } = context;
    const row = getRun(context, run);
    if (row.role !== 'answers' || row.state !== 'received') throw new Refusal('compare/wrong-state');
    refuseBeyondPolicy(context, row);
    const next = { ...row, state: 'proposed' as const, chosen: chosenIn(session, cases), preparedBy: session.user.id };
    keepRun(context, 'compare:propose', next, {});
    return comparisonView(session, next);
  },

  'compare:approve': ({ run }, context) => {
    const { session } = context;
    const row = getRun(context, run);
    if (row.state !== 'proposed') throw new Refusal('compare/wrong-state');
    const isOwn = row.preparedBy !== null && isSamePerson(session.office, row.preparedBy, session.user.id);
    // An office where nobody else could approve says so in its record, and in every list.
    if (isOwn && hasSecond(session)) throw new Refusal('compare/same-person');
    const next: ComparisonRow = {
      ...row,
      ...{ state: 'approved', approvedBy: session.user.id, accepted: isOwn ? 'one-person' : 'two-persons' },
    };
    keepRun(context, 'compare:approve', next, { said: { accepted: next.accepted } });
    return comparisonView(session, next);
  },

  'compare:write': async ({ run, sink }, context) => {
    const row = await writeCompareFile(context, getRun(context, run), context.handles.take(sink, 'sink'));
    return comparisonView(context.session, row);
  },

  'compare:read': async ({ source }, context) => {
    const row = await readCompareFile(context, context.handles.take(source, 'source'));
    return comparisonView(context.session, row);
  },

  'compare:end': ({ run }, context) => {
    const { session } = context;
    const row = listComparisons(session.office).find(each => each.run === run);
    if (row === undefined) throw new Refusal('compare/not-found');
    if (!isOpen(row) && row.file === null) throw new Refusal('compare/wrong-state');
    const next = ended(row, row.state === 'done' || row.hits !== null ? 'done' : 'refused');
    keepRun(context, 'compare:end', next, { secret: null });
    return comparisonView(session, next);
  },
};

const plain = (policy: ComparePolicy | null) => (policy === null ? null : { ...policy, kinds: [...policy.kinds] });

/** Cases of the office's own database: what is in a compartment takes no part, and nobody else is told that it is there. */
function chosenIn(session: Session, cases: 'open' | readonly CaseId[]): 'open' | readonly CaseId[] {
  if (cases === 'open') return cases;
  for (const id of cases) {
    if (session.dbOf(id) !== session.office) throw new Refusal('compartment/unavailable'); // to who has it open: the case is known
    if (findCase(session.office, id) === undefined) throw new Refusal('case/not-found');
  }
  return [...new Set(cases)];
}

function hitsOf(session: Session, run: string): readonly CompareHit[] {
  const rows = listCompareHits(session.office, run);
  const cases = new Map(
    listContactCases(session.office, [...new Set(rows.map(({ caseId }) => caseId))]).map(each => [each.id, each]),
  );
  return rows.flatMap(row => {
    const found = cases.get(row.caseId);
    return found === undefined ? [] : [{ ...row, reference: found.reference, officer: found.officer }];
  });
}
