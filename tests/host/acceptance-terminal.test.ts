import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import { textIn, type Fields } from '../../shared/records.ts';
import { bareEnvironment } from '../support/bare-environment.ts';
import { caseFile, sampleCase } from '../support/case-file.ts';
import { outboxPath, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts');
type Answer = { readonly [member: string]: Json };
const textAt = (answer: Json, member: string): string => textIn(answer as Fields, member);
type Row = {
  readonly path: string;
  readonly record: string;
  readonly action: string;
  readonly code: string;
  readonly rule: string;
};
let offices: Awaited<ReturnType<typeof twoOffices>>;

const documents = { 'note.txt': 'A note without names.' };
const given = {
  stage: 'X04',
  subjects: [
    {
      ...{ id: 's1', roles: ['accused'], given: 'José Ángel', paternal: 'Peñafiel', maternal: 'Quintanar' },
      ...{ dob: '1984-02-29', curp: 'PEQJ840229HDFXNS04' },
      contactPoints: [{ email: 'faro@example.org', phone: '+52 55 5555 0199', marks: { phone: { originator: 'US-DEA' } } }],
    },
    { id: 's2', roles: ['source'], given: 'Ramona', paternal: 'Ibarrola', sourceCode: 'F-0417' },
  ],
  charges: [{ id: 'c1', statute: '21 USC 963', offence: 'Conspiracy', marks: { statute: { originator: 'US-DEA' } } }],
  documents: [{ id: 'd1', title: 'Note', file: 'note.txt' }],
  portions: [
    {
      ...{ of: 'facts', text: 'The warehouse stands beside the old mill.', language: 'en' },
      marks: { text: { caveats: [{ kind: 'EMBARGO', until: { event: 'arrest' } }] } },
    },
  ],
} satisfies Record<string, Json>;

beforeAll(async () => {
  offices = await twoOffices(documents, given);
  const { us, mx } = offices;
  mkdirSync(outboxPath(us), { recursive: true });
  for (const vault of [us, mx]) vault.lock();
});
afterAll(() => offices.cleanup());

const run = (vault: TempVault, words: readonly string[]) =>
  spawnSync(process.execPath, [cli, ...words, '--vault', vault.folder, '--user', 'first'], {
    env: bareEnvironment({ ENLACE_PASSPHRASE: PASSPHRASE }),
    encoding: 'utf8',
  });
/** One line at the terminal: its exit code and its JSON. */
function enlace(vault: TempVault, ...words: readonly string[]): { readonly code: number | null; readonly value: Json } {
  const { status, stdout } = run(vault, [...words, '--json']);
  return { code: status, value: JSON.parse(stdout) as Json };
}
const said = (vault: TempVault, ...words: readonly string[]): string => run(vault, words).stdout;

const us = (...words: readonly string[]) => enlace(offices.us, ...words).value as Answer;
function preview(to: string, ...words: readonly string[]): (path: string) => Row | undefined {
  const rows = us('packet', 'preview', offices.caseId, '--to', to, '--records', 'all', ...words) as unknown as readonly Row[];
  return path => rows.find(row => row.path === path);
}

const left: string[] = []; // the files of packets that left, in order
const sameCase = ['--purpose', 'same-case', '--records', 'all'];
function build(caseId: string, ...words: readonly string[]): Answer {
  const built = us('packet', 'build', caseId, outboxPath(offices.us), '--to', 'MX-FGR', ...sameCase, ...words);
  left.push(join(outboxPath(offices.us), textAt(built, 'file')));
  return built;
}
const inspect = (built: Answer): Answer =>
  enlace(offices.mx, 'packet', 'inspect', join(outboxPath(offices.us), textAt(built, 'file'))).value as Answer;
/** Import a case file of the sample, changed, and answer what the terminal said. */
function importCase(changes: Record<string, Json>) {
  const path = join(offices.us.root, 'one.json');
  writeFileSync(path, JSON.stringify(caseFile(sampleCase({ ...given, documents: [], ...changes }))));
  return enlace(offices.us, 'case', 'import', path);
}
const idOf = (list: string, caseId: string = offices.caseId): string => {
  const { file } = us('case', 'show', caseId) as unknown as { file: { records: { id: string; entity: string }[] } };
  return file.records.find(({ entity }) => entity === list)!.id;
};

it('keeps what another agency owns until it consents, and says why in both languages (G.1-4, 20)', () => {
  const ceilings = ['IDN=L2', 'CON=L2', 'ADM=L1', 'LEG=L1'].flatMap(each => ['--ceiling', each]);
  us('agency', 'profile', 'MX-SRE', '--standing', 'trusted-party', '--purpose', 'locate-arrest', '--formal', ...ceilings);
  const asked = ['--purpose', 'locate-arrest', '--records', 'all'];
  const at = preview('MX-SRE', ...asked);
  expect(at('subjects[0].contactPoints[0].phone')).toMatchObject({
    action: 'WITHHOLD',
    code: 'R-ORIG',
    rule: 'origin/no-consent',
  });
  const phone = 'subjects[0].contactPoints[0].phone';
  const { row } = us('packet', 'preview', offices.caseId, '--to', 'MX-SRE', ...asked, '--why', phone) as unknown as {
    readonly row: { readonly reason: { readonly internal: Bilingual; readonly external: Bilingual } };
  };
  const { internal, external } = row.reason;
  for (const said of [external.en, external.es]) expect(said).toMatch(/R-ORIG/);
  expect(external.en).not.toBe(external.es);
  expect(internal.en).toContain('US-DEA');
  expect(JSON.stringify(external)).not.toContain('US-DEA');
});

it('does not give by a number what it coarsens as a date (G.1-5)', () => {
  us('agency', 'profile', 'MX-SRE', '--standing', 'vetted', '--purpose', 'same-case', '--formal');
  const at = preview('MX-SRE', ...sameCase);
  expect(at('subjects[0].dob')).toMatchObject({ action: 'GENERALISE' });
  expect(at('subjects[0].curp')).toMatchObject({ action: 'WITHHOLD' });
});

it('gives nothing of a source, not even that there is one (G.1-6, 9)', () => {
  expect(importCase({ reference: 'EX-2026-0002', subjects: [given.subjects[0]!] }).code).toBe(0);
  expect(importCase({ id: 'case-3', reference: 'EX-2026-0003', officer: 'Desk Two' }).code).toBe(0);
  const plain = (reference: string): string => {
    const opened = inspect(build(reference));
    const text = JSON.stringify(opened['content']);
    expect(text).toContain(reference);
    return canonical(JSON.parse(text.replaceAll(reference, 'REFERENCE').replaceAll(/"[A-Z]{3}-[A-Z2-7]{10}"/g, '"ID"')) as Json);
  };
  expect(plain('EX-2026-0003')).toBe(plain('EX-2026-0002'));
});

it('warns before one of two that pool is given what the other was kept from (G.1-7)', () => {
  const profile = (to: string, ...ceilings: readonly string[]): Answer => {
    const limits = ceilings.flatMap(each => ['--ceiling', each]);
    return us('agency', 'profile', to, '--standing', 'trusted-party', '--purpose', 'same-case', '--formal', ...limits);
  };
  const lintsFor = (to: string): string =>
    JSON.stringify(us('packet', 'preview', 'EX-2026-0007', '--to', to, ...sameCase, '--lints')['lints']);
  expect(importCase({ id: 'case-7', reference: 'EX-2026-0007' }).code).toBe(0);
  profile('MX-FGR', 'ADM=L1', 'LEG=L1');
  build('EX-2026-0007');
  profile('MX-FGR');
  profile('MX-SSPC');
  expect(lintsFor('MX-SSPC')).not.toContain('pooled-value');

  expect(us('approval', 'rules', '--pool', 'MX-FGR,MX-SSPC', '--why', 'They share one room')).not.toHaveProperty('refused');
  expect(lintsFor('MX-SSPC')).toContain('pooled-value');
});

it('opens an embargo by what happened, not by a day (G.1-8)', () => {
  const text = () => preview('MX-FGR', ...sameCase)('portions[0].text')!;
  expect(text()).toMatchObject({ action: 'WITHHOLD', code: 'R-EMB' });
  expect(us('case', 'stage', offices.caseId, '--event', 'arrest', '--on', '2026-01-15')).toMatchObject({
    view: { state: { stage: 'X05' } },
  });
  expect(text()).toMatchObject({ action: 'RELEASE' });
});

it('does not pass on what came under TLP:AMBER+STRICT and for no other use (G.1-10)', () => {
  build(offices.caseId, '--tlp', 'TLP:AMBER+STRICT', '--handling', 'H2');
  const { mx } = offices;
  const taken = left.map(file => enlace(mx, 'packet', 'import', file));
  expect(taken.map(({ code }) => code)).toEqual(left.map(() => 0));
  const here = textAt(taken.at(-1)!.value, 'caseId');

  enlace(mx, 'agency', 'profile', 'MX-SRE', '--standing', 'trusted-party', '--purpose', 'same-case', '--formal');
  const rows = enlace(mx, 'packet', 'preview', here, '--to', 'MX-SRE', ...sameCase).value as unknown as readonly Row[];
  const ofPersons = rows.filter(({ path }) => path.startsWith('subjects'));
  expect(ofPersons).toContainEqual(expect.objectContaining({ path: 'subjects[-1]', action: 'WITHHOLD', code: 'R-ORIG' }));
  expect(ofPersons.filter(({ action }) => action !== 'WITHHOLD' && action !== 'OMIT_SILENT')).toEqual([]);
});

it('lets what may acquit leave once the notice to its owner is in the case (G.1-11)', () => {
  const at = () => preview('MX-FGR', ...sameCase)('charges[0].statute')!;
  const before = at();
  expect(before).toMatchObject({ action: 'WITHHOLD', code: 'R-ORIG' });
  const gate = ['packet', 'gate', offices.caseId, '--record', before.record, '--field', 'statute', '--to', 'MX-FGR'];
  const ground = ['--gate', 'originator', '--basis', 'exculpatory', '--purpose', 'same-case', '--why', 'It may acquit'];

  const without = us(...gate, ...ground, '--document', idOf('subject'));
  expect(without).toMatchObject({ refused: { code: 'release/no-document' } });
  expect(us(...gate, ...ground, '--document', idOf('document'))).toMatchObject({ pending: null });
  expect(at()).toMatchObject({ action: 'RELEASE' });
  expect(build(offices.caseId)['released']).toContain('charges[0].statute');
});

it('refuses an exhibit that rests on what was obtained as a lead alone (G.1-16)', () => {
  const refused = importCase({
    ...{ id: 'case-4', reference: 'EX-2026-0004' },
    requests: [{ id: 'r1', type: 'service', evidentiaryStatus: 'lead_only' }],
    evidence: [{ description: 'A telephone', exhibit: 'E-7', evidentiaryRequest: 'r1' }],
  });
  expect(refused).toMatchObject({
    code: 1,
    value: { refused: { code: 'import/refused', places: [{ row: 1, path: 'evidence[0]', code: 'evidence/lead-only' }] } },
  });
});

it('warns of law cited by the numbers of its former text (G.1-17)', () => {
  const requests = [{ type: 'service', legalBasis: ['LGTAIP 2015, artículo 113'] }];
  expect(importCase({ id: 'case-5', reference: 'EX-2026-0005', requests }).code).toBe(0);
  expect(said(offices.us, 'case', 'show', 'EX-2026-0005')).toMatch(/! .*LGTAIP/);
  expect(said(offices.us, 'case', 'show', offices.caseId)).not.toContain('! ');
});
