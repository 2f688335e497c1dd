import { importCases } from '../../../electron/host/cases/case-import.ts';
import type { InterchangeRecord } from '../../../shared/contract/interchange.ts';
import { tempVault, type TempVault } from '../temp-vault.ts';
import { differences } from './differences.ts';
import { plainFiles, plainReviews, shownFiles, shownReviews } from './file-figures.ts';
import { plainFigures, type FigureSet } from './plain-figures.ts';
import { plainBusiness } from './plain-business.ts';
import { plainCases, type PlainCase } from './plain-history.ts';
import { plainPaper, shownPaper } from './paper-figures.ts';
import { plainMatters } from './plain-matters.ts';
import { shownFigures } from './shown-figures.ts';
import { shownBusiness } from './shown-business.ts';
import { shownMatters } from './shown-matters.ts';
import { walkedOffice } from './walked-office.ts';

/** The day of the counted offices: noon in America, evening in Spain, one day everywhere. */
export const COUNTED_ON = '2026-11-23';
const BATCH = 1000;

/** A random office in a real encrypted vault, taken in through an import as any office's cases are. */
export async function countedOffice(seed: number, cases: number): Promise<TempVault> {
  const vault = await tempVault({ nowMs: Date.parse(`${COUNTED_ON}T18:00:00Z`) });
  const all = [...walkedOffice({ seed, cases, today: COUNTED_ON })];
  for (let from = 0; from < all.length; from += BATCH) await takeIn(vault, all.slice(from, from + BATCH));
  return vault;
}

async function takeIn({ services, session }: TempVault, cases: readonly InterchangeRecord[]): Promise<void> {
  const context = { ...services, session, signal: new AbortController().signal, progress: () => undefined };
  const text = JSON.stringify({ format: 'enlace-case', version: 1, cases });
  const none = {
    has: () => false,
    open: (): never => {
      throw new Error('generated cases have no files');
    },
  };
  await importCases(context, { kind: 'source', name: 'office.json', stream: new Blob([text]).stream() }, none);
}

/** Each figure of the office that the product shows otherwise than it is counted, and how many were compared. */
export async function recount(vault: TempVault): Promise<{ readonly differing: readonly string[]; readonly figures: number }> {
  const cases = plainCases(vault.session.office);
  const going = new Set(cases.filter(({ standing }) => standing !== 'ended').map(({ id }) => id));
  const shown = await shownFigures(
    (channel, input) => vault.ask(channel, input),
    caseId => going.has(caseId),
  );
  const sides = [
    [plainFigures(cases, COUNTED_ON), shown],
    [plainFiles(cases, COUNTED_ON), await shownFiles(vault, cases)],
    [plainMatters(vault.session.office, cases, COUNTED_ON), await shownMatters((channel, input) => vault.ask(channel, input))],
    await reviews(vault, cases),
    await papers(vault, cases),
    [plainBusiness(cases, COUNTED_ON), await shownBusiness((channel, input) => vault.ask(channel, input))],
  ] as const;
  return {
    differing: sides.flatMap(([counted, said]) => differences(counted, said)),
    figures: sides.reduce((sum, [counted]) => sum + counted.size, 0),
  };
}

/** Both sides of what the reports of filed requests say; what is suppressed there is not compared. */
async function reviews(vault: TempVault, cases: readonly PlainCase[]): Promise<readonly [FigureSet, FigureSet]> {
  const shown = await shownReviews(vault, COUNTED_ON);
  const counted = plainReviews(cases, COUNTED_ON);
  return [new Map([...counted].filter(([name]) => shown.has(name))), shown];
}

/** Both sides of what the review on paper says; of what is only said to be few it is compared that it is. */
async function papers(vault: TempVault, cases: readonly PlainCase[]): Promise<readonly [FigureSet, FigureSet]> {
  const shown = await shownPaper(vault, COUNTED_ON);
  const counted = [...plainPaper(cases, COUNTED_ON)].filter(([name]) => shown.has(name));
  const isFew = (count: number | string): boolean => Number(count) > 0 && Number(count) < 5;
  return [new Map(counted.map(([name, count]) => [name, isFew(count) && shown.get(name) === '<5' ? '<5' : count])), shown];
}
