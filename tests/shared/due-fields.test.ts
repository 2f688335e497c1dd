import { describe, expect, it } from 'vitest';
import { catalogue, entities, fieldAt, fieldsOf } from '../../shared/catalogue.ts';
import type { Condition } from '../../shared/catalogue-types.ts';
import { dueFields, dueLabel, dueNameAt, dueSentences } from '../../shared/record-dues.ts';
import { profiles } from '../../shared/profiles.ts';

/** When a paper of a person runs out, nobody owes anything by it; and the other count of a deadline stands in its row. */
const nothingDue = new Set(['subject.passportExpiresOn', 'identityDocument.expiresOn', 'deadline.dueLatestOn']);
const saysDue = /due|until|expires|deadline|limitation|^endOn/i;

describe('the fields by which something is due', () => {
  it('are every date of the catalogue that is named so', () => {
    const named = entities.flatMap(entity =>
      fieldsOf(entity).flatMap(([name, { type }]) => (type === 'date' && saysDue.test(name) ? [`${entity}.${name}`] : [])),
    );
    expect(dueFields.map(({ entity, field }) => `${entity}.${field}`).toSorted()).toEqual(
      named.filter(path => !nothingDue.has(path)).toSorted(),
    );
  });

  it('are decided by fields of the same record that can say so', () => {
    for (const { entity, rule } of dueFields) {
      const typeOf = (name: string | undefined) =>
        name === undefined ? undefined : (fieldAt(`${entity}.${name}`)?.type ?? 'none');
      expect([undefined, 'date']).toContain(typeOf(rule.since));
      expect([undefined, 'date']).toContain(typeOf(rule.latest));
      expect([undefined, 'text']).toContain(typeOf(rule.words));
      expect([undefined, 'agency']).toContain(typeOf(rule.owner));
      const conditions = [rule.softIf, rule.oursIf, rule.theirsIf, rule.metBy, rule.endedBy].flatMap(one => one ?? []);
      for (const condition of conditions) expect(impossible(entity, condition)).toEqual([]);
    }
  });

  it('are each called as a person says it, and not by the kind and the label of a form', () => {
    for (const { entity, field } of dueFields) {
      const said = dueLabel(dueNameAt(`${entity}.${field}`)!);
      for (const language of ['en', 'es'] as const) expect(said?.[language] ?? '').not.toContain(':');
      expect(said === null).toBe(entity === 'deadline');
    }
  });

  it('have names that no clock of a treaty has, and a sentence in both languages', () => {
    expect(profiles.flatMap(({ clocks }) => clocks.filter(({ id }) => id.includes('.')))).toEqual([]);
    for (const { entity, field } of dueFields) {
      const [entered] = dueSentences(entity === 'deadline' ? '' : `${entity}.${field}`, 'open');
      expect(entered?.en).toContain(catalogue[entity].label.en);
      expect(entered?.es).toContain(catalogue[entity].label.es);
    }
  });
});

/** What a condition asks for that its field cannot say. */
function impossible(entity: string, { field, is = [] }: Condition): readonly unknown[] {
  const found = fieldAt(`${entity}.${field}`);
  if (found === undefined) return [field];
  return is.filter(one => (typeof one === 'boolean' ? found.type !== 'boolean' : !Object.hasOwn(found.options ?? {}, one)));
}
