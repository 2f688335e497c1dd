import { describe, expect, it } from 'vitest';
import type { RecordId } from '../../../shared/language.ts';
import { citationWarnings } from '../../../shared/decision/reason-codes.ts';
import { typedCitationWarnings } from '../../../shared/decision/typed-citations.ts';
import { reasonWords } from '../../../shared/packet-words.ts';
import type { Emission } from '../../../shared/decision/types.ts';
import { explain } from '../../../shared/decision/reasons.ts';
import { previewRows } from '../../../shared/decision/preview.ts';
import { seen } from './laws.ts';
import { caseOf, day, dea, decideAt, fgr, leave, nothingHappened, oia, profile, record, request, sre } from './synthetic.ts';

const suspect = {
  roles: ['suspect'],
  given: 'Iker',
  paternal: 'Ñandú',
  maternal: 'Quetzal',
  dob: '1980-05-17',
  curp: 'CURP-INVENTADA',
  rfc: 'RFC-INVENTADA',
  sex: 'M',
};

describe('what came from another agency', () => {
  it('does not leave without its consent, and says who has not given it to us alone', () => {
    const decision = decideAt('contactPoint.phone', { originator: dea }, request({ purpose: 'locate-arrest' }));
    const reason = explain(decision, 'SRE');

    expect(decision).toMatchObject({ action: 'WITHHOLD', code: 'R-ORIG', rule: 'origin/no-consent' });
    expect(reason.internal.en).toBe('Withheld: US-DEA has not consented to its disclosure to SRE; withheld until it does.');
    expect(JSON.stringify(reason.external)).not.toContain('DEA');
    expect(reason.external.es).toContain('LGTAIP (2025), artículo 112, fracción III');
  });

  it('leaves with a consent for this recipient, purpose and date, and no other', () => {
    const consent = { originator: dea, recipient: sre, purposes: ['locate-arrest' as const], until: day('2026-03-01') };
    const asked = (consents: readonly (typeof consent)[], date = '2026-02-01') =>
      request({ purpose: 'locate-arrest', circumstances: { ...nothingHappened, date: day(date), consents } });
    const actionFor = (...args: Parameters<typeof asked>) =>
      decideAt('contactPoint.phone', { originator: dea }, asked(...args)).action;

    expect(actionFor([consent])).toBe('RELEASE');
    expect(actionFor([{ ...consent, recipient: fgr }])).toBe('WITHHOLD');
    expect(actionFor([{ ...consent, originator: fgr }])).toBe('WITHHOLD');
    expect(actionFor([{ ...consent, purposes: ['same-case' as const] as never }])).toBe('WITHHOLD');
    expect(actionFor([consent], '2026-03-02')).toBe('WITHHOLD');
  });

  it('needs every owner: one consent of two is none', () => {
    const person = record('p', 'subject', suspect, { marks: { '*': { originator: dea }, hair: { originator: fgr } } });
    const consents = [{ originator: dea, recipient: sre, purposes: ['same-case' as const], until: null }];
    const { at } = leave(caseOf(person), request({ circumstances: { ...nothingHappened, consents } }));

    expect(at('subjects[0].paternal')!.action).toBe('RELEASE');
    expect(at('subjects[0].hair')).toMatchObject({ action: 'WITHHOLD', code: 'R-ORIG' });
  });

  it('goes back to where it came from', () => {
    expect(decideAt('charge.statute', { originator: sre }).action).toBe('RELEASE');
  });

  it('stays when it came in TLP:AMBER+STRICT and not for onward sharing; tightening is possible, loosening is not', () => {
    const inbound = {
      originator: dea,
      locked: true,
      level: 'L1' as const,
      caveats: [{ kind: 'TLP' as const, label: 'TLP:AMBER+STRICT' as const }, { kind: 'NO_ONWARD' as const }],
    };

    expect(decideAt('charge.statute', inbound)).toMatchObject({ action: 'WITHHOLD', code: 'R-ORIG' });
    expect(decideAt('charge.statute', { ...inbound, caveats: [...inbound.caveats, { kind: 'EXISTENCE_HIDDEN' }] }).action).toBe(
      'OMIT_SILENT',
    );
    expect(decideAt('charge.statute', { ...inbound, level: 'L0' }).action).toBe('WITHHOLD');
    expect(decideAt('contactPoint.imei', { level: 'L0' }).action).toBe('WITHHOLD'); // a mark does not go below the catalogue
  });

  it('stays when it is locked and names no owner', () => {
    expect(decideAt('charge.statute', { locked: true })).toMatchObject({ action: 'WITHHOLD', rule: 'origin/unknown' });
  });

  it('leaves as exculpatory matter only with the notice recorded for this value and recipient', () => {
    const gate = {
      gate: 'originator' as const,
      basis: 'exculpatory' as const,
      record: 'record-1' as RecordId,
      field: 'statute',
      recipient: sre,
    };
    const withGates = (...gates: (typeof gate)[]) => request({ circumstances: { ...nothingHappened, gates } });

    expect(decideAt('charge.statute', { originator: dea }, withGates(gate)).action).toBe('RELEASE');
    expect(decideAt('charge.statute', { originator: dea }, withGates({ ...gate, field: 'offence' })).action).toBe('WITHHOLD');
    expect(decideAt('charge.statute', { originator: dea }, withGates({ ...gate, recipient: fgr })).action).toBe('WITHHOLD');
    expect(decideAt('charge.statute', { originator: dea }, withGates()).action).toBe('WITHHOLD');
  });
});

