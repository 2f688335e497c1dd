import { profiles } from '../../../shared/profiles.ts';
import { countsWork } from './plain-business.ts';
import { add, type FigureSet } from './plain-figures.ts';
import { allDeadlines, type Ask } from './shown-figures.ts';

/** What the list of deadlines says of every term that may count working days, and its explanation of days of a recess that were counted. */
export async function shownBusiness(ask: Ask): Promise<FigureSet> {
  const figures: FigureSet = new Map();
  const counted = new Set(profiles.flatMap(({ clocks }) => clocks.filter(countsWork).map(({ id }) => id)));
  for (const row of await allDeadlines(ask, {})) {
    if (row.clock === null || !counted.has(row.clock) || row.startedOn === null || row.mustStopBy === null) continue;
    const name = `${row.reference} ${row.clock} ${row.startedOn}`;
    add(figures, `term ${name}: ${row.mustStopBy} or ${row.latest ?? row.mustStopBy}`);
    const { clock, caseId, startEvent } = row;
    const { explanation } = await ask('deadline:explain', { caseId, clock, startEvent });
    const recesses = explanation?.readings.flatMap(reading => reading.recesses.map(({ days }) => days)) ?? [];
    const days = recesses.reduce((sum, each) => sum + each, 0);
    if (days > 0) add(figures, `recess ${name}`, days);
  }
  return figures;
}
