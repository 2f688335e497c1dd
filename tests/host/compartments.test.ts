import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/open.ts';
import { recordChanges } from '../../electron/host/audit/audit.ts';
import { encloseCase, takeOutCase } from '../../electron/host/cases/enclose.ts';
import type { SessionContext } from '../../electron/host/ground/context.ts';
import { makeCompartment, placeFolder } from '../../electron/host/vault/compartments.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import type { UserId } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { build, giveCard, sourceOf, trust, twoOffices } from '../support/exchange.ts';
import { rawPages, wordsIn } from '../support/raw-pages.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();

/** Planted in every kind of row that may hold a text of the case. */
const PLANTED = [
  'zquintaxo',
  'wobrulante',
  'hvexantro',
  'gruntxalbor',
  'pexquonda',
  'vulmexanto',
  'kraxilunde',
  'jorpexinta',
  'dunvaquelo',
  'qzx-2026-88417',
  'fenxoraldi',
  'mitraxolge',
  'boxquernal',
] as const;

const contextOf = (vault: TempVault): SessionContext => ({
  ...vault.services,
  session: vault.session,
  signal: new AbortController().signal,
  progress: () => {},
});

const passphraseOf = (label: string) => `${PASSPHRASE} ${label}`;

/** An office of a supervisor (`first`), an officer who is to be a member, and one who is not; a case with all that can stand in one. */
async function office() {
  const vault = await aVault();
  const given = await importFile(
    vault,
    caseFile(
      sampleCase({
        reference: 'QZX-2026-88417',
        title: 'Caso Zquintaxo',
        documents: [{ id: 'd1', title: 'Nota', file: 'note.txt' }],
        portions: [{ of: 'facts', text: 'Seen near Hvexantro.', language: 'en' }],
        subjects: [{ id: 's1', roles: ['accused'], given: 'José', paternal: 'Wobrulante', maternal: 'Q', dob: '1984-02-29' }],
        charges: [{ statute: '21 USC 963', offence: 'Fenxoraldi', subject: 's1' }],
      }),
      sampleCase({ id: 'case-2', reference: 'EX-2026-0002', title: 'Otro caso' }),
    ),
    { 'note.txt': 'A paper that says gruntxalbor.' },
  );
  if (!given.ok) throw new Error(JSON.stringify(given.failure));
  const { cases } = await vault.ask('case:list', {});
  const idOf = (reference: string) => cases.find(each => each.reference === reference)!.id;
  return { vault, closed: idOf('QZX-2026-88417'), open: idOf('EX-2026-0002') };
}

/** Once there are several users, some acts wait for a second person: they come last. */
async function withUsers(vault: TempVault): Promise<ReadonlyMap<string, UserId>> {
  const ids = new Map<string, UserId>([['first', vault.session.user.id]]);
  for (const label of ['member', 'other'])
    ids.set(label, (await vault.ask('user:add', { label, role: 'officer', passphrase: passphraseOf(label) })).id);
  return ids;
}

type Office = Awaited<ReturnType<typeof office>>;

/** What stands of a case beside its records, and what stood of it before. */
async function liveThrough({ vault, closed, open }: Office, mx: TempVault) {
  const { file } = await vault.ask('case:show', { caseId: closed });
  const subject = file.records.find(({ entity }) => entity === 'subject')!;
  await vault.ask('case:update-fields', { caseId: closed, record: subject.id, fields: { given: 'Vulmexanto' } });
  await vault.ask('case:update-fields', { caseId: closed, record: subject.id, fields: { given: 'Juan' } });
  await vault.ask('draft:keep', { place: `value ${closed}`, caseId: closed, value: { text: 'pexquonda' } });
  await vault.ask('draft:keep', { place: `record ${subject.id}`, caseId: null, value: { text: 'kraxilunde' } });
  await vault.ask('hold:place', { caseId: closed, reason: 'Order of jorpexinta' });
  const note = { of: 'facts', text: 'dunvaquelo', language: 'en' };
  const added = await vault.ask('case:add-record', { caseId: closed, entity: 'portion', fields: note });
  await vault.ask('case:remove-record', { caseId: closed, record: added.record.id });
  await vault.ask('case:add-record', {
    caseId: open,
    entity: 'caseLink',
    fields: { relation: 'same-facts', otherCase: closed, note: 'mitraxolge' },
  });
  await giveCard(vault, mx);
  await giveCard(mx, vault);
  await trust(vault, 'MX-FGR');
  await build(vault, closed);
}

