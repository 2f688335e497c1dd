import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalogue, entities, fieldPaths, fieldsOf, isEntity } from '../../../shared/catalogue.ts';
import { catalogueVersion, limitsOf, type ReaderLimits } from '../../../shared/catalogue-version.ts';
import { decideCase } from '../../../shared/decision/decide-case.ts';
import { emit } from '../../../shared/decision/emit.ts';
import { forReader } from '../../../shared/decision/for-reader.ts';
import type { Emission, PathDecision, Slot } from '../../../shared/decision/types.ts';
import type { Json, RecordId } from '../../../shared/language.ts';
import { releasedJson } from '../../support/released.ts';
import { anyCase, openRequest } from './arbitraries.ts';
import * as laws from './laws.ts';

const pseudonymOf = (record: string) => `PER-${record.toUpperCase().padStart(10, 'A')}`;
const options = entities.flatMap(entity =>
  fieldsOf(entity).flatMap(([name, field]) => Object.keys(field.options ?? {}).map(code => `${entity}.${name}=${code}`)),
);
const limits: ReaderLimits = {
  entities: new Set(['charge', 'alias']),
  fields: new Set(fieldPaths.filter((_, at) => at % 3 === 0)),
  options: new Set(options.filter((_, at) => at % 2 === 0)),
  partialDates: false,
  codes: new Set(),
};
const limited: laws.Pipeline = {
  decideCase,
  emit: (file, decisions) => forReader(emit(file, decisions, { pseudonymOf }), decisions, limits).content,
};
const check = (law: fc.IRawProperty<unknown>, numRuns: number) =>
  fc.check(law as fc.IProperty<unknown>, { numRuns, endOnFailure: true });

/** Looks at the option of a value also where it stays: the fault that would tell what is withheld. */
function peeking(emission: Emission): Emission {
  const ofEntity = isEntity(emission.entity) ? catalogue[emission.entity].fields : {};
  const fields = Object.entries(emission.fields).map(([name, slot]): [string, Slot] => {
    const hasOption = slot.value !== undefined && ofEntity[name]?.options !== undefined;
    return [name, slot.state === 'withheld' && hasOption ? { ...slot, code: null } : slot];
  });
  const lists = Object.entries(emission.lists).map(
    ([list, { emitted, unreleased }]) => [list, { emitted: emitted.map(peeking), unreleased }] as const,
  );
  return { ...emission, fields: Object.fromEntries(fields), lists: Object.fromEntries(lists) };
}

