import type { AgencyCode } from '../language.ts';

/**
 * Which agencies put together what each of them was given, as data: whoever is in one group with another is taken to have all that the
 * other has (domain page D.7). `why` is for whoever checks the list; an office adds groups of its own.
 */
export type Pool = { readonly members: readonly AgencyCode[]; readonly why: string };

const pool = (why: string, ...members: readonly string[]): Pool => ({ why, members: members as AgencyCode[] }); // codes of the countries' files

/** Where one house holds both, by its own organisation. Everybody else of a country is not taken to pool. To be confirmed by counsel. */
export const shippedPools: readonly Pool[] = [
  pool('INTERPOL Mexico is a unit of the Attorney General’s Office', 'MX-FGR', 'MX-AIC/OCN'),
  pool('One department: its international office and its attaché', 'US-DOJ-OIA', 'US-JUDATT'),
  pool('INTERPOL Madrid is a unit of the National Police', 'ES-PN', 'ES-OCN'),
];

/** Whoever has what this agency has, itself not among them. Groups that share a member are one: what one has goes on to the next. */
export function poolsWith(agency: AgencyCode, added: readonly (readonly AgencyCode[])[] = []): ReadonlySet<AgencyCode> {
  const groups = [...shippedPools.map(({ members }) => members), ...added];
  const reached = new Set<AgencyCode>([agency]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const members of groups) if (members.some(one => reached.has(one))) members.forEach(one => reached.add(one));
  }
  reached.delete(agency);
  return reached;
}
