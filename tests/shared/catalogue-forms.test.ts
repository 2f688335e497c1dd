import { describe, expect, it } from 'vitest';
import { formOrder, forms, namesOf, widthOf } from '../../shared/catalogue-forms.ts';
import { childrenOf, entities, fieldsOf } from '../../shared/catalogue.ts';
import { mayBeSaid } from '../../shared/field-setters.ts';
import { shownForm } from '../../renderer/record/form-shown.ts';

const inForm = (entity: (typeof entities)[number]) => forms[entity].flatMap(({ lines }) => lines.flatMap(namesOf));

describe('the form of a record', () => {
  it.each(entities)('asks each field of %s that a person reads in exactly one group', entity => {
    const read = fieldsOf(entity).filter(([, field]) => field.internal !== true && field.legacy !== true);

    expect(inForm(entity).toSorted()).toEqual(read.map(([name]) => name).toSorted());
    expect(formOrder(entity).map(([name]) => name)).toEqual(inForm(entity));
  });

  it.each(entities)('leaves out no field of %s that a person may set, once all of it is opened', entity => {
    for (const saying of ['added', 'changed'] as const) {
      const may = fieldsOf(entity).filter(([name, field]) => field.legacy !== true && mayBeSaid(entity, name, saying));
      const { groups, folded } = shownForm(entity, saying, () => false, true);

      expect(groups.flatMap(({ lines }) => lines.flat().map(({ name }) => name)).toSorted()).toEqual(
        may.map(([name]) => name).toSorted(),
      );
      expect(folded.count).toBe(0);
    }
  });

  it.each(entities)('shows every field of %s that must be filled without opening anything', entity => {
    const shown = namesShown(shownForm(entity, 'added', () => false, false));
    const required = fieldsOf(entity).filter(([name, field]) => field.required === true && mayBeSaid(entity, name, 'added'));

    expect(shown).toEqual(expect.arrayContaining(required.map(([name]) => name)));
  });

  it('names its groups in both languages, and no two of one form alike', () => {
    for (const entity of entities) {
      const titles = forms[entity].map(({ title }) => title);
      expect(
        titles.every(({ en, es }) => en !== '' && es !== ''),
        entity,
      ).toBe(true);
      expect(new Set(titles.map(({ en }) => en)).size, entity).toBe(titles.length);
    }
  });

  it('lists among its fields only what may hang from it, each kind once', () => {
    for (const entity of entities) {
      const lists = forms[entity].flatMap(group => group.lists);
      expect(new Set(lists).size, entity).toBe(lists.length);
      expect(childrenOf(entity), entity).toEqual(expect.arrayContaining([...lists]));
    }
    expect(forms.subject.flatMap(group => group.lists)).toContain('identityDocument');
  });

  it('gives several lines to text alone', () => {
    const long = entities.flatMap(entity =>
      forms[entity].flatMap(({ lines }) => lines.flatMap(line => ('many' in line ? [[entity, line.many] as const] : []))),
    );
    const types = long.map(([entity, name]) => fieldsOf(entity).find(([one]) => one === name)?.[1].type);

    expect(new Set(types)).toEqual(new Set(['text']));
    expect(long.length).toBeGreaterThan(10);
  });

  it('keeps a date short and gives a place the whole line', () => {
    const width = Object.fromEntries(formOrder('address').map(([name, field]) => [name, widthOf(field)]));

    expect(width).toMatchObject({ place: 'whole', asOf: 'short', use: 'half' });
  });
});

describe('what is seldom filled', () => {
  it('is folded while it is empty, counted, and named by its group', () => {
    const { groups, folded } = shownForm('subject', 'added', () => false, false);
    const whole = fieldsOf('subject').filter(([name, field]) => field.legacy !== true && mayBeSaid('subject', name, 'added'));

    expect(namesShown({ groups })).not.toContain('build');
    expect(folded.count + namesShown({ groups }).length).toBe(whole.length);
    expect(folded.called.map(({ en }) => en)).toContain('Description');
  });

  it('stands open on its line once it holds something, is typed in, or is refused', () => {
    const { groups, folded } = shownForm('subject', 'changed', name => name === 'build', false);

    expect(namesShown({ groups })).toEqual(expect.arrayContaining(['build', 'complexion']));
    expect(folded.called.map(({ en }) => en)).toContain('Hair'); // the rest of that group by its fields
    expect(folded.called.map(({ en }) => en)).not.toContain('Description');
  });
});

function namesShown({ groups }: Pick<ReturnType<typeof shownForm>, 'groups'>): readonly string[] {
  return groups.flatMap(({ lines }) => lines.flat().map(({ name }) => name));
}
