import { listStageRecords } from '../../../db/stages.ts';
import type { GivenDay } from '../../../shared/calendar-days.ts';
import { dateInWords } from '../../../shared/clocks/civil-date.ts';
import { explanationSentences } from '../../../shared/clocks/sentences.ts';
import type { ExplainedToday } from '../../../shared/clocks/explain.ts';
import type { Bilingual, CaseId } from '../../../shared/language.ts';
import type { DeadlineRow } from '../../../shared/pipeline.ts';
import type { Reader } from '../../../shared/reader.ts';
import type { SessionContext } from '../ground/context.ts';
import { explainToday } from './explain-today.ts';
import { stageCase, type StagedCase, type StageRules } from './stage-index.ts';

const own: Bilingual = { en: 'Deadline that the office set', es: 'Plazo fijado por la oficina' };
const someDeadline: Bilingual = { en: 'Deadline', es: 'Plazo' };
const lastDay: Bilingual = { en: 'Last day: {{day}}.', es: 'Último día: {{day}}.' };
const between: Bilingual = {
  en: 'Two counts are possible: {{day}} by one, {{latest}} by the other. Act by the first.',
  es: 'Hay dos cómputos posibles: {{day}} según uno, {{latest}} según el otro. Actúe a más tardar en el primero.',
};
const over: Bilingual = {
  en: 'Nothing is due by this day any more.',
  es: 'Ya no hay nada que cumplir en esta fecha.',
};

export type Worded = { readonly title: string; readonly description: string };

/**
 * What a calendar reads of a clock: its name, the range and why. Without references nothing that a person wrote stands in it, neither the case's
 * reference, nor a label, reason or document: other programs and people see a calendar.
 */
export function calendarWording(
  { withReferences, reader }: { readonly withReferences: boolean; readonly reader: Reader },
  { context, rules }: { readonly context: SessionContext; readonly rules: StageRules },
): (row: DeadlineRow | null, given: GivenDay) => Worded {
  const stagedOf = lastOnly((caseId: CaseId) => stageCase(listStageRecords(context.session.dbOf(caseId), caseId), rules));
  const { say } = reader;
  const titleOf = (row: DeadlineRow | null): string => {
    if (row === null) return say(someDeadline);
    if (!withReferences) return say(row.clock === null ? own : row.label);
    return `${say(row.label)} · ${row.reference}`;
  };
  return (row, given) => {
    const title = titleOf(row);
    if (given.isCancelled) return { title, description: say(over) };
    const [day, latest] = [dateInWords(given.day, reader), dateInWords(given.latest, reader)];
    const range = given.day === given.latest ? say(lastDay, { day }) : say(between, { day, latest });
    const explained = row === null ? null : explanationOf(row, stagedOf(row.caseId), rules);
    const why = explained === null ? [] : explanationSentences(withReferences ? explained : withoutWords(explained), reader);
    const entered = withReferences ? (row?.entered?.why ?? []).map(sentence => say(sentence)) : [];
    return { title, description: [range, ...why, ...entered].join('\n') };
  };
}

function explanationOf(row: DeadlineRow, staged: StagedCase, rules: StageRules): ExplainedToday | null {
  const clock = staged.clocks.find(each => each.clock === row.clock && each.start.event === row.startEvent);
  const start = staged.events.find(({ id }) => id === row.startEvent);
  return clock === undefined || start === undefined ? null : explainToday(staged.profile, clock, start, rules);
}

/** Without what a person entered: reasons and documents of extensions, and of an end. */
function withoutWords(explained: ExplainedToday): ExplainedToday {
  return { ...explained, changes: [], ended: null };
}

/** The case that was staged last is kept: a file's rows of one case may follow each other. */
function lastOnly(make: (caseId: CaseId) => StagedCase): (caseId: CaseId) => StagedCase {
  let last: { readonly caseId: CaseId; readonly staged: StagedCase } | undefined;
  return caseId => (last = last?.caseId === caseId ? last : { caseId, staged: make(caseId) }).staged;
}
