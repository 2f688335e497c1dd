import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Json } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { caseFile, importFile, onlyCase, registerFile, sampleCase } from '../support/case-file.ts';
import { textOf } from '../support/streams.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

const count = (table: 'records' | 'cases' | 'changes' | 'audit_entries'): number =>
  vault.session.office.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

const placesIn = (answer: Awaited<ReturnType<typeof importFile>>) =>
  answer.ok ? [] : (answer.failure.places ?? []).map(({ row, path, code }) => [row, path, code]);

describe('importing a case file', () => {
  it('stores every record with its parent, place, values and marks', async () => {
    const answer = await importFile(vault, caseFile(sampleCase()));

    expect(answer).toMatchObject({
      ok: true,
      value: { created: 1, unchanged: 0, cases: [{ row: 1, reference: 'EX-2026-0001' }] },
    });
    const { file, summary } = await vault.ask('case:show', { caseId: await onlyCase(vault) });
    const subject = file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel');
    expect(subject).toMatchObject({
      entity: 'subject',
      parentId: null,
      marks: { dob: { level: 'L3', caveats: [{ kind: 'NO_ONWARD' }] } },
    });
    expect(file.records.find(({ entity }) => entity === 'alias')).toMatchObject({
      parentId: subject?.id,
      fields: { text: 'El Faro' },
    });
    expect(file.records.find(({ entity }) => entity === 'charge')?.fields['subject']).toBe(subject?.id);
    expect(summary).toMatchObject({ counterpart: 'MX-SRE', nextStopOn: '2026-03-15', persons: 'Peñafiel Quintanar, José Ángel' });
  });

  it('reads a sum as a row writes it, in units, and asks about one that may be another', async () => {
    const worth = (value: string) => caseFile(sampleCase({ assets: [{ description: 'Caja', value }] }));
    expect(await importFile(vault, worth('1240000'))).toMatchObject({
      failure: { places: [{ row: 1, path: 'assets[0].value', code: 'money/which-currency' }] },
    });

    await importFile(vault, worth('US$ 1.240.000,50'));

    const { file } = await vault.ask('case:show', { caseId: await onlyCase(vault) });
    expect(file.records.find(({ entity }) => entity === 'asset')?.fields['value']).toEqual({
      minor: 124_000_050,
      currency: 'USD',
    });
  });

  it('changes nothing when the same file comes twice, and says so', async () => {
    await importFile(vault, caseFile(sampleCase()));
    const before = [count('records'), count('changes'), count('audit_entries')];

    const again = await importFile(vault, caseFile(sampleCase()));

    expect(again).toMatchObject({ ok: true, value: { created: 0, unchanged: 1, cases: [{ state: 'unchanged' }] } });
    expect([count('records'), count('changes'), count('audit_entries')]).toEqual(before);
  });

  it.each(['ЕХ‑2026‑0001', 'ex-2026-0001', 'EX 2026/0001', 'EX\u00ad-2026-0001'])(
    'makes no second case of one reference, however it is written: %s',
    async reference => {
      const places = (row: number) => ({
        ok: false,
        failure: { places: [{ row, path: 'reference', code: 'import/case-differs' }] },
      });
      const other = sampleCase({ id: 'case-9', reference });
      expect(await importFile(vault, caseFile(sampleCase(), other))).toMatchObject(places(2));
      await importFile(vault, caseFile(sampleCase()));

      expect(await importFile(vault, caseFile(other))).toMatchObject(places(1));
      expect(count('cases')).toBe(1);
    },
  );

  it('imports nothing of a file in which one value of one case is wrong', async () => {
    const entries = count('audit_entries');
    const bad = sampleCase({
      reference: 'EX-2',
      subjects: [{ roles: ['accused'], given: 'Iris', dob: '2026-02-30' }],
      charges: [],
    });

    const answer = await importFile(vault, caseFile(sampleCase(), bad));

    expect(answer).toEqual({
      ok: false,
      failure: { code: 'import/refused', places: [{ row: 2, path: 'subjects[0].dob', code: 'value/no-such-date' }] },
    });
    expect([count('cases'), count('records'), count('audit_entries') - entries]).toEqual([0, 0, 0]);
  });

  it('tells all that is wrong at once: in a case of a wrong shape what else is wrong, and in those after one that cannot be read', async () => {
    const events = [{ type: 'arest', on: '2026-02-01' }];
    const misshapen = sampleCase({
      shoeSize: 44,
      officer: 7,
      subjects: [{ id: 's1', roles: ['accused'], given: 'Iris', dob: '2026-02-30', hat: 'grey' }, 'nobody'],
      charges: [{ statute: '21 USC 963', subject: 's9' }],
      events,
    });
    const twice = sampleCase({ reference: 'EX-2', title: 'TWICE' });
    const late = sampleCase({ id: 'case-3', reference: 'EX-3', openedOn: '2026-02-31', events });
    const text = JSON.stringify(caseFile(misshapen, twice, late)).replace('"TWICE"', '"once","title":"again"');

    const answer = await importFile(vault, text);

    const places = [
      [1, 'officer', 'value/wrong-type'],
      [1, 'shoeSize', 'field/unknown'],
      [1, 'subjects[0].hat', 'field/unknown'],
      [1, 'subjects[1]', 'value/wrong-type'],
      [1, 'subjects[0].dob', 'value/no-such-date'],
      [1, 'events[0].type → arrest', 'import/event-type'],
      [2, 'cases[1].title', 'import/duplicate-key'],
      [3, 'openedOn', 'value/no-such-date'],
      [3, 'events[0].type → arrest', 'import/event-type'],
    ];
    expect(placesIn(answer)).toEqual(places);
    expect([count('cases'), count('records')]).toEqual([0, 0]);
    // What comes after text that is no JSON cannot be told apart; what came before it can.
    expect(placesIn(await importFile(vault, text.replace('"EX-3"', 'EX-3')))).toEqual([
      ...places.slice(0, 7),
      [3, 'cases[2].reference', 'import/not-json'],
    ]);
  });

  it('leaves one audit entry for the whole file, and the chain verifies', async () => {
    const before = count('audit_entries');

    await importFile(vault, caseFile(sampleCase(), sampleCase({ reference: 'EX-2' })));

    expect(count('audit_entries') - before).toBe(1);
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('never overwrites a case that is here and differs', async () => {
    await importFile(vault, caseFile(sampleCase()));

    const answer = await importFile(vault, caseFile(sampleCase({ title: 'Another title' })));

    expect(answer).toMatchObject({
      ok: false,
      failure: { places: [{ row: 1, path: 'reference', code: 'import/case-differs' }] },
    });
  });

  it('reports without writing when it is only to check', async () => {
    const { source } = registerFile(vault, caseFile(sampleCase()));

    const answer = await vault.ask('case:import', { source, check: true });

    expect([answer.created, count('cases')]).toEqual([1, 0]);
  });
});

const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const wrapped = (inner: string): string => `{"format":"enlace-case","version":1,"cases":[${inner}]}`;
const withSubject = (fields: Record<string, Json>): Json =>
  caseFile(sampleCase({ subjects: [{ roles: ['accused'], ...fields }], charges: [] }));

describe('a hostile or broken case file', () => {
  it.each<[string, Json | string | Uint8Array, string, string | undefined]>([
    ['text that is not JSON', 'Estimado colega', 'import/not-json', ''],
    ['JSON cut short', '{"format":"enlace-case","version":1,"cases":[{"kind":', 'import/not-json', 'cases[0].kind'],
    ['a trailing comma', wrapped('{"kind":"extradition",}'), 'import/not-json', 'cases[0]'],
    ['text after the end', `${wrapped('')} x`, 'import/not-json', ''],
    ['a key that stands twice', wrapped('{"kind":"extradition","kind":"extradition"}'), 'import/duplicate-key', 'cases[0].kind'],
    [
      'a key that stands twice by escape',
      wrapped('{"kind":"extradition","k\\u0069nd":"x"}'),
      'import/duplicate-key',
      'cases[0].kind',
    ],
    ['a prototype as a key', wrapped('{"__proto__":{"kind":"x"}}'), 'field/unknown', 'cases[0].?'],
    ['nesting without end', wrapped(deep(5000)), 'import/too-deep', undefined],
    ['a string of ten megabytes', wrapped(`{"title":"${'a'.repeat(10_000_000)}"}`), 'value/too-long', 'cases[0].title'],
    ['a number beyond doubles', wrapped('{"heightCm":9007199254740993}'), 'value/wrong-type', 'cases[0].heightCm'],
    ['a raw line feed in a string', wrapped('{"title":"a\nb"}'), 'import/not-json', 'cases[0].title'],
    ['a field that the catalogue lacks', caseFile(sampleCase({ shoeSize: 41 })), 'field/unknown', 'shoeSize'],
    [
      'a field that only the program sets',
      caseFile(sampleCase({ documents: [{ title: 'T', storedFile: 'x' }] })),
      'field/unknown',
      'documents[0].storedFile',
    ],
    [
      'a mark on a field that the catalogue lacks',
      withSubject({ marks: { shoeSize: {} } }),
      'field/unknown',
      'subjects[0].marks.shoeSize',
    ],
    [
      'a lock that a file may not set',
      withSubject({ marks: { dob: { locked: true } } }),
      'field/unknown',
      'subjects[0].marks.dob.locked',
    ],
    [
      'a level that does not exist',
      withSubject({ marks: { dob: { level: 'L9' } } }),
      'mark/invalid',
      'subjects[0].marks.dob.level',
    ],
    [
      'a missing field that must be there',
      caseFile(sampleCase({ subjects: [{ given: 'Iris' }], charges: [] })),
      'field/required',
      'subjects[0].roles',
    ],
    ['a date that does not exist', withSubject({ dob: '2025-02-29' }), 'value/no-such-date', 'subjects[0].dob'],
    ['a month that does not exist', withSubject({ dob: '2025-13-01' }), 'value/no-such-date', 'subjects[0].dob'],
    [
      'an hour without zone',
      caseFile(sampleCase({ exchanges: [{ startAt: '2026-01-01T10:00:00', mode: 'call' }] })),
      'value/no-such-instant',
      'exchanges[0].startAt',
    ],
    [
      'an offset its zone never had',
      caseFile(sampleCase({ exchanges: [{ startAt: '2026-01-01T10:00:00+05:00[America/Mexico_City]', mode: 'call' }] })),
      'value/no-such-instant',
      'exchanges[0].startAt',
    ],
    ['a NUL character', withSubject({ given: 'Ana\u0000Luz' }), 'value/forbidden-character', 'subjects[0].given'],
    ['a bidirectional override', withSubject({ given: 'Ana\u202ELuz' }), 'value/forbidden-character', 'subjects[0].given'],
    [
      'a bidirectional isolate in a place',
      withSubject({ birthPlace: { text: 'Puerto\u2066' } }),
      'value/forbidden-character',
      'subjects[0].birthPlace',
    ],
    [
      'half a surrogate pair',
      wrapped('{"kind":"extradition","reference":"R-1","title":"\\ud800"}'),
      'value/forbidden-character',
      'cases[0].title',
    ],
    ['a code that is not an option', withSubject({ sex: 'Q' }), 'value/not-an-option', 'subjects[0].sex'],
    [
      'a role that is not an option',
      caseFile(sampleCase({ subjects: [{ roles: ['wizard'] }], charges: [] })),
      'value/not-an-option',
      'subjects[0].roles[0]',
    ],
    ['null for a value', withSubject({ given: null }), 'value/wrong-type', 'subjects[0].given'],
    ['an empty value', withSubject({ given: '  ' }), 'value/empty', 'subjects[0].given'],
    [
      'a CURP whose check digit does not fit',
      withSubject({ curp: 'PEQJ840229HDFXNS01' }),
      'value/curp-check',
      'subjects[0].curp',
    ],
    [
      'a reference to nobody',
      caseFile(sampleCase({ charges: [{ statute: 'S', subject: 's9' }] })),
      'import/unknown-id',
      'charges[0].subject',
    ],
    [
      'a reference to a record of another kind',
      caseFile(sampleCase({ charges: [{ statute: 'S', subject: 'case-1' }] })),
      'import/unknown-id',
      'charges[0].subject',
    ],
    [
      'one id for two records',
      caseFile(
        sampleCase({
          subjects: [
            { id: 'x', roles: ['accused'] },
            { id: 'x', roles: ['accused'] },
          ],
          charges: [],
        }),
      ),
      'import/duplicate-id',
      'subjects[1].id',
    ],
    [
      'a file name that climbs',
      caseFile(sampleCase({ documents: [{ title: 'T', file: '../keyslots.json' }] })),
      'import/file-name',
      'documents[0].file',
    ],
    [
      'an absolute file name',
      caseFile(sampleCase({ documents: [{ title: 'T', file: '/etc/hostname' }] })),
      'import/file-name',
      'documents[0].file',
    ],
    [
      'a file name of another system',
      caseFile(sampleCase({ documents: [{ title: 'T', file: 'C:\\x' }] })),
      'import/file-name',
      'documents[0].file',
    ],
    [
      'a file that is not there',
      caseFile(sampleCase({ documents: [{ title: 'T', file: 'absent.pdf' }] })),
      'import/missing-file',
      'documents[0].file',
    ],
  ])('is refused at its place: %s', async (_, content, code, path) => {
    const answer = await importFile(vault, content);

    const places = answer.ok ? [] : (answer.failure.places ?? []);
    expect(places[0]).toMatchObject(path === undefined ? { code } : { code, path });
    expect([count('cases'), count('records')]).toEqual([0, 0]);
  });

  it.each<[string, Uint8Array | Json, string]>([
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from('{"format":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}')]),
      'import/not-utf8',
    ],
    ['UTF-8 cut inside a letter', Buffer.from('{"á').subarray(0, 3), 'import/not-utf8'],
    ['UTF-16', Buffer.from('\ufeff{}', 'utf16le'), 'import/not-utf8'],
    ['another format', { format: 'other', version: 1, cases: [] }, 'import/wrong-format'],
    ['a later version', { format: 'enlace-case', version: 2, cases: [] }, 'import/wrong-format'],
    ['a list at the top', [], 'import/wrong-format'],
  ])('is refused as a whole: %s', async (_, content, code) => {
    const answer = await importFile(vault, content);

    expect(answer).toMatchObject({ ok: false, failure: { code } });
  });

  it('repeats no value of the file in its refusal', async () => {
    const answer = await importFile(vault, withSubject({ 'Juana Secreta': 'x', given: 'Zacarías\u0000', dob: '2025-02-31' }));

    expect(JSON.stringify(answer)).not.toMatch(/Juana|Secreta|Zacar|02-31/);
  });

  it('does not follow a link out of the folder', async () => {
    const { source, folder, path } = registerFile(
      vault,
      caseFile(sampleCase({ documents: [{ title: 'T', file: 'out/secret.txt' }] })),
    );
    mkdirSync(join(vault.root, 'elsewhere'));
    writeFileSync(join(vault.root, 'elsewhere', 'secret.txt'), 'not for import');
    symlinkSync(join(vault.root, 'elsewhere'), join(dirname(path), 'out'));

    const answer = await vault.request('case:import', { source, folder });

    expect(answer).toMatchObject({ ok: false, failure: { places: [{ code: 'import/missing-file' }] } });
  });
});