describe('what gives something else away', () => {
  it('stays with a birth date that leaves as a year', () => {
    const person = record('p', 'subject', suspect, { marks: { curp: { level: 'L0' } } });
    const { at, emission } = leave(caseOf(person), request({ recipient: profile('vetted') }));

    expect(at('subjects[0].dob')!.action).toBe('GENERALISE');
    expect(emission.lists['subjects']!.emitted[0]!.fields['dob']).toEqual({
      state: 'released',
      how: 'GENERALISE',
      value: '1980',
    });
    for (const field of ['curp', 'rfc']) expect(at(`subjects[0].${field}`)!.action).toBe('WITHHOLD');
  });

  it.each(['dob', 'sex', 'birthPlace', 'maternal', 'curp', 'passportNumber'])(
    'stays in the number of any identity document where it would give away the %s',
    field => {
      const person = record(
        'p',
        'subject',
        { ...suspect, birthPlace: { text: 'Mazatlán' } },
        { marks: { [field]: { level: 'L3' } } },
      );
      const paper = (kind: string, number: string, position: number) =>
        record(`i${position}`, 'identityDocument', { kind, number }, { parentId: person.id, position });
      const { at } = leave(caseOf(person, paper('CURP', 'XAXX800517HSLXXX01', 0), paper('Pasaporte', 'G00000001', 1)));

      // Which of them gives something away only its number says, and that stays: so both look the same.
      for (const index of [0, 1])
        expect(at(`subjects[0].identityDocuments[${index}].number`)).toMatchObject({
          action: 'WITHHOLD',
          rule: 'inference/gives-away',
        });
      expect(at('subjects[0].identityDocuments[0].kind')!.action).toBe('RELEASE');
    },
  );

  it('stays with a birth date that is marked, for the same person alone', () => {
    const marked = record('p', 'subject', suspect, { marks: { dob: { level: 'L3' } } });
    const other = record('q', 'subject', suspect, { position: 1 });
    const { at } = leave(caseOf(marked, other));

    expect(at('subjects[0].dob')!.action).toBe('WITHHOLD');
    expect(at('subjects[0].curp')).toMatchObject({
      action: 'WITHHOLD',
      rule: 'inference/gives-away',
      parameters: { field: 'subject.dob' },
    });
    expect(at('subjects[1].curp')!.action).toBe('RELEASE');
  });
});

