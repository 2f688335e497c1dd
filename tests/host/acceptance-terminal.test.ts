import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonical } from '../../electron/host/keys/canonical.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import type { LeakFinding } from '../../shared/leak/finding.ts';
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

/** Trust an agency for the same case, up to these levels; those of its standing where none is named. */
function trustUpTo(agency: string, ...ceilings: readonly string[]): void {
  const limits = ceilings.flatMap(each => ['--ceiling', each]);
  us('agency', 'profile', agency, '--standing', 'trusted-party', '--purpose', 'same-case', '--formal', ...limits);
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
const idOf = (list: string, caseId: string = offices.caseId, vault: TempVault = offices.us): string => {
  const shown = enlace(vault, 'case', 'show', caseId).value as unknown as { file: { records: { id: string; entity: string }[] } };
  return shown.file.records.find(({ entity }) => entity === list)!.id;
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
  const lintsFor = (to: string): string =>
    JSON.stringify(us('packet', 'preview', 'EX-2026-0007', '--to', to, ...sameCase, '--lints')['lints']);
  expect(importCase({ id: 'case-7', reference: 'EX-2026-0007' }).code).toBe(0);
  trustUpTo('MX-FGR', 'ADM=L1', 'LEG=L1');
  build('EX-2026-0007');
  trustUpTo('MX-FGR');
  trustUpTo('MX-SSPC');
  expect(lintsFor('MX-SSPC')).not.toContain('pooled-value');

  expect(us('approval', 'rules', '--pool', 'MX-FGR,MX-SSPC', '--why', 'They share one room')).not.toHaveProperty('refused');
  expect(lintsFor('MX-SSPC')).toContain('pooled-value');
});

it('warns before one of two that pool is given the hour of an operation of which the other has the place (G.1-7)', () => {
  const notTo = (agency: string) => ({ caveats: [{ kind: 'NOREL', to: [agency] }] });
  const plan = {
    ...{ name: 'An operation', place: { text: 'Calle Inventada 7' }, windowStartAt: '2026-01-19T05:15:00Z' },
    marks: { place: notTo('MX-SSPC'), windowStartAt: notTo('MX-FGR') },
  };
  expect(importCase({ id: 'case-8', reference: 'EX-2026-0008', portions: [], plans: [plan] })).toMatchObject({ code: 0 });
  us('case', 'stage', 'EX-2026-0008', '--event', 'op-executed', '--on', '2026-02-03');
  for (const agency of ['MX-FGR', 'MX-SSPC']) trustUpTo(agency, 'IDN=L2', 'OPS=L3', 'ADM=L1', 'LEG=L1');
  const first = build('EX-2026-0008');
  expect(first).not.toHaveProperty('refused');
  expect(first['released']).toContain('plans[0].place');
  expect(first['released']).not.toContain('plans[0].windowStartAt');

  const second = us('packet', 'preview', 'EX-2026-0008', '--to', 'MX-SSPC', ...sameCase, '--lints') as unknown as {
    readonly lints: readonly LeakFinding[];
  };
  const warned = second.lints.map(({ lint, place }) => [lint?.pattern, lint?.agency, place.in?.path]);
  expect(warned).toContainEqual(['pooled-value', 'MX-FGR', 'plans[0].windowStartAt']);
  for (const agency of ['MX-FGR', 'MX-SSPC']) trustUpTo(agency);
}, 180_000);

it('does not say that somebody is a witness whose name stays, and stops what tells it in words (G.1-6)', () => {
  const witness = { id: 's3', roles: ['witness'], given: 'Eulalia', paternal: 'Barrundia' };
  const portions = [{ of: 'facts', text: 'The witness saw the van.', language: 'en' }];
  expect(importCase({ id: 'case-9', reference: 'EX-2026-0009', subjects: [given.subjects[0]!, witness], portions }).code).toBe(0);
  expect(us('packet', 'build', 'EX-2026-0009', outboxPath(offices.us), '--to', 'MX-FGR', ...sameCase)).toMatchObject({
    refused: { code: 'packet/leak-possible' },
  });

  const quiet = { id: 'case-10', reference: 'EX-2026-0010', subjects: [given.subjects[0]!, witness], portions: [] };
  expect(importCase(quiet).code).toBe(0);
  const opened = JSON.stringify(inspect(build('EX-2026-0010'))['content']);
  expect(opened).toContain('Peñafiel');
  for (const told of ['witness', 'Eulalia', 'Barrundia']) expect(opened).not.toContain(told);
}, 180_000);

