import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { calls } from '../../shared/contract.ts';
import { catalogue, entities, fieldsOf, type EntityName } from '../../shared/catalogue.ts';
import { failures, MOST_PLACES, Refusal, type Failure, type FailureCode } from '../../shared/failure.ts';
import { issueCode } from '../../shared/contract/issue-code.ts';
import { english, readers, spanish, type Reader } from '../../shared/reader.ts';
import { isOfInput, placeSaid, refusalSaid } from '../../shared/refusal-words.ts';
import { refusalLines } from '../../electron/terminal/refusal-lines.ts';

const codes = Object.keys(failures) as readonly FailureCode[]; // the table's own keys
const valueCodes = codes.filter(code => code.startsWith('value/'));
const everyone: readonly Reader[] = Object.values(readers);

/** What no person should read: a name as programs write it, a path into the papers, a command of the terminal. */
const programWords = /\b[a-z]+[A-Z]\w*\b|\b[a-z]+_[a-z_]+\b|docs\/|\.md\b|`enlace |\bJSON path\b|\bundefined\b|\bnull\b/;
/** Proper names that are written so. */
const ownNames = /\bkeyslots\.json\b|\bvault\.db-wal\b|\benlace-release\.json\b|\biCloud\b/g;
const englishWords =
  /\b(?:the|this|that|is|are|not|with|from|and|of|here|write|choose|field|value|file|nothing|cannot|which|there|has|was)\b/i;

function faultsOf(text: string, reader: Reader): readonly string[] {
  const said = text.replaceAll(ownNames, '');
  const foreign = reader === spanish ? englishWords.exec(said.replaceAll(/(?:age-keygen|\.enlace-case file)/g, '')) : null;
  return [programWords.exec(said)?.[0], foreign?.[0]].filter(one => one !== undefined);
}

describe('every refusal', () => {
  it.each(codes)('says %s in both languages, without names of the program or a path into the papers', code => {
    const { en, es } = failures[code];

    expect(es).not.toBe(en);
    expect(everyone.flatMap(reader => faultsOf(reader.say(failures[code]), reader))).toEqual([]);
    expect(en).toMatch(/[.!?]$/);
    expect(es).toMatch(/[.!?]$/);
  });

  it('is seen by this test where it has such a name', () => {
    expect(faultsOf('Fill in birthPlace.', english)).toEqual(['birthPlace']);
    expect(faultsOf('See docs/fields.md for its form.', english)).toEqual(['docs/']);
    expect(faultsOf('Write this de nuevo.', spanish)).toEqual(['Write']);
  });
});

describe('a place that is refused', () => {
  it.each(entities)('is called by the label of its field, and says what would do, for every field of %s', entity => {
    for (const reader of everyone)
      for (const [name, field] of fieldsOf(entity)) {
        expect(placeSaid({ path: name, code: 'field/required' }, reader, entity).words).toBe(reader.say(field.label));
        for (const code of valueCodes) expect(faultsOf(placeSaid({ path: name, code }, reader, entity).why, reader)).toEqual([]);
      }
  });

  it('is found through the records of a file, each by its number, and through their marks', () => {
    const said = (path: string, reader = english) => placeSaid({ path, code: 'field/required' }, reader).words;

    expect(said('subjects[1].aliases[0].kind')).toBe('Person 2 › Alias 1 › Kind of alias');
    expect(said('subjects[1].aliases[0].kind', spanish)).toBe('Persona 2 › Alias 1 › Tipo de alias');
    expect(said('cases[4].subjects[0].birthPlace.country')).toBe('Person 1 › Place of birth › Country');
    expect(said('subjects[0].marks.dob')).toBe('Person 1 › Mark › Date of birth');
    expect(said('fields.birthPlace')).toBe('Place of birth');
    expect(said('recipient', spanish)).toBe('Destinatario');
  });

  it('is not named where the program alone knows it, and keeps the name that a person gave', () => {
    expect(placeSaid({ path: 'caseId', code: 'input/invalid' }, english).words).toBeNull();
    expect(placeSaid({ path: '', code: 'value/empty' }, english).words).toBeNull();
    expect(placeSaid({ path: 'setup.exe', code: 'update/not-listed' }, english).words).toBe('setup.exe');
  });

  it('says in one sentence what is wrong where there is room for one', () => {
    const failure: Failure = { code: 'input/invalid', places: [{ path: 'fields.birthPlace', code: 'value/wrong-type' }] };

    expect(refusalSaid(failure, spanish, 'subject')).toBe(
      'Lugar de nacimiento: Escriba el lugar con palabras y elija su país de la lista.',
    );
    expect(refusalSaid({ code: 'vault/locked' }, english)).toBe(failures['vault/locked'].en);
    expect(isOfInput({ code: 'vault/locked' })).toBe(false);
  });
});

// What no person types: ids, handles, bounds and moments that the window itself gives.
const given = new Set([
  ...[
    'caseId',
    'caseIds',
    'id',
    'ids',
    'entry',
    'record',
    'userId',
    'packetId',
    'other',
    'one',
    'parent',
    'after',
    'row',
    'rows',
    'key',
  ],
  ...[
    'limit',
    'offset',
    'top',
    'depth',
    'before',
    'beforeMs',
    'fromMs',
    'toMs',
    'changedSinceMs',
    'all',
    'check',
    'view',
    'group',
  ],
  ...[
    'acceptJournal',
    'acceptMissing',
    'acceptGap',
    'accept',
    'synthetic',
    'withReferences',
    'approve',
    'verdict',
    'retract',
    'paused',
  ],
  ...[
    'lanes',
    'cards',
    'column',
    'order',
    'descending',
    'sort',
    'filter',
    'mover',
    'due',
    'stalled',
    'kinds',
    'directions',
    'stages',
  ],
  ...[
    'counterparts',
    'standings',
    'actions',
    'weight',
    'entity',
    'field',
    'fields',
    'value',
    'draft',
    'places',
    'children',
    'except',
  ],
  ...[
    'digest',
    'hash',
    'box',
    'boxes',
    'origin',
    'audience',
    'left',
    'width',
    'height',
    'proposals',
    'finding',
    'seen',
    'chosen',
  ],
  // the parts of a machine's request, which are read from its file, a switch, and the account that is chosen for its person
  ...['format', 'machine', 'recovery', 'signingKey', 'isPaused', 'samePerson', 'keepsNew'],
  ...['carries', 'fromHere', 'fold', 'duty', 'loosened', 'wordsCompared', 'gate', 'event', 'about', 'by', 'filters'],
]);

it('has words for every part of every call that a person fills in', () => {
  const unnamed = new Set<string>();
  const walk = (schema: unknown): void => {
    if (schema === null || typeof schema !== 'object') return;
    if ('properties' in schema && schema.properties !== null && typeof schema.properties === 'object')
      for (const name of Object.keys(schema.properties))
        if (!given.has(name) && placeSaid({ path: name, code: 'input/invalid' }, english).words === null) unnamed.add(name);
    for (const part of Object.values(schema)) walk(part);
  };
  for (const row of Object.values(calls)) walk(z.toJSONSchema(row.input, { unrepresentable: 'any' }));

  expect([...unnamed]).toEqual([]);
});

const unfit: readonly unknown[] = [undefined, null, {}, [], 'no', -1, { fields: 3 }];

it('says whatever a call may refuse in its input without a name of the program, to each reader and in the window', () => {
  const strange = Object.entries(calls).flatMap(([name, row]) =>
    unfit.flatMap(raw => {
      const schema: z.ZodType = row.input; // one of them, whichever: the union of all is too deep for the compiler
      const input = schema.safeParse(raw);
      const places = (input.error?.issues ?? []).map(issue => ({ path: issue.path.join('.'), code: issueCode(issue, raw) }));
      const failure: Failure = { code: 'input/invalid', places };
      return everyone.flatMap(reader => {
        const said = [refusalSaid(failure, reader), ...places.flatMap(place => Object.values(placeSaid(place, reader)))];
        return said.flatMap(one => (one === null ? [] : faultsOf(one, reader))).map(fault => `${name}: ${fault}`);
      });
    }),
  );

  expect([...new Set(strange)]).toEqual([]);
});

it('names at the terminal the choices that a file may say where it said none of them', () => {
  const failure: Failure = { code: 'input/invalid', places: [{ path: 'warrants[0].type', code: 'value/not-an-option' }] };
  const types = Object.keys(catalogue.warrant.fields['type']!.options!);

  expect(types.length).toBeGreaterThan(1);
  expect(refusalLines(failure, english)[1]).toContain(`Choose one from the list. (${types.join(', ')})`);
  expect(placeSaid(failure.places![0]!, english).why).toBe('Choose one from the list.');
});

it('points a person at the terminal, and nobody else, to where names and forms are listed', () => {
  const failure: Failure = { code: 'input/invalid', places: [{ path: 'birthPlace', code: 'value/wrong-type' }] };

  expect(refusalLines(failure, english)).toEqual([
    expect.stringMatching(/^input\/invalid: /),
    expect.stringMatching(/^ {2}birthPlace: value\/wrong-type: Place of birth: Write the place in words/),
    expect.stringMatching(/docs\/fields\.md/),
  ]);
  expect(refusalLines({ code: 'vault/locked' }, english)).toHaveLength(1);
  for (const code of ['office/account-name', 'office/asked-already', 'carrier/none', 'carrier/withdrawn'] as const)
    expect(refusalLines({ code }, english).at(-1)).toMatch(/^  `enlace office (?:station|carrier) /);
});