const idsIn = ({ emitted, unreleased }: Emission['lists'][string]): readonly unknown[] => [
  ...emitted.map(({ id }) => id),
  ...unreleased.map(kept => (kept as { readonly id: string }).id),
];

describe('persons who are protected', () => {
  const witness = record('w', 'subject', { ...suspect, roles: ['witness'], given: 'Zyanya' }, { position: 1 });

  it('leave under a pseudonym without the label that would say why', () => {
    const { emission, at } = leave(caseOf(record('p', 'subject', suspect), witness));
    const [first, second] = emission.lists['subjects']!.emitted;

    expect(first!.fields['roles']).toMatchObject({ state: 'released', value: ['suspect'] });
    expect(second!.fields['given']).toEqual({ state: 'released', how: 'PSEUDONYM', value: 'PER-XW' });
    expect(second!.fields['roles']).toMatchObject({ state: 'withheld', code: 'R-CONF' });
    expect(at('subjects[1].roles')!.rule).toBe('subject/witness');
    expect(JSON.stringify(seen(emission))).not.toMatch(/witness|Zyanya|R-VIC/);
  });

  it('are not told by what the packets before called them, nor is anything of theirs', () => {
    const alias = record('a', 'alias', { alias: 'El Fabri' }, { parentId: 'w' as RecordId });
    const idsAs = (role: string) => {
      const person = record('w', 'subject', { ...suspect, roles: [role] });
      const { emission } = leave(caseOf(record('p', 'subject', suspect), person, alias));
      return emission.lists['subjects']!.emitted.map(({ id, lists }) => [id, ...Object.values(lists).flatMap(idsIn)]);
    };

    const [suspectBefore, before] = idsAs('suspect');
    const [suspectAfter, after] = idsAs('witness');

    expect(suspectAfter).toEqual(suspectBefore);
    expect(before).toHaveLength(2);
    expect(after).toHaveLength(2);
    expect(before!.filter(id => after!.includes(id))).toEqual([]);
  });

  it.each([
    ['document', 'documents', 'subject', { title: 'Declaración', type: 'statement' }],
    ['evidence', 'evidence', 'seizedFrom', { description: 'Teléfono' }],
    ['asset', 'assets', 'heldBy', { description: 'Cuenta' }],
  ] as const)('are not told apart by what a record says of them: %s', (entity, list, field, fields) => {
    const pointing = record('d', entity, { ...fields, [field]: 'w' });
    const read = leave(caseOf(record('p', 'subject', suspect), witness, pointing), request({ purpose: 'prosecution' }));
    const open = leave(caseOf(record('w', 'subject', suspect), pointing), request({ purpose: 'prosecution' }));

    expect(JSON.stringify(seen(read.emission))).not.toMatch(new RegExp(`"${field}":"PER-`));
    expect(open.emission.lists[list]!.emitted[0]?.fields[field]).toMatchObject({ state: 'released', value: 'PER-W' });
  });

  it('do not leave at all where the counterpart is not a trusted party', () => {
    const { emission } = leave(caseOf(witness), request({ recipient: profile('vetted') }));

    expect(emission.lists['subjects']!.emitted).toEqual([]);
    expect(emission.lists['subjects']!.unreleased).toHaveLength(1);
  });

  it('include every minor, whatever the role', () => {
    const { emission } = leave(caseOf(record('p', 'subject', { ...suspect, isMinor: true })));

    expect(emission.lists['subjects']!.emitted[0]!.fields['paternal']).toMatchObject({ how: 'PSEUDONYM' });
  });

  it('are not named by the account that they hold', () => {
    const person = record('p', 'subject', { roles: ['associate'], fullName: 'Rubén Cota Ibarra' });
    const account = record('a', 'asset', { description: 'Cuenta', heldBy: 'p', holder: 'Rubén Cota Ibarra' });

    const { emission } = leave(caseOf(person, account), request({ purpose: 'asset-recovery' }));

    const { fields } = emission.lists['assets']!.emitted[0]!;
    expect(fields['heldBy']).toMatchObject({ how: 'RELEASE', value: emission.lists['subjects']!.emitted[0]!.id });
    expect(JSON.stringify(seen(emission))).not.toContain('Cota');
  });

  it('leave nothing behind when they are sources: not in lists, references, events or counts', () => {
    const person = record('p', 'subject', suspect);
    const source = record('s', 'subject', { roles: ['source', 'associate'], given: 'Xóchitl', sourceCode: 'K-77' });
    const meeting = record('e', 'event', { type: 'meeting', on: '2026-01-10', subject: 's' });
    const evidence = record('v', 'evidence', { description: 'Bolsa', seizedFrom: 's' });
    const without = leave(caseOf(person));

    const { emission, decisions } = leave(caseOf(source, person, meeting, evidence));

    expect(decisions.records.get('s' as RecordId)).toMatchObject({ action: 'OMIT_SILENT', emitted: false });
    expect(JSON.stringify(seen(emission))).toBe(JSON.stringify(seen(without.emission)));
  });
});

