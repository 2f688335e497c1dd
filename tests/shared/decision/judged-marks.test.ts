import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, type EntityName } from '../../../shared/catalogue.ts';
import type { CaseFile } from '../../../shared/case.ts';
import { decide } from '../../../shared/decision/decide.ts';
import { decideCase } from '../../../shared/decision/decide-case.ts';
import * as judged from '../../../shared/decision/judged-marks.ts';
import { policy2026 } from '../../../shared/decision/policy-2026-1.ts';
import type { EffectiveMark } from '../../../shared/decision/types.ts';
import { markAt, WHOLE_NAME, type JudgedMark } from '../../../shared/judged-mark.ts';
import type { RecordId } from '../../../shared/language.ts';
import { anyCase } from './arbitraries.ts';
import { caseOf, record, request } from './synthetic.ts';

const { joinedMarks } = judged;
const judgedMarks = (file: CaseFile) => judged.judgedMarks(file, policy2026);
const markJudgedAt = (file: CaseFile, place: judged.AskedPlace) => judged.markJudgedAt(file, place, policy2026);
const marksTogether = (file: CaseFile, places: readonly judged.AskedPlace[]) => judged.marksTogether(file, places, policy2026);

/** The marks that the decision was given, by place. */
function judgedIn(file: CaseFile): ReadonlyMap<string, EffectiveMark> {
  const given = new Map<string, EffectiveMark>();
  decideCase(file, request(), (mark, ...rest) => {
    given.set(`${mark.record} ${mark.field}`, mark);
    return decide(mark, ...rest);
  });
  return given;
}

function shownAs({ level, categories, flags, caveats, originators, subject, tearLine }: EffectiveMark): JudgedMark {
  const once = <T>(all: readonly T[]) => [...new Map(all.map(one => [JSON.stringify(one), one])).values()];
  return {
    level,
    categories,
    flags: once(flags),
    caveats: once(caveats.map(({ at: _, ...caveat }) => caveat)),
    originators,
    subject,
    tearText: tearLine?.text ?? null,
  };
}

const heldFields = ({ entity, fields }: CaseFile['records'][number]) =>
  Object.keys(fields).filter(name => catalogue[entity as EntityName].fields[name]?.internal !== true);

describe('a case as it is shown', () => {
  it('has at every value, and for every record, the mark that the decision was given', () => {
    const law = fc.property(anyCase, file => {
      const [marks, given] = [judgedMarks(file), judgedIn(file)];
      for (const one of file.records) {
        if (!given.has(`${one.id} *`)) continue; // hangs from nothing: below
        for (const place of ['*', ...heldFields(one)])
          expect(markAt(marks, one.id, place)).toEqual(shownAs(given.get(`${one.id} ${place}`)!));
      }
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('has the same mark where one place alone is asked for', () => {
    const law = fc.property(anyCase, file => {
      const marks = judgedMarks(file);
      for (const { id, fields } of file.records)
        for (const field of ['*', ...Object.keys(fields)])
          expect(markJudgedAt(file, { record: id, field })).toEqual(markAt(marks, id, field));
    });
    fc.assert(law, { numRuns: 100 });
  });

  it('is not declared to be what a field would declare by asking for that field', () => {
    const person = record('p', 'subject', {});

    expect(markJudgedAt(caseOf(person), { record: person.id, field: 'protectionProgramme' })?.subject).toBe('third');
  });

  it('never leaves where it hangs from nothing, or is the program’s own', () => {
    const stray = record('s', 'alias', { text: 'El Faro' }, { parentId: 'gone' as RecordId });
    const talk = record('x', 'exchange', { topic: 'A talk' });
    const kept = record('i', 'item', { packet: 'a' }, { parentId: talk.id });
    const marks = judgedMarks(caseOf(stray, talk, kept));

    expect([markAt(marks, stray.id, 'text')?.level, markAt(marks, kept.id, 'packet')?.level]).toEqual(['L4', 'L4']);
  });

  it('says nothing of a place that holds nothing', () => {
    expect(markAt(judgedMarks(caseOf(record('p', 'subject', {}))), 'p' as RecordId, 'given')).toBeNull();
  });
});

describe('values that are handled together', () => {
  it('are handled at least as each of them is', () => {
    const law = fc.property(anyCase, fc.nat(), (file, seed) => {
      const all = file.records.flatMap(one => heldFields(one).map(field => ({ record: one.id, field })));
      const places = all.filter((_, index) => ((seed >> (index % 30)) & 1) === 1);
      const together = marksTogether(file, places);
      const marks = judgedMarks(file);
      if (together === null) expect(places).toEqual([]);
      else
        for (const { record: id, field } of places) expect(joinedMarks([together, markAt(marks, id, field)!])).toEqual(together);
    });
    fc.assert(law, { numRuns: 300 });
  });

  it('are the whole case where they are all that it holds', () => {
    fc.assert(
      fc.property(anyCase, file => {
        const all = file.records.flatMap(one => heldFields(one).map(field => ({ record: one.id, field })));
        const { whole } = judgedMarks(file);

        expect(joinedMarks([whole, marksTogether(file, all) ?? whole])).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('are a name’s parts where the whole name is shown', () => {
    const person = record('p', 'subject', { given: 'Ana', paternal: 'Faro' }, { marks: { given: { level: 'L4' } } });

    expect(markAt(judgedMarks(caseOf(person)), person.id, WHOLE_NAME)?.level).toBe('L4');
    expect(marksTogether(caseOf(person), [{ record: person.id, field: 'fullName' }])?.level).toBe('L4');
  });

  it('are about the person who is protected most', () => {
    const [source, sought] = [
      record('a', 'subject', { roles: ['source'], given: 'Ana' }),
      record('b', 'subject', { roles: ['accused'], given: 'Blas' }),
    ];
    const places = [source, sought].map(({ id }) => ({ record: id, field: 'given' }));

    expect(marksTogether(caseOf(source, sought), places)?.subject).toBe('source');
  });
});