describe('the files of an imported case', () => {
  it('are kept encrypted, and come back whole', async () => {
    const marker = 'the-text-of-a-synthetic-paper '.repeat(4000);
    await importFile(vault, caseFile(sampleCase({ documents: [{ title: 'Acta', file: 'acta.pdf' }] })), { 'acta.pdf': marker });

    const { file } = await vault.ask('case:show', { caseId: await onlyCase(vault) });
    const document = file.records.find(({ entity }) => entity === 'document');
    expect(document?.fields).toMatchObject({
      sizeBytes: marker.length,
      mediaType: 'application/pdf',
      sourceFileName: 'acta.pdf',
    });
    const stored = await vault.session.files.open(textIn(document?.fields ?? {}, 'storedFile'));
    expect(await textOf(stored)).toBe(marker);
  });

  it('leave nothing behind when the import is refused afterwards', async () => {
    const good = sampleCase({ documents: [{ title: 'Acta', file: 'acta.pdf' }] });
    vault.session.office.exec(`CREATE TRIGGER planted BEFORE INSERT ON case_imports BEGIN SELECT RAISE(ABORT, 'planted'); END`);

    const answer = await importFile(vault, caseFile(good), { 'acta.pdf': 'paper' });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect([count('cases'), readdirSync(join(vault.folder, 'files')).length]).toEqual([0, 0]);
  });
});