describe('time', () => {
  const underEmbargo = { caveats: [{ kind: 'EMBARGO' as const, until: { event: 'arrest' } }] };

  it('opens an embargo "until arrest" by the event, not by a date', () => {
    const late = request({ circumstances: { ...nothingHappened, date: day('2036-01-01') } });
    const arrested = request({ circumstances: { ...nothingHappened, events: ['arrest'] } });

    expect(decideAt('charge.place', underEmbargo, late)).toMatchObject({
      action: 'WITHHOLD',
      code: 'R-EMB',
      parameters: { until: { event: 'arrest' } },
    });
    expect(decideAt('charge.place', underEmbargo, arrested).action).toBe('RELEASE');
  });

  it('explains an embargo by the name of its event, never by a code or by a word for attaching property', () => {
    const until = { caveats: [{ kind: 'EMBARGO' as const, until: { event: 'op-executed' } }] };
    const { internal } = explain(decideAt('charge.place', until), 'SRE');

    expect(internal.es).toBe('Se testa: bajo reserva temporal hasta: operativo ejecutado.');
    expect(internal.en).toBe('Withheld: under embargo until: operation executed.');
  });

  it('explains a limit of purpose by the names of the purposes', () => {
    const only = { caveats: [{ kind: 'PURPOSE' as const, purposes: ['prosecution' as const, 'asset-recovery' as const] }] };

    expect(explain(decideAt('charge.place', only), 'SRE').internal.es).toContain('proceso penal, recuperación de activos');
  });

  it('opens what is sealed when it is unsealed', () => {
    const sealed = { caveats: [{ kind: 'SEALED' as const, until: { event: 'unsealed' } }] };
    const unsealed = request({ circumstances: { ...nothingHappened, events: ['unsealed'] } });

    expect(decideAt('warrant.number', sealed).action).toBe('WITHHOLD');
    expect(decideAt('warrant.number', sealed, unsealed).action).toBe('RELEASE');
  });
});

describe('statutes', () => {
  it.each([
    'asset.sarReference',
    'charge.grandJuryReference',
    'subject.protectionProgramme',
    'subject.sourceCode',
    'plan.sourceBasis',
  ])('leaves no trace of %s', path => {
    expect(decideAt(path, {}).action).toBe('OMIT_SILENT');
  });

  it('opens grand jury matter by a court order, a suspicious activity report by nothing', () => {
    const bases = ['court-order', 'person-consent', 'originator-consent', 'exculpatory', 'imminent-danger'] as const;
    const asked = (gate: 'gj' | 'sar', field: string) =>
      bases.map(basis =>
        request({
          recipient: { ...profile(), ceilings: { LEG: 'L3', FIN: 'L3' } },
          circumstances: { ...nothingHappened, gates: [{ gate, basis, record: 'record-1' as RecordId, field, recipient: sre }] },
        }),
      );

    expect(asked('gj', 'grandJuryReference').map(one => decideAt('charge.grandJuryReference', {}, one).action)).toEqual([
      'RELEASE',
      'OMIT_SILENT',
      'OMIT_SILENT',
      'OMIT_SILENT',
      'OMIT_SILENT',
    ]);
    expect(new Set(asked('sar', 'sarReference').map(one => decideAt('asset.sarReference', {}, one).action))).toEqual(
      new Set(['OMIT_SILENT']),
    );
  });

  it('lets no code name the secret', () => {
    for (const path of ['contactPoint.phone', 'address.place', 'charge.offence'])
      for (const category of ['SRC', 'TEC', 'VIC'] as const)
        expect([null, 'R-REST']).toContain(
          decideAt(path, { categories: [category] }, request({ purpose: 'locate-arrest' })).code,
        );
  });
});