it('opens an embargo by what happened, not by a day (G.1-8)', () => {
  const text = () => preview('MX-FGR', ...sameCase)('portions[0].text')!;
  expect(text()).toMatchObject({ action: 'WITHHOLD', code: 'R-EMB' });
  expect(us('case', 'stage', offices.caseId, '--event', 'arrest', '--on', '2026-01-15')).toMatchObject({
    view: { state: { stage: 'X05' }, openings: { unsaid: [{ type: 'arrest', lacks: 'rest' }] } },
  });
  // A paragraph is about no suspect: that the arrest opens it is said, and never guessed.
  expect(text()).toMatchObject({ action: 'WITHHOLD', code: 'R-EMB' });
  expect(
    us('case', 'stage', offices.caseId, '--correct', 'arrest', '--opens-rest', 'yes', '--why', 'Nobody else is sought'),
  ).toMatchObject({ view: { openings: { unsaid: [] } } });
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

it('lets a mark that came in be tightened, and loosened by nobody (G.1-10)', () => {
  const { mx } = offices;
  const [{ id: here }] = (enlace(mx, 'case', 'list').value as unknown as { cases: [{ id: string }] }).cases;
  const place = [here, idOf('subject', here, mx), '*'];
  const marked = (...change: readonly string[]) => enlace(mx, 'mark', 'set', ...place, ...change).value as Answer;
  const before = enlace(mx, 'mark', 'show', ...place).value as Answer;
  expect(before).toMatchObject({ place: { held: { locked: true, originator: 'US-DOJ-OIA' } } });
  const looser = marked('--without', 'NO_ONWARD', '--ground', 'It would be of use');
  expect(looser).toMatchObject({ refused: { code: 'mark/locked' } });
  const below = ['mark', 'set', here, idOf('subject', here, mx), 'paternal', '--level', 'L0', '--ground', 'They know it'];
  expect(enlace(mx, ...below).value).toMatchObject({ refused: { code: 'mark/locked' } });
  expect(enlace(mx, 'mark', 'show', ...place).value).toEqual(before);
  expect(marked('--level', 'L4')).toMatchObject({ done: 'set' });
  expect(enlace(mx, 'mark', 'show', ...place).value).toMatchObject({ draft: { level: 'L4' } });
}, 180_000);

it('loosens a mark of our own only once somebody else agreed, and refuses it without a ground (G.1-10)', () => {
  const place = [offices.caseId, idOf('charge'), 'offence'];
  const marked = (...change: readonly string[]) => us('mark', 'set', ...place, ...change);
  expect(marked('--caveat', 'NOREL=MX-FGR')).toMatchObject({ done: 'set', pending: null });
  expect(preview('MX-FGR', ...sameCase)('charges[0].offence')).toMatchObject({ action: 'WITHHOLD', code: 'R-REL' });

  expect(marked('--without', 'NOREL')).toMatchObject({ refused: { code: 'mark/looser' } });
  const { pending } = marked('--without', 'NOREL', '--ground', 'They have it in open court') as { pending: string };
  expect(us('mark', 'loosenings')).toMatchObject([{ id: pending, field: 'offence', mark: {} }]);
  expect(us('mark', 'approve', offices.caseId, pending)).toMatchObject({ refused: { code: 'loosening/same-person' } });
  expect(preview('MX-FGR', ...sameCase)('charges[0].offence')).toMatchObject({ action: 'WITHHOLD' });
  expect(enlace(offices.us, 'mark', 'set', ...place, '--caveat', 'NO_ONWARDS').code).toBe(2);
}, 180_000);

it('lets what may acquit go on only once its originator was told by a packet, which it can read (G.1-11)', () => {
  const { mx } = offices;
  const theirs = (...words: readonly string[]) => enlace(mx, ...words).value;
  const [{ id: here }] = (theirs('case', 'list') as unknown as { cases: [{ id: string }] }).cases;
  const paper = join(mx.root, 'motion.txt');
  writeFileSync(paper, 'A motion of the defense.');
  const added = theirs('doc', 'add', here, paper) as unknown as { record: { id: string } };
  const to = ['--to', 'MX-SRE', '--purpose', 'same-case'];
  const charge = idOf('charge', here, mx);
  const offence = () =>
    (theirs('packet', 'preview', here, ...to, '--records', 'all') as unknown as Row[]).find(
      ({ path, record }) => record === charge && path.endsWith('.offence'),
    );
  expect(offence()).toBeUndefined(); // not even that there is a charge
  const gate = ['--gate', 'originator', '--basis', 'exculpatory', '--document', added.record.id, '--why', 'It may acquit'];
  theirs('packet', 'gate', here, '--record', charge, '--field', 'offence', ...to, ...gate);
  expect(offence()?.action).not.toBe('RELEASE');
  expect(theirs('notice', 'owed', here)).toMatchObject([{ originator: 'US-DOJ-OIA', recipient: 'MX-SRE', field: 'offence' }]);

  mkdirSync(outboxPath(mx), { recursive: true });
  const told = theirs('notice', 'give', here, outboxPath(mx), '--originator', 'US-DOJ-OIA', ...to, '--basis', 'exculpatory');
  expect(theirs('notice', 'owed', here)).toEqual([]);
  expect(offence()).toMatchObject({ action: 'RELEASE' });
  us('packet', 'import', join(outboxPath(mx), textAt(told, 'file')));
  expect(us('notice', 'list')).toMatchObject([{ direction: 'in', agency: 'MX-FGR', recipient: 'MX-SRE', ground: 'exculpatory' }]);
}, 180_000);

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

it('adds to what a second person is asked for, and takes away only what is said', () => {
  const rules = (...words: readonly string[]) => enlace(offices.us, 'approval', 'rules', ...words);
  const added = (...words: readonly string[]) => (rules(...words).value as { readonly added: Json }).added;
  const why = ['--why', 'The harbor inquiry'];

  expect(added('--demand', 'MX-FGR', ...why)).toMatchObject({ demands: ['MX-FGR'] });
  expect(added('--from-level', 'L1', '--on-card', ...why)).toMatchObject({ demands: ['MX-FGR'], fromLevel: 'L1', onCard: true });
  expect(added('--recipient', 'sspc', ...why)).toMatchObject({ recipients: ['MX-SSPC'], fromLevel: 'L1', onCard: true });
  expect(added('--without', 'demand', '--without', 'from-level', ...why)).toMatchObject({
    ...{ demands: [], fromLevel: null, recipients: ['MX-SSPC'], onCard: true },
  });
  expect(rules('--from-level', 'L0')).toMatchObject({ code: 2, value: { refused: { code: 'usage/missing', what: '--why' } } });
  expect(rules('--recipient', 'MX-NOBODY', ...why)).toMatchObject({ code: 1, value: { refused: { code: 'agency/unknown' } } });
  expect(rules('--pool', 'MX-FGR', ...why).code).not.toBe(0);
  expect(added()).toMatchObject({ fromLevel: null, recipients: ['MX-SSPC'] });
});