async function enclosed() {
  const made = await office();
  const mx = await aVault({ seed: 'mx', agency: { code: 'MX-FGR', names: { en: 'Example', es: 'Ejemplo' } } });
  await liveThrough(made, mx);
  const { vault, closed } = made;
  const ids = await withUsers(vault);
  const people = [ids.get('first')!, ids.get('member')!];
  const compartment = await makeCompartment(contextOf(vault), { name: 'Boxquernal', people });
  return {
    ...made,
    mx,
    ids,
    compartment,
    people,
    enclose: () => vault.ask('case:enclose', { caseId: closed, compartment: compartment.id }),
  };
}

/** All that the vault's key and the office's identity of documents open, as it lies on the disk. */
function readable({ session }: TempVault): Buffer {
  const paths = vaultPaths(session.folder);
  const others = readdirSync(session.folder).filter(name => name.endsWith('.db') && name !== 'vault.db');
  return Buffer.concat([
    rawPages(session.dbFile, `${paths.db}-wal`, session.keys.vaultKey),
    ...others.map(name => rawPages(join(session.folder, name), '', session.keys.vaultKey)),
  ]);
}

const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

describe('a case that is put into a compartment', () => {
  it('leaves nothing readable behind: rows, words, free pages, journal, history, files', async () => {
    const { vault, closed, enclose } = await enclosed();
    const { files } = vaultPaths(vault.folder);
    expect(wordsIn(readable(vault), PLANTED).length).toBeGreaterThan(10); // it was there
    const before = namesIn(files).length;

    await enclose();

    expect(wordsIn(readable(vault), PLANTED)).toEqual([]);
    expect(readable(vault).includes(closed)).toBe(false);
    expect(namesIn(files)).toHaveLength(before - 1);
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('is there for its members, with all that it was, and for nobody else', async () => {
    const { vault, closed, open, enclose } = await enclosed();
    const before = await vault.ask('case:show', { caseId: closed });
    const history = await vault.ask('case:history', { caseId: closed });
    const packets = await vault.ask('packet:list', { caseId: closed });

    await enclose();

    for (const label of ['first', 'member']) {
      await vault.unlock(label === 'first' ? PASSPHRASE : passphraseOf(label), label);
      const after = await vault.ask('case:show', { caseId: closed });
      expect(after.file).toEqual(before.file);
      expect(after.missingFiles).toEqual([]);
      expect((await vault.ask('packet:list', { caseId: closed })).lines).toEqual(packets.lines);
      expect((await vault.ask('case:history', { caseId: closed })).lines.slice(1)).toEqual(history.lines);
      expect((await vault.ask('case:list', {})).total).toBe(2);
      expect((await vault.ask('case:search', { text: 'Wobrulante' })).hits).not.toEqual([]);
      expect((await vault.ask('audit:verify', {})).ok).toBe(true);
    }
    await vault.unlock(passphraseOf('other'), 'other');
    expect(await vault.request('case:show', { caseId: closed })).toMatchObject({ failure: { code: 'case/not-found' } });
    expect((await vault.ask('case:list', {})).cases.map(({ id }) => id)).toEqual([open]);
    expect((await vault.ask('case:search', { text: 'Wobrulante' })).hits).toEqual([]);
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });

  it('comes out again as it was', async () => {
    const { vault, closed, enclose } = await enclosed();
    const before = await vault.ask('case:show', { caseId: closed });
    await enclose();
    await vault.unlock(passphraseOf('member'), 'member');
    const title = 'Caso otro';
    await vault.ask('case:update-fields', { caseId: closed, record: closed, fields: { title } });

    await takeOutCase(contextOf(vault), closed, 'No longer needed');

    await vault.unlock(passphraseOf('other'), 'other');
    const after = await vault.ask('case:show', { caseId: closed });
    expect(after.file.records.length).toBe(before.file.records.length);
    expect(after.missingFiles).toEqual([]);
    expect(after.summary.title).toBe(title);
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });
});

/** Planted by acts on a case that is in a compartment. */
const LATER = ['talgrexio', 'pluvonqart', 'snerdolix', 'wexibrandt', 'yomplaxet', 'crinvaldoz', 'ubbrexolt'] as const;

describe('what is done with a case in a compartment', () => {
  it('leaves nothing in the office’s database or store but that a number was taken', async () => {
    const { vault, closed, mx, enclose } = await enclosed();
    await enclose();
    const paper = join(vault.root, 'paper.txt');
    writeFileSync(paper, 'A paper that says talgrexio.');
    const { files } = vaultPaths(vault.folder);
    const before = namesIn(files);

    await vault.ask('case:update-fields', { caseId: closed, record: closed, fields: { title: 'Pluvonqart' } });
    await vault.ask('doc:add', { caseId: closed, source: sourceOf(vault, paper), fields: { title: 'Snerdolix' } });
    await vault.ask('draft:keep', { place: `value ${closed} later`, caseId: null, value: { text: 'wexibrandt' } });
    await vault.ask('draft:keep', { place: 'portion', caseId: closed, value: { text: 'yomplaxet' } });
    await vault.ask('hold:place', { caseId: closed, reason: 'crinvaldoz' });
    await vault.ask('case:add-record', {
      caseId: closed,
      entity: 'portion',
      fields: { of: 'facts', text: 'ubbrexolt', language: 'en' },
    });
    const request = { caseId: closed, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' } as const;
    const submitted = await vault.request('packet:submit', request);
    if (!submitted.ok) expect(submitted.failure.code).toBe('approval/not-needed');

    expect(wordsIn(readable(vault), [...PLANTED, ...LATER])).toEqual([]);
    expect(readable(vault).includes(closed)).toBe(false);
    expect(namesIn(files)).toEqual(before);
    expect((await vault.ask('draft:list', {})).length).toBe(4);
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
    expect(mx.session.compartments()).toEqual([]);
  });

  it('is named by nothing in the office’s own cases', async () => {
    const { vault, closed, open, enclose } = await enclosed();
    await enclose();
    const link = { caseId: open, relation: 'same-facts', other: closed };

    expect(await vault.request('case:link', link)).toMatchObject({ failure: { code: 'compartment/unavailable' } });
    expect(
      await vault.request('case:add-record', {
        caseId: open,
        entity: 'caseLink',
        fields: { relation: 'same-facts', otherCase: closed },
      }),
    ).toMatchObject({ failure: { code: 'record/not-found' } });
    await vault.ask('case:link', { caseId: closed, relation: 'same-facts', other: open });
    expect(readable(vault).includes(closed)).toBe(false);
  });

  it('may be made again under its reference by who cannot see it, and its supervisor is told', async () => {
    const { vault, closed, enclose } = await enclosed();
    await enclose();
    await vault.unlock(passphraseOf('other'), 'other');

    const made = await vault.ask('case:create', {
      fields: { kind: 'information-exchange', reference: 'QZX-2026-88417', title: 'Otro' },
    });

    expect(await vault.ask('compartment:list', {})).toEqual([]);
    await vault.unlock(PASSPHRASE, 'first');
    const [one] = await vault.ask('compartment:list', {});
    expect(one?.doubles).toEqual([{ why: 'reference', reference: 'QZX-2026-88417', caseId: closed, other: made.id }]);
  });

  it('may come again in a packet that who cannot see it takes in, and its supervisor is told', { timeout: 60_000 }, async () => {
    const offices = await twoOffices();
    const { us, mx, caseId } = offices;
    const first = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });
    const ids = await withUsers(mx);
    const people = [ids.get('first')!, ids.get('member')!];
    const { id } = await mx.ask('compartment:create', { name: 'Kraxilunde', people });
    await mx.ask('case:update-fields', {
      caseId: first.caseId!,
      record: first.caseId!,
      fields: { reference: 'OURS-1' },
    });
    await mx.ask('case:enclose', { caseId: first.caseId!, compartment: id });
    await mx.unlock(passphraseOf('other'), 'other');

    const apart = await mx.ask('packet:import', { file: sourceOf(mx, (await build(us, caseId)).path) });

    expect(apart).toMatchObject({ isNewCase: true, place: 'next' });
    expect(apart.caseId).not.toBe(first.caseId);
    await mx.unlock(PASSPHRASE, 'first');
    const [one] = await mx.ask('compartment:list', {});
    expect(one?.doubles).toMatchObject([{ why: 'packet', caseId: first.caseId, other: apart.caseId }]);
    await mx.unlock(passphraseOf('member'), 'member');
    expect((await mx.ask('compartment:list', {}))[0]?.doubles).toEqual([]); // an officer is not told, as design has it
    offices.cleanup();
  });
});

describe('the people of a compartment', () => {
  it('change with its key: who left opens neither it nor its documents', async () => {
    const { vault, closed, compartment, ids, enclose } = await enclosed();
    await enclose();
    const [old] = vault.session.compartments();
    const oldKey = Buffer.from(old!.key);
    const people = [ids.get('first')!, ids.get('other')!];

    await vault.ask('compartment:people', { compartment: compartment.id, people });

    const [now] = vault.session.compartments();
    expect(now!.place).not.toBe(old!.place);
    expect(now!.pair.identity).not.toBe(old!.pair.identity);
    expect(existsSync(placeFolder(vault.folder, old!.place))).toBe(false);
    const { db } = vaultPaths(placeFolder(vault.folder, now!.place));
    for (const [label, sees] of [
      ['member', false],
      ['other', true],
    ] as const) {
      const session = await vault.unlock(passphraseOf(label), label);
      expect(session.compartments()).toHaveLength(sees ? 1 : 0);
      expect((await vault.request('case:show', { caseId: closed })).ok).toBe(sees);
      if (sees) expect((await vault.ask('case:show', { caseId: closed })).missingFiles).toEqual([]);
      expect((await vault.ask('audit:verify', {})).ok).toBe(true);
    }
    vault.lock();
    expect(() => openDatabase(db, oldKey)).toThrow();
  });

  it('are a supervisor, whoever asks and a second person, and no auditor', async () => {
    const { vault, ids } = await enclosed();
    const ask = (...labels: readonly string[]) =>
      vault.request('compartment:create', { name: 'Otra', people: labels.map(label => ids.get(label)!) });

    for (const labels of [['first'], ['member', 'other']])
      expect(await ask(...labels)).toMatchObject({ failure: { code: 'compartment/people' } });
    expect(await ask('first', 'other')).toMatchObject({ ok: true });
  });

  it('lose one who is taken out of the office, and get another key at once or when one of them opens it', async () => {
    const { vault, closed, ids, enclose } = await enclosed();
    await enclose();
    const before = vault.session.compartments()[0]!.place;

    await vault.ask('user:disable', { userId: ids.get('member')! });

    const [one] = await vault.ask('compartment:list', {});
    expect(one).toMatchObject({ needsKey: false, people: [{ label: 'first' }] });
    expect(vault.session.compartments()[0]!.place).not.toBe(before);
    expect((await vault.ask('case:show', { caseId: closed })).missingFiles).toEqual([]);
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });
});

describe('the last person of a compartment', () => {
  const second = { label: 'second', role: 'supervisor', passphrase: passphraseOf('second') } as const;

  it('is not taken out unless it is said that the compartment is given up, and may let a supervisor in again', async () => {
    const { vault, closed, compartment, ids, enclose } = await enclosed();
    await enclose();
    const { id: supervisor } = await vault.ask('user:add', second);
    const [first, member] = [ids.get('first')!, ids.get('member')!];
    await vault.unlock(second.passphrase, 'second');
    await vault.ask('user:disable', { userId: first }); // an officer alone is left

    for (const call of ['user:disable', 'user:renew'] as const) {
      const input = call === 'user:disable' ? { userId: member } : { userId: member, passphrase: passphraseOf('member again') };
      expect(await vault.request(call, input)).toMatchObject({ failure: { code: 'compartment/last-person' } });
    }
    await vault.unlock(passphraseOf('member'), 'member');
    expect(await vault.ask('compartment:list', {})).toMatchObject([{ mayChange: true, people: [{ label: 'member' }] }]);
    const change = { compartment: compartment.id, people: [member, supervisor] };
    expect(await vault.ask('compartment:people', change)).toMatchObject({ mayChange: false });
    expect(await vault.request('compartment:people', change)).toMatchObject({
      failure: { code: 'compartment/needs-supervisor' },
    });

    await vault.unlock(second.passphrase, 'second');
    expect((await vault.request('case:show', { caseId: closed })).ok).toBe(true);
    await vault.ask('compartment:people', { compartment: compartment.id, people: [supervisor, ids.get('other')!] });
    await vault.unlock(passphraseOf('other'), 'other');
    expect(await vault.request('case:take-out', { caseId: closed, reason: 'Why' })).toMatchObject({ ok: false });
  });

  it('takes it along where it was given up', async () => {
    const { vault, ids, enclose } = await enclosed();
    await enclose();
    await vault.ask('user:add', second);
    await vault.unlock(second.passphrase, 'second');
    await vault.ask('user:disable', { userId: ids.get('first')! });

    await vault.ask('user:disable', { userId: ids.get('member')!, givesUpCompartments: true });

    expect(await vault.ask('compartment:list', {})).toEqual([]);
    expect((await vault.ask('case:list', {})).total).toBe(1);
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });
});

describe('the events of a case in a compartment', () => {
  it('are those of the case for its members, before and since it went in, and for nobody else', async () => {
    const { vault, closed, enclose } = await enclosed();
    const of = async (limit?: number) => {
      const { events, total } = await vault.ask('audit:list', { caseId: closed, ...(limit === undefined ? {} : { limit }) });
      return { total, actions: events.map(({ action }) => action), named: events.every(each => each.caseIds.includes(closed)) };
    };
    const before = await of();
    await enclose();
    await vault.ask('hold:place', { caseId: closed, reason: 'Another' });

    for (const label of ['first', 'member']) {
      if (label !== 'first') await vault.unlock(passphraseOf(label), label);
      const after = await of();
      expect(after.actions).toEqual(['hold:place', 'case:enclose', ...before.actions]);
      expect(after).toMatchObject({ total: before.total + 2, named: true });
      expect((await of(1)).actions).toEqual(['hold:place']);
    }
    await vault.unlock(passphraseOf('other'), 'other');
    expect(await of()).toMatchObject({ total: 0, actions: [] });
    const { events } = await vault.ask('audit:list', {});
    expect(events.flatMap(({ caseIds }) => caseIds)).not.toContain(closed);
  });
});

describe('a move that was cut short', () => {
  const broken = (vault: TempVault): SessionContext => ({
    ...contextOf(vault),
    session: {
      ...vault.session,
      sign: () => {
        throw new Error('planted');
      },
    },
  });

  it('leaves the case whole where it was', async () => {
    const { vault, closed, compartment } = await enclosed();
    const before = await vault.ask('case:show', { caseId: closed });

    await expect(encloseCase(broken(vault), closed, compartment.id)).rejects.toThrow('planted');

    expect(vault.session.dbOf(closed)).toBe(vault.session.office);
    expect(await vault.ask('case:show', { caseId: closed })).toEqual(before);
    expect((await vault.ask('case:list', {})).total).toBe(2);
    await encloseCase(contextOf(vault), closed, compartment.id);
    await expect(takeOutCase(broken(vault), closed, 'Why')).rejects.toThrow('planted');
    await vault.unlock(passphraseOf('member'), 'member');
    expect((await vault.ask('case:show', { caseId: closed })).file).toEqual(before.file);
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
  });

  it('between the two databases is settled at the next opening', async () => {
    const { vault, closed, compartment, enclose } = await enclosed();
    await enclose();
    const { db } = vault.session.compartments()[0]!;
    const session = { ...broken(vault).session };
    expect(() =>
      recordChanges(session, vault.services, 'test:write', db, note =>
        note({ caseId: closed, record: closed, entity: 'case', field: 'test', old: null, new: 'later' }),
      ),
    ).toThrow('planted');
    await vault.unlock(passphraseOf('other'), 'other'); // takes the number, without seeing what was left
    await vault.ask('filter:save', { name: 'mine', filter: {} });

    const opened = await vault.unlock(passphraseOf('member'), 'member');

    expect(opened.notices).toContain('chain-repaired');
    expect((await vault.ask('audit:verify', {})).ok).toBe(true);
    expect(compartment.id).toBe(opened.compartments()[0]!.id);
  });
});

describe('a backup', () => {
  it('takes compartments along, its maker’s and others’, and brings them back', async () => {
    const { vault, closed, enclose } = await enclosed();
    await enclose();
    await vault.unlock(passphraseOf('other'), 'other'); // one who cannot open it copies it as it is
    const copy = join(vault.root, 'copy.enlace');
    await vault.ask('vault:backup', { folder: vault.handleOf(copy) });
    const restored = join(vault.root, 'restored.enlace');
    const from = vault.handleOf(copy);

    await vault.ask('vault:restore', {
      from,
      folder: vault.handleOf(restored),
      label: 'member',
      passphrase: passphraseOf('member'),
    });

    const after = await vault.ask('case:show', { caseId: closed });
    expect(after.missingFiles).toEqual([]);
    expect((await vault.ask('vault:check', {})).ok).toBe(true);
  });
});