describe('what is restricted', () => {
  it('is confidential where the catalogue holds personal data and reserved elsewhere, whatever the mark', () => {
    const person = record('p', 'subject', suspect, { marks: { curp: { level: 'L4' }, hair: { level: 'L4' } } });
    const charge = record('c', 'charge', { statute: 'X' }, { marks: { statute: { level: 'L4', categories: ['VIC'] } } });
    const account = record('a', 'asset', { account: 'X' }, { marks: { account: { level: 'L4' } } });
    const { at } = leave(caseOf(person, charge, account));

    expect([at('subjects[0].curp')!.code, at('subjects[0].hair')!.code]).toEqual(['R-CONF', 'R-CONF']);
    expect(at('charges[0].statute')!.code).toBe('R-RES');
    expect(at('assets[0].account')!.code).toBe('R-CONF');
  });

  it('is cited by the article of its class', () => {
    const person = record('p', 'subject', suspect, { marks: { curp: { level: 'L4' } } });
    const charge = record('c', 'charge', { statute: 'X' }, { marks: { statute: { level: 'L4' } } });
    const { at } = leave(caseOf(person, charge));

    expect(explain(at('charges[0].statute')!, 'SRE').external.es).toBe(
      'Se testa (R-RES): es información reservada. Fundamento: 5 USC 552 (2023) (b); LGTAIP (2025), artículo 112.',
    );
    expect(explain(at('subjects[0].curp')!, 'SRE').external.es).toBe(
      'Se testa (R-CONF): es información confidencial. Fundamento: 5 USC 552 (2023) (b); LGTAIP (2025), artículo 115.',
    );
  });

  it('keeps words for the code under which both once left', () => {
    expect(reasonWords('R-REST').es).toBe('Es de acceso restringido.');
  });
});

describe('safety', () => {
  const act = { record: 'record-1' as RecordId, field: 'caution', recipient: sre };
  const escort = (mustTell: readonly (typeof act)[]) =>
    request({ purpose: 'escort', recipient: { ...profile('vetted') }, circumstances: { ...nothingHappened, mustTell } });

  it('reaches whoever escorts once the act is recorded, although it is operational', () => {
    expect(decideAt('subject.caution', {}, escort([])).action).toBe('WITHHOLD');
    expect(decideAt('subject.caution', {}, escort([act]))).toMatchObject({ action: 'RELEASE', rule: 'must-tell/recorded' });
  });

  it('opens neither a statute, nor an owner, nor another field, nor another purpose', () => {
    expect(decideAt('subject.caution', { originator: dea }, escort([act])).action).toBe('WITHHOLD');
    expect(decideAt('subject.caution', { caveats: [{ kind: 'STATUTE', gate: 'sar' }] }, escort([act])).action).toBe(
      'OMIT_SILENT',
    );
    expect(decideAt('subject.caution', { categories: ['SRC'] }, escort([act])).action).toBe('OMIT_SILENT');
    expect(decideAt('subject.cautionNote', {}, escort([act])).action).toBe('WITHHOLD');
    expect(decideAt('subject.caution', {}, { ...escort([act]), purpose: 'intelligence' }).action).toBe('WITHHOLD');
  });
});