describe('a packet for a reader of an earlier catalogue', () => {
  it('shows nothing of what a withheld value is, or whether there is one', () => {
    const result = check(laws.doesNotInterfere(limited), 300);
    const planted = { ...limited, emit: (...of: Parameters<typeof limited.emit>) => peeking(limited.emit(...of)) };

    expect(result.failed, fc.defaultReportMessage(result) ?? '').toBe(false);
    expect(check(laws.doesNotInterfere(planted), 3000).failed).toBe(true);
  });

  it('has no field, list or option that the reader does not know, and all else as it would leave', () => {
    const all = (emission: Emission): readonly Emission[] => [
      emission,
      ...Object.values(emission.lists).flatMap(({ emitted }) => emitted.flatMap(all)),
    ];
    const unknown = (entity: string, name: string, slot: Slot) =>
      limits.fields.has(`${entity}.${name}`) ||
      (slot.state === 'released' &&
        [slot.value].flat().some(code => typeof code === 'string' && limits.options.has(`${entity}.${name}=${code}`)));
    fc.assert(
      fc.property(anyCase, openRequest, (file, request) => {
        const decisions = decideCase(file, request);
        const whole = emit(file, decisions, { pseudonymOf });
        const { content, leftOut, decisions: shown } = forReader(whole, decisions, limits);
        const cut = all(content);

        const wholeOf = new Map(all(whole).map(emission => [emission.record, emission]));
        for (const { entity, record, fields, lists } of cut) {
          expect(limits.entities.has(entity)).toBe(false);
          expect(Object.keys(lists).some(list => list === catalogue.charge.list || list === catalogue.alias.list)).toBe(false);
          expect(Object.entries(fields).filter(([name, slot]) => unknown(entity, name, slot))).toEqual([]);
          for (const [name, slot] of Object.entries(wholeOf.get(record)!.fields))
            if (!unknown(entity, name, slot)) expect(fields[name]).toEqual(slot);
        }
        const given = new Set(
          cut.flatMap(({ record, fields }) =>
            Object.entries(fields)
              .filter(([, { state }]) => state === 'released')
              .map(([name]) => `${record}/${name}`),
          ),
        );
        const gone = all(whole).flatMap(({ record, fields }) =>
          Object.entries(fields).flatMap(([name, { state }]) =>
            state === 'released' && !given.has(`${record}/${name}`) ? [`${record}/${name}`] : [],
          ),
        );
        expect(leftOut.map(({ record, field }) => `${record}/${field}`).sort()).toEqual(gone.sort());
        for (const { record, field, action, rule } of shown.fields)
          if (gone.includes(`${record}/${field}`)) expect([action, rule.startsWith('reader/')]).toEqual(['OMIT_SILENT', true]);
      }),
      { numRuns: 150 },
    );
  });

  it('says every code of a gap in a word that the reader knows', () => {
    const first = limitsOf(1);
    const codes = (emission: Emission): readonly unknown[] => [
      ...Object.values(emission.fields).map(slot => (slot.state === 'withheld' ? slot.code : null)),
      ...Object.values(emission.lists).flatMap(({ emitted }) => emitted.flatMap(codes)),
    ];
    const told = new Set<unknown>();
    fc.assert(
      fc.property(anyCase, openRequest, (file, request) => {
        const decisions = decideCase(file, request);
        const { content, decisions: shown } = forReader(emit(file, decisions, { pseudonymOf }), decisions, first);
        for (const code of [...codes(content), ...shown.fields.map(({ code }) => code)]) told.add(code);
      }),
      { numRuns: 100 },
    );

    expect(told).toContain('R-REST');
    expect([...told].filter(code => code === 'R-RES' || code === 'R-CONF')).toEqual([]);
  });

  it('says a birth date known in part as that reader knows it, and leaves out one of which it may not say how far it is known', () => {
    const told = (dob: Json, precision: PathDecision['action'] = 'RELEASE') => {
      const record = { id: 'p1' as RecordId, entity: 'subject', parentId: null, position: 0, fields: {}, marks: {} };
      const fields: Record<string, Slot> = {
        dob: { state: 'released', value: dob, how: 'RELEASE' },
        dobPrecision: { state: 'withheld', code: null, value: undefined },
        citizenshipOn: { state: 'released', value: dob, how: 'RELEASE' },
      };
      const content: Emission = { entity: 'subject', id: 'PER-A', record: record.id, fields, lists: {} };
      const decisions = Object.keys(fields).map(field => ({
        ...{ record: record.id, entity: 'subject', field, path: `subjects[0].${field}`, rule: 'x', parameters: {}, code: null },
        action: field === 'dobPrecision' ? precision : 'RELEASE',
      })) as unknown as PathDecision[]; // what is read of them
      const { content: cut, leftOut } = forReader(content, { records: new Map(), fields: decisions }, limitsOf(1));
      return [cut.fields['dob']?.value, cut.fields['dobPrecision']?.value, leftOut.map(({ field }) => field)];
    };

    expect(told('1987-04-12')).toEqual(['1987-04-12', undefined, []]);
    expect(told('1987-04')).toEqual(['1987-04-01', 'month', ['citizenshipOn']]);
    expect(told('1987')).toEqual(['1987-01-01', 'year', ['citizenshipOn']]);
    expect(told('1987~')).toEqual(['1987-01-01', 'estimated', ['citizenshipOn']]);
    expect(told('1987-04', 'WITHHOLD')).toEqual(['1987-04', undefined, ['dob', 'citizenshipOn']]);
  });

  it('is the whole packet where the reader knows as much as we do', () => {
    expect(limitsOf(catalogueVersion)).toBe(null);
    expect(limitsOf(catalogueVersion + 1)).toBe(null);
  });
});

describe('since which version the catalogue has a word', () => {
  const shipped = releasedJson('format-1/shipped.json') as Readonly<Record<'fields' | 'options' | 'lists', readonly string[]>>;
  const names = (lines: readonly string[]) => new Set(lines.map(line => line.split(':')[0]!));

  it('is said of every field, option and kind of record that the first release did not have, and of no other', () => {
    const first = { fields: names(shipped.fields), options: new Set(shipped.options), entities: names(shipped.lists) };
    const unknown = limitsOf(1) ?? { fields: new Set(), options: new Set(), entities: new Set() };

    expect([...unknown.entities]).toEqual(entities.filter(entity => !first.entities.has(entity)));
    expect([...unknown.fields]).toEqual(fieldPaths.filter(path => !first.fields.has(path)));
    const later = options.filter(option => !first.options.has(option) && !unknown.fields.has(option.split('=')[0]!));
    expect([...unknown.options].sort()).toEqual(later.sort());
  });

  it('is no version that is yet to come', () => {
    const said = entities.flatMap(entity => [
      catalogue[entity].since,
      ...fieldsOf(entity).flatMap(([, field]) => [field.since, ...Object.values(field.optionsSince ?? {})]),
    ]);

    expect(said.filter(since => since !== undefined && (since < 2 || since > catalogueVersion))).toEqual([]);
  });
});