it('says a number out of bounds as that, not as empty', () => {
  const schema = z.strictObject({ year: z.int().min(1900) });
  const [issue] = schema.safeParse({ year: 12 }).error!.issues;

  expect(issueCode(issue!, { year: 12 })).toBe('value/out-of-range');
});

it('names records of every kind in a file', () => {
  const kinds: readonly EntityName[] = entities.filter(entity => entity !== 'case' && catalogue[entity].parents.includes('case'));
  for (const kind of kinds)
    expect(placeSaid({ path: `${catalogue[kind].list}[2]`, code: 'record/not-found' }, spanish).words).toBe(
      `${catalogue[kind].label.es} 3`,
    );
});

describe('a refusal of more places than it lists', () => {
  const refused = (places: number, isCutShort = false): Failure => {
    const all = Array.from({ length: places }, (_, at) => ({ path: `cases[${at}].title`, code: 'value/too-long' as const }));
    const { code, places: listed, more } = new Refusal('import/refused', { places: all, isCutShort });
    return { code, places: listed, ...(more === undefined ? {} : { more }) };
  };

  it('says how many it leaves out, or that the rest was not looked through', () => {
    expect(refused(MOST_PLACES + 7)).toMatchObject({ more: 7 });
    expect(refused(MOST_PLACES + 7).places).toHaveLength(MOST_PLACES);
    expect(refusalLines(refused(MOST_PLACES + 7), english)).toContain('  7 more places are not listed.');
    expect(refusalLines(refused(MOST_PLACES + 1), spanish)).toContain('  1 lugar más no se enumera.');
    expect(refusalLines(refused(MOST_PLACES, true), english).join()).toContain('was not looked through');
    expect(refused(MOST_PLACES)).not.toHaveProperty('more');
  });
});
