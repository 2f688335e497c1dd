import { findCase } from '../../../db/cases.ts';
import { listRecords } from '../../../db/records.ts';
import { preferRequest, type CompetingFacts } from '../../../shared/competing.ts';
import { competingFactsOf } from '../../../shared/competing-facts.ts';
import type { Input } from '../../../shared/contract.ts';
import type { competingCalls } from '../../../shared/contract/competing.ts';
import type { CompetingLine, Competition } from '../../../shared/contract/competing.ts';
import type { CaseId } from '../../../shared/language.ts';
import { textIn } from '../../../shared/records.ts';
import type { HandlersOf, SessionContext } from '../ground/context.ts';
import { open } from './stage-moves.ts';

type Stated = NonNullable<Input<'case:compete'>['stated']>[number];

const unknown = { byTreaty: null, offenceInItsTerritory: null, gravestPenaltyMonths: null, firstAskedOn: null };

export const competingHandlers: HandlersOf<typeof competingCalls> = {
  'case:compete': ({ caseId, stated = [] }, context): Competition => {
    const { staged } = open(context, caseId);
    const lines = linesOf(context, caseId).map((line): CompetingLine => {
      const said = stated.find(({ reference }) => reference === line.reference);
      if (said === undefined) return line;
      const facts = factsIn(said);
      return { ...line, ...facts, stated: Object.keys(facts) };
    });
    const { competing, laws } = staged.profile;
    const preference = preferRequest(
      staged.profile,
      lines.map(line => ({ ...line, id: line.reference })),
    );
    return {
      order: competing?.order ?? [],
      source:
        competing === null ? null : { law: laws[competing.source.law]!, at: competing.source.at, tag: competing.source.tag },
      requests: lines,
      preference,
    };
  },
};

/** What was stated of a request, without what was left out. */
function factsIn({ reference: _, ...facts }: Stated): Partial<CompetingFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
}

/** The case and those that it is linked to as competing. A link to a case that is not in this vault gives its reference alone. */
function linesOf(context: SessionContext, caseId: CaseId): readonly CompetingLine[] {
  const { session } = context;
  const links = listRecords(session.dbOf(caseId), caseId).filter(
    ({ entity, fields }) => entity === 'caseLink' && fields['relation'] === 'competing',
  );
  const lines = new Map(
    [caseId, ...links].map(link => {
      const other = typeof link === 'string' ? link : (textIn(link.fields, 'otherCase') as CaseId); // the catalogue: a case's id
      const held = other === '' ? undefined : findCase(session.dbOf(other), other);
      const line = lineOf(
        context,
        held?.id ?? null,
        held?.reference ?? (typeof link === 'string' ? '' : textIn(link.fields, 'otherReference')),
      );
      return [line.caseId ?? line.reference, line];
    }),
  );
  return [...lines.values()];
}

function lineOf(context: SessionContext, caseId: CaseId | null, reference: string): CompetingLine {
  if (caseId === null) return { caseId, reference, agency: null, ...unknown, stated: [] };
  const { staged } = open(context, caseId);
  const own = staged.records.find(({ entity }) => entity === 'case')?.fields ?? {};
  const agency = textIn(own, 'requestingAgency') || null;
  return { caseId, reference, agency, ...competingFactsOf(staged), stated: [] };
}
