import { keyOfAct, type ActForm } from '../../../db/acts.ts';
import { FOLDED_FROM, foldKey, type DayFold, type DayRow } from '../../../shared/day.ts';
import type { Bilingual } from '../../../shared/language.ts';
import type { DayItem } from './day-items.ts';
import { actLabel, dayRowsOf, profileOfAct, type WordsGiven } from './day-words.ts';

/** A row of a group before it has words: of a case's act, or one that stands beside them. */
export type DayLine = { readonly item: DayItem } | { readonly row: DayRow };

/** The lines of a long group by what they are alike in, in the order of their first ones; none of a short group, which is read line by line. */
export function foldsOf(lines: readonly DayLine[], given: WordsGiven): readonly DayFold[] {
  if (lines.length < FOLDED_FROM) return [];
  const alike = alikeIn(given);
  const folds = [...Map.groupBy(lines, line => alike(line).key).entries()];
  const firsts = rowsOfLines(
    folds.map(([, [first]]) => first!), // a group by key has at least one
    given,
  );
  return folds.flatMap(([key, own], place) => {
    const first = firsts[place];
    return first === undefined
      ? []
      : [{ key, what: own.length === 1 ? first.what : alike(own[0]!).what, total: own.length, first }];
  });
}

/** The lines of one fold. */
export function linesOfFold(lines: readonly DayLine[], key: string, given: WordsGiven): readonly DayLine[] {
  const alike = alikeIn(given);
  return lines.filter(line => alike(line).key === key);
}

/** Lines with their words, in their order. */
export function rowsOfLines(lines: readonly DayLine[], given: WordsGiven): readonly DayRow[] {
  const said = dayRowsOf(
    lines.flatMap(line => ('item' in line ? [line.item] : [])),
    given,
  );
  let at = 0;
  return lines.flatMap(line => ('row' in line ? [line.row] : (said[at++] ?? [])));
}

type Alike = { readonly key: string; readonly what: Bilingual };

function alikeIn(given: WordsGiven): (line: DayLine) => Alike {
  const ofForms = new Map<ActForm, Alike>();
  const alikeOf = (form: ActForm): Alike => {
    let alike = ofForms.get(form);
    if (alike === undefined) {
      const what = actLabel(form, profileOfAct(form, given));
      ofForms.set(form, (alike = { what, key: foldKey(what, form.whose, form.agency) }));
    }
    return alike;
  };
  return line => {
    if ('row' in line) return { what: line.row.what, key: foldKey(line.row.what, line.row.whose, line.row.who) };
    const { act } = line.item;
    const alike = alikeOf(act.form);
    return isNearHardStop(line) ? { what: alike.what, key: `${alike.key} ${act.caseId} ${keyOfAct(act)}` } : alike;
  };
}

/** A mandatory deadline that is near is never one of many: somebody goes free if it is overlooked. */
function isNearHardStop(line: DayLine): line is { readonly item: DayItem } {
  return 'item' in line && line.item.weight === 'hard' && (line.item.group === 'today' || line.item.group === 'week');
}