describe('tear-lines', () => {
  const tearLine = { text: 'A vehicle was seen near the border.', level: 'L1' as const, categories: ['OPS' as const] };
  const paragraph = (mark: object) =>
    record(
      'n',
      'portion',
      { of: 'facts', text: 'The informant saw it.' },
      { marks: { '*': { level: 'L3', categories: ['SRC'], ...mark } } },
    );

  it('stand in for a protected portion, whatever the portion says', () => {
    const { emission } = leave(caseOf(paragraph({ tearLine })));

    expect(emission.lists['portions']!.emitted[0]!.fields['text']).toEqual({
      state: 'released',
      how: 'SUMMARISE',
      value: tearLine.text,
    });
  });

  it('are judged by their own mark', () => {
    const { emission } = leave(caseOf(paragraph({ tearLine: { ...tearLine, level: 'L3' } })));

    expect(emission.lists['portions']!.emitted).toEqual([]);
  });

  it('do not stand in where the law, the owner or a hidden existence stands against it', () => {
    for (const mark of [
      { originator: dea },
      { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] },
      { caveats: [{ kind: 'STATUTE', gate: 'gj' }] },
      { level: 'L4' },
    ])
      expect(leave(caseOf(paragraph({ tearLine, ...mark }))).emission.lists['portions']!.emitted).toEqual([]);
  });
});

describe('marks from above', () => {
  it('bind everything below: the case binds its records, a person what hangs from the person', () => {
    const hidden = { '*': { caveats: [{ kind: 'PURPOSE' as const, purposes: ['statistics' as const] }] } };
    const person = record('p', 'subject', suspect, { marks: hidden });
    const alias = record('a', 'alias', { text: 'El Inventado' }, { parentId: 'p' as RecordId });
    const { emission, decisions } = leave(caseOf(person, alias));

    expect(emission.lists['subjects']!.emitted).toEqual([]);
    expect(decisions.records.get('a' as RecordId)!.emitted).toBe(false);
  });
});

describe('reasons', () => {
  it('exist in both languages, for us and for the counterpart, for every path', () => {
    const rows = previewRows(
      leave(caseOf(record('p', 'subject', suspect), record('w', 'subject', { roles: ['source'] }))).decisions,
      { en: 'SRE', es: 'SRE' },
    );

    expect(rows.length).toBeGreaterThan(90);
    for (const { reason } of rows)
      for (const text of [reason.internal.en, reason.internal.es, reason.external.en, reason.external.es])
        expect(text).toMatch(/^\p{Lu}.{5,}\.$/su);
  });

  it('warn of the transparency acts of 2015 and 2016 on a file of 2026', () => {
    const cite = (statute: string, version: string) => ({ statute, version, article: '113' });

    expect(
      citationWarnings(
        [cite('LGTAIP', '2015'), cite('LGTAIP', '2025'), cite('LFTAIP', '2016'), cite('UNTOC', '2000')],
        '2026-01-15',
      ).map(one => one.index),
    ).toEqual([0, 2]);
    expect(citationWarnings([cite('LGTAIP', '2015')], '2019-01-15')).toEqual([]);
  });

  it.each([
    ['LGTAIP (2015) 113-V', 1],
    ['art. 110 de la LFTAIP y LGTAIP de 2016', 1],
    ['LGTAIP, art. 113', 1],
    ['LGTAIP (2025) 112-V', 0],
    ['lgtaip de 2025, art. 115', 0],
    ['CPEUM 6-A', 0],
  ])('warns once of the replaced acts where a person types %s', (typed, warnings) => {
    expect(typedCitationWarnings(typed, '2026-11-24')).toHaveLength(warnings);
  });

  it('belong to our own office as owner where ORCON is marked on our own value', () => {
    expect(decideAt('charge.statute', { caveats: [{ kind: 'ORCON' }] })).toMatchObject({
      code: 'R-ORIG',
      parameters: { originator: oia },
    });
  });
});
