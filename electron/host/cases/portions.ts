import type { Reader } from '../../../db/open.ts';
import { listRecords } from '../../../db/records.ts';
import type { CaseRecord } from '../../../shared/case.ts';
import type { portionCalls } from '../../../shared/contract/portions.ts';
import { Refusal } from '../../../shared/failure.ts';
import type { CaseId, Language, RecordId } from '../../../shared/language.ts';
import { textLanguage } from '../../../shared/line-language.ts';
import { joinedMark } from '../../../shared/mark-join.ts';
import type { Mark } from '../../../shared/mark.ts';
import { textIn } from '../../../shared/records.ts';
import { lastEntry } from '../audit/audit.ts';
import { editCase, type CaseEdit } from './case-edit.ts';
import type { HandlersOf } from '../ground/context.ts';

export const portionHandlers: HandlersOf<typeof portionCalls> = {
  'portion:add': ({ caseId, parent, of, text, more = [], after }, context) => ({
    made: editCase(context, 'portion:add', caseId, edit => {
      const before = after === undefined ? null : portionOf(edit, after);
      let last: CaseRecord | undefined;
      for (const each of [text, ...more]) {
        const made = edit.add({ entity: 'portion', parent, fields: { of, text: each, ...languageOf(each) } });
        last = before === null ? made : placeAfter(edit, made, last ?? before); // at the end it stands already
      }
      return last!; // there is one text at least
    }),
    entry: lastEntry(context.session),
  }),

  'portion:split': ({ caseId, record, head, tail, more = [] }, context) => ({
    made: editCase(context, 'portion:split', caseId, edit => {
      const portion = portionOf(edit, record);
      let last = edit.set(portion, { text: head });
      for (const text of [tail, ...more]) {
        const made = edit.add({
          entity: 'portion',
          parent: portion.parentId,
          fields: { ...languageOf(text), ...portion.fields, text }, // what a person said of its language holds for its parts
          marks: withoutTearLines(portion.marks),
        });
        last = placeAfter(edit, made, last);
      }
      return last;
    }),
    entry: lastEntry(context.session),
  }),

  'portion:merge': ({ caseId, record }, context) => ({
    record: editCase(context, 'portion:merge', caseId, edit => {
      const portion = portionOf(edit, record);
      const before = neighbourOf(edit, portion, 'up');
      for (const place of new Set([...Object.keys(before.marks), ...Object.keys(portion.marks)])) {
        const joined = joinedMark(before.marks[place], portion.marks[place]);
        if (joined === undefined) throw new Refusal('portion/marks-differ');
        if (JSON.stringify(joined) !== JSON.stringify(before.marks[place])) edit.mark(edit.get(before.id), place, joined);
      }
      edit.remove(portion.id);
      const texts = [before, portion].map(({ fields }) => textIn(fields, 'text').trim());
      return edit.set(edit.get(before.id), { text: texts.join(' ') });
    }),
    entry: lastEntry(context.session),
  }),

  'portion:move': ({ caseId, record, way }, context) => {
    editCase(context, 'portion:move', caseId, edit => {
      const portion = portionOf(edit, record);
      const other = neighbourOf(edit, portion, way);
      edit.move(portion, other.position);
      edit.move(other, portion.position);
    });
    return { entry: lastEntry(context.session) };
  },
};

/** The language that the text itself shows; where it shows none, nothing is said. A person may say otherwise. */
function languageOf(text: string): { readonly language?: Language } {
  const language = textLanguage(text);
  return language === null ? {} : { language };
}

/** Put a portion that was just made, and so stands last, after another; those between move down. */
function placeAfter(edit: CaseEdit, made: CaseRecord, before: CaseRecord): CaseRecord {
  const between = portionsUnder(edit.db, edit.caseId, before.parentId).filter(
    ({ id, position }) => position > before.position && id !== made.id,
  );
  if (between.length === 0) return made;
  for (const each of between.toReversed()) edit.move(each, each.position + 1);
  return edit.move(made, before.position + 1);
}

function portionOf(edit: CaseEdit, id: RecordId): CaseRecord {
  const found = edit.get(id);
  if (found.entity !== 'portion') throw new Refusal('record/not-found');
  return found;
}

function portionsUnder(db: Reader, caseId: CaseId, parent: RecordId | null): readonly CaseRecord[] {
  return listRecords(db, caseId).filter(({ entity, parentId }) => entity === 'portion' && parentId === parent);
}

function neighbourOf(edit: CaseEdit, portion: CaseRecord, way: 'up' | 'down'): CaseRecord {
  const all = portionsUnder(edit.db, edit.caseId, portion.parentId).filter(({ fields }) => fields['of'] === portion.fields['of']);
  const at = all.findIndex(({ id }) => id === portion.id);
  const found = all[way === 'up' ? at - 1 : at + 1];
  if (found === undefined) throw new Refusal('portion/no-neighbour');
  return found;
}

/** A tear-line was written for the whole portion; it stays with the first half, and the second is given none. */
function withoutTearLines(marks: CaseRecord['marks']): Readonly<Record<string, Mark>> {
  return Object.fromEntries(Object.entries(marks).map(([place, { tearLine: _, ...mark }]) => [place, mark]));
}
