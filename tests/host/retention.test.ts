import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Writer } from '../../db/open.ts';
import type { Options, Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { CaseId, CivilDate, PacketId, RecordId } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { build, outbox, sourceOf, trust, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let us: TempVault;
let mx: TempVault;
let caseId: CaseId;

// Words that stand nowhere else: each says by its beginning whose it is.
const planted = {
  title: 'Zqcasetitle',
  subjects: [
    {
      id: 's1',
      roles: ['accused'],
      given: 'Zqonegiven',
      paternal: 'Zqonepaternal',
      fullName: 'Zqonenotes',
      aliases: [{ text: 'Zqonealias' }],
    },
    { id: 's2', roles: ['witness'], given: 'Zqtwogiven', paternal: 'Zqtwopaternal' },
  ],
  charges: [{ statute: 'zqcharge 963', offence: 'Zqchargeoffence', subject: 's1' }],
  portions: [{ of: 'facts', text: 'Zqportionwords of what happened' }],
  documents: [{ title: 'Zqpapertitle', file: 'paper.txt' }],
};

beforeEach(async () => {
  offices = await twoOffices({ 'paper.txt': 'Zqpaperwords of a paper' }, planted);
  ({ us, mx, caseId } = offices);
});
afterEach(() => offices.cleanup());

const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  answer.ok ? 'done' : (answer.failure?.code ?? '');
const keepUntil = (day: string) => us.ask('case:update-fields', { caseId, record: caseId, fields: { retentionUntil: day } });
const listed = async (vault: TempVault, by?: string) =>
  (await vault.ask('retention:list', by === undefined ? {} : { by })).rows.map(({ rule, dueOn, kept }) => [rule, dueOn, kept]);
async function recordOf(vault: TempVault, of: CaseId, entity: string, at = 0): Promise<RecordId> {
  const { records } = (await vault.ask('case:show', { caseId: of })).file;
  return records.filter(record => record.entity === entity)[at]!.id;
}
async function named(given: string): Promise<RecordId> {
  const { records } = (await us.ask('case:show', { caseId })).file;
  return records.find(({ fields }) => fields['given'] === given)!.id;
}

/** The planted words that stand anywhere in a vault's database: in a table, an index, a packet as it was signed, or what opens one. */
function wordsIn({ session }: TempVault): readonly string[] {
  return [...new Set(textsOf(session.office).match(/zq(?:case|one|two|charge|paper|portion)[a-z]+/gi) ?? [])]
    .map(word => word.toLowerCase())
    .sort();
}

/** The same of what opens values that packets withheld. */
function withheld(): readonly string[] {
  const rows = us.session.office.prepare<[], string>('SELECT encoded FROM ledger_withheld ORDER BY encoded').pluck().all();
  return rows.flatMap(opened).flatMap(text => text.toLowerCase().match(/zq[a-z]+/g) ?? []);
}

function textsOf(db: Writer): string {
  const tables = db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").pluck().all();
  const cells = tables.flatMap(table => db.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().all().flat());
  const texts = cells.map(cell => (Buffer.isBuffer(cell) ? cell.toString('latin1') : String(cell)));
  return [...texts, ...texts.flatMap(opened)].join('\n');
}

/** What base64url hides: salts with their values, and what was signed. */
function opened(text: string): readonly string[] {
  return (text.match(/[A-Za-z0-9_-]{24,}/g) ?? []).map(part => Buffer.from(part, 'base64url').toString('latin1'));
}

async function received(keep: string | null): Promise<{ readonly packet: PacketId; readonly there: CaseId }> {
  const built = await us.ask('packet:build', {
    caseId,
    recipient: 'MX-FGR',
    purpose: 'same-case',
    scope: 'all',
    folder: outbox(us),
    acknowledgeUncompared: true,
    handling: {
      codes: [],
      tlp: 'TLP:AMBER',
      pap: 'PAP:AMBER',
      relTo: [],
      onward: 'no',
      courtUse: 'no',
      retentionUntil: keep as CivilDate | null,
    },
  });
  const { packetId } = await mx.ask('packet:import', { file: sourceOf(mx, join(us.root, 'outbox', built.file)) });
  const there = (await mx.ask('case:list', {})).cases.at(-1)!.id;
  return { packet: packetId, there };
}

describe('erasing a case', () => {
  it('leaves none of its words anywhere, and the ledger and the chain whole', async () => {
    await build(us, caseId);
    expect(wordsIn(us)).toContain('zqonenotes'); // withheld or not, its packet keeps what opens it
    await keepUntil('2026-02-01');

    await us.ask('case:erase', { caseId, ground: 'Art. 17' });

    expect(wordsIn(us)).toEqual([]);
    expect(us.session.office.prepare('SELECT count(*) FROM ledger WHERE seed IS NOT NULL').pluck().get()).toBe(0);
    const { lines: packets } = await us.ask('packet:list', {});
    expect(packets.map(({ kind, agency, state }) => [kind, agency, state])).toEqual([['disclosure', 'MX-FGR', 'sent']]);
    expect(await us.ask('packet:show', { packetId: packets[0]!.packetId, direction: 'out' })).toMatchObject({ contents: null });
    expect((await us.ask('ledger:held', {})).unread).toHaveLength(1);
    expect(await us.ask('audit:verify', {})).toMatchObject({ ok: true });
    await build(us, await another()); // the channel goes on
  });

  it('leaves no file of a document that was removed before, and no draft of it', async () => {
    const document = await recordOf(us, caseId, 'document');
    await us.ask('case:remove-record', { caseId, record: document });
    await us.ask('draft:keep', { place: `erase ${caseId}`, caseId: null, value: 'Zqcasedraft' });
    await keepUntil('2026-02-01');

    await us.ask('case:erase', { caseId, ground: 'Art. 17' });

    expect(readdirSync(join(us.folder, 'files'))).toEqual([]);
    expect(us.session.office.prepare('SELECT count(*) FROM stored_files').pluck().get()).toBe(0);
    expect(wordsIn(us)).toEqual([]);
  });

  async function another(): Promise<CaseId> {
    await importFile(us, caseFile(sampleCase({ id: 'case-2', reference: 'EX-2', title: 'Another' })));
    return (await us.ask('case:list', { text: 'Another' })).cases[0]!.id;
  }
});

describe('erasing some of a case', () => {
  it('takes one person out of every table, packet and history, and leaves all others', async () => {
    const person = await named('Zqonegiven');
    await us.ask('case:set-mark', { caseId, record: person, field: 'fullName', mark: { level: 'L4' } });
    const { packetId } = await build(us, caseId);
    expect(withheld()).toContain('zqonenotes');
    await us.ask('case:update-fields', { caseId, record: person, fields: { given: 'Zqonerenamed' } });
    await keepUntil('2026-02-01');

    const done = await us.ask('retention:purge', {
      caseId,
      by: { rule: 'case-date' },
      target: { record: person },
      ground: 'No longer needed',
    });

    expect(done.packets).toBe(1);
    expect(wordsIn(us).filter(word => word.startsWith('zqone'))).toEqual([]);
    expect(wordsIn(us)).toEqual(expect.arrayContaining(['zqtwogiven', 'zqchargeoffence', 'zqpapertitle', 'zqcasetitle']));
    const { contents } = await us.ask('packet:show', { packetId, direction: 'out' });
    expect(JSON.stringify(contents)).toContain('Zqchargeoffence'); // the rest of the packet is read as before
    expect(await us.ask('packet:withheld', { packetId })).toBeDefined();
    expect(await us.ask('audit:verify', {})).toMatchObject({ ok: true });
    const { records } = (await us.ask('case:show', { caseId })).file;
    expect(records.find(({ entity }) => entity === 'charge')!.fields['subject']).toBeUndefined();
  });

  it('takes what a supplement gave later, on both sides', async () => {
    await us.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true });
    const first = await build(us, caseId);
    await trust(us, 'MX-FGR');
    const supplement = { packet: first.packetId };
    const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const, supplement };
    const later = await us.ask('packet:build', { ...request, folder: outbox(us) });
    expect(later.released).toContain('portions[0].text');
    for (const { file } of [first, later])
      await mx.ask('packet:import', { file: sourceOf(mx, join(us.root, 'outbox', file)), acceptGap: true });
    const there = (await mx.ask('case:list', {})).cases[0]!.id;
    await keepUntil('2026-02-01');
    await mx.ask('case:update-fields', { caseId: there, record: there, fields: { retentionUntil: '2026-02-01' } });
    const by = { rule: 'case-date' as const };
    expect([wordsIn(us), wordsIn(mx)].map(words => words.includes('zqportionwords'))).toEqual([true, true]);

    for (const [vault, of] of [
      [us, caseId],
      [mx, there],
    ] as const) {
      const target = { record: await recordOf(vault, of, 'portion') };
      await vault.ask('retention:purge', { caseId: of, by, target, ground: 'Done with' });
    }

    expect([...wordsIn(us), ...wordsIn(mx)].filter(word => word.startsWith('zqportion'))).toEqual([]);
    expect(await mx.ask('packet:show', { packetId: later.packetId, direction: 'in' })).toMatchObject({ kind: 'supplement' });
  });

  it('takes some fields, with what history and packets held of them', async () => {
    await build(us, caseId);
    const person = await named('Zqonegiven');
    await keepUntil('2026-02-01');

    await us.ask('retention:purge', {
      caseId,
      by: { rule: 'case-date' },
      target: { record: person, fields: ['fullName'] },
      ground: 'No longer needed',
    });

    expect(wordsIn(us)).not.toContain('zqonenotes');
    expect(wordsIn(us)).toContain('zqonegiven');
    expect(await us.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('takes what was said of a value with it: a text to give instead, a circumstance, and the hash that it names', async () => {
    const person = await named('Zqonegiven');
    const place = { caseId, record: person, field: 'fullName' };
    await us.ask('case:set-mark', {
      ...place,
      mark: { level: 'L3', tearLine: { text: 'Zqonetear', level: 'L1', categories: ['IDN'] } },
    });
    const document = await recordOf(us, caseId, 'document');
    const fact = { gate: 'wit' as const, basis: 'court-order' as const, document, purpose: 'same-case' as const };
    await us.ask('release:record-gate', { ...place, ...fact, recipient: 'MX-FGR', why: 'Zqonewhy' });
    const about = () => wordsIn(us).filter(word => ['zqonenotes', 'zqonetear', 'zqonewhy'].includes(word));
    expect(about()).toHaveLength(3);
    await keepUntil('2026-02-01');

    const target = { record: person, fields: ['fullName'] };
    await us.ask('retention:purge', { caseId, by: { rule: 'case-date' }, target, ground: 'No longer needed' });

    expect(about()).toEqual([]);
    const { office } = us.session;
    expect(office.prepare('SELECT count(*) FROM release_facts WHERE stored IS NOT NULL').pluck().get()).toBe(0);
    expect((await us.ask('case:show', { caseId })).file.records.find(({ id }) => id === person)!.marks['fullName']).toMatchObject(
      {
        level: 'L3',
      },
    );
    expect(await us.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('takes the file of a document with it', async () => {
    const document = await recordOf(us, caseId, 'document');
    await keepUntil('2026-02-01');

    await us.ask('retention:purge', { caseId, by: { rule: 'case-date' }, target: { record: document }, ground: 'Done with' });

    expect(wordsIn(us).filter(word => word.startsWith('zqpaper'))).toEqual([]);
    expect(readdirSync(join(us.folder, 'files'))).toEqual([]);
    expect(await us.ask('doc:list', { caseId })).toEqual([]);
  });

  it('takes what was removed from a record before, what was proposed or typed of it, and the digest of its import', async () => {
    const person = await named('Zqonegiven');
    const [alias, document] = [await recordOf(us, caseId, 'alias'), await recordOf(us, caseId, 'document')];
    await build(us, caseId);
    for (const record of [alias, document]) await us.ask('case:remove-record', { caseId, record });
    await us.ask('case:set-mark', {
      caseId,
      record: person,
      field: 'given',
      mark: { level: 'L3', tearLine: { text: 'Zqonetear', level: 'L1', categories: ['IDN'] } },
    });
    await us.ask('draft:keep', { place: `fields ${person}`, caseId, value: { given: 'Zqonedraft' } });
    await keepUntil('2026-02-01');
    const by = { rule: 'case-date' as const };
    expect(wordsIn(us)).toEqual(expect.arrayContaining(['zqonealias', 'zqonetear', 'zqonedraft']));
    expect(readdirSync(join(us.folder, 'files'))).toHaveLength(1); // what was removed may be taken back

    await us.ask('retention:purge', { caseId, by, target: { record: person }, ground: 'No longer needed' });
    await us.ask('retention:purge', { caseId, by, target: { record: document }, ground: 'No longer needed' });

    expect(wordsIn(us).filter(word => /^zq(one|paper)/.test(word))).toEqual([]);
    expect(readdirSync(join(us.folder, 'files'))).toEqual([]);
    for (const table of ['stored_files', 'case_imports'])
      expect(us.session.office.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    expect(await us.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('takes a looser mark that was proposed for a field, with its text to give instead', async () => {
    const person = await named('Zqonegiven');
    const place = { caseId, record: person, field: 'fullName' };
    const tearLine = { text: 'Zqonetear', level: 'L1' as const, categories: ['IDN' as const] };
    await us.ask('case:set-mark', { ...place, mark: { level: 'L3', tearLine } });
    await us.ask('mark:propose-loosening', { ...place, mark: { level: 'L2', tearLine }, ground: 'Zqoneground' });
    await keepUntil('2026-02-01');

    const target = { record: person, fields: ['fullName'] };
    await us.ask('retention:purge', { caseId, by: { rule: 'case-date' }, target, ground: 'No longer needed' });

    expect(wordsIn(us).filter(word => /^zqone(tear|ground|notes)/.test(word))).toEqual([]);
    expect(await us.ask('mark:list-loosening', {})).toEqual([]);
  });

  it('takes what was said of a document: originals, boxes and proposals set aside', async () => {
    const document = await recordOf(us, caseId, 'document');
    const { office } = us.session;
    const insert = (table: string, row: Record<string, string | number>) =>
      office
        .prepare(
          `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row)
            .map(() => '?')
            .join()})`,
        )
        .run(...Object.values(row));
    const said = { case_id: caseId, recipient: 'MX-FGR', sha256: 'x', seen: '{}', why: 'Zqpaperwhy', by_user: 'u', at_ms: 1 };
    insert('original_releases', { id: 'o', document_id: document, accepted: 'one-person', ...said });
    insert('redaction_dismissals', { case_id: caseId, document, proposal: 'p', by_user: 'u', at_ms: 1 });
    await keepUntil('2026-02-01');

    await us.ask('retention:purge', { caseId, by: { rule: 'case-date' }, target: { record: document }, ground: 'Done with' });

    for (const table of ['original_releases', 'redaction_dismissals', 'redaction_boxes'])
      expect(office.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
  });

  it('waits for a day that has come, or an order that the case holds', async () => {
    const person = await named('Zqtwogiven');
    const target = { record: person };
    const ask = (by: { rule: 'case-date' } | { order: RecordId }) =>
      us.request('retention:purge', { caseId, by, target, ground: 'An order' });

    expect(codeOf(await ask({ rule: 'case-date' }))).toBe('retention/not-due');
    expect(codeOf(await ask({ order: person }))).toBe('retention/no-order');
    expect(codeOf(await ask({ order: await recordOf(us, caseId, 'document') }))).toBe('done');
    expect(wordsIn(us).filter(word => word.startsWith('zqtwo'))).toEqual([]);
  });

  it('keeps on what ground it was done, whoever erases the same again', async () => {
    const target = { record: await named('Zqtwogiven') };
    await keepUntil('2026-02-01');
    const ask = (ground: string) => us.request('retention:purge', { caseId, by: { rule: 'case-date' }, target, ground });

    expect(codeOf(await ask('The first ground'))).toBe('done');
    expect(codeOf(await ask('Another'))).toBe('retention/nothing');
    expect(JSON.stringify(await us.ask('case:history', { caseId }))).toContain('The first ground');
  });

  it('leaves a case what it is, and a document its file as long as its record stands', async () => {
    const document = await recordOf(us, caseId, 'document');
    await keepUntil('2026-02-01');
    const ask = (record: string, field: string) =>
      us.request('retention:purge', {
        caseId,
        by: { rule: 'case-date' },
        target: { record: record, fields: [field] },
        ground: 'Done with',
      });

    expect(codeOf(await ask(caseId, 'reference'))).toBe('field/required');
    expect(codeOf(await ask(document, 'content'))).toBe('field/required');
    expect(codeOf(await ask(caseId, 'title'))).toBe('done');
    expect(wordsIn(us)).not.toContain('zqcasetitle');
  });

  it('leaves no copy of before: neither the one made before the schema changed, nor a file that was set aside', async () => {
    const document = await recordOf(us, caseId, 'document');
    const [name = ''] = readdirSync(join(us.folder, 'files'));
    const copies = [join(us.folder, 'before-migration.db'), join(us.folder, 'set-aside', name)];
    mkdirSync(join(us.folder, 'set-aside'), { recursive: true });
    for (const copy of copies) writeFileSync(copy, 'of before');
    await keepUntil('2026-02-01');

    await us.ask('retention:purge', { caseId, by: { rule: 'case-date' }, target: { record: document }, ground: 'Done with' });

    expect(copies.filter(copy => existsSync(copy))).toEqual([]);
  });

  it('waits for a packet that is being prepared with its values', async () => {
    await keepUntil('2026-02-01');
    await us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} second` });
    await us.ask('packet:submit', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' });

    const answer = await us.request('retention:purge', {
      caseId,
      by: { rule: 'case-date' },
      target: { record: await named('Zqtwogiven') },
      ground: 'No longer needed',
    });

    expect(codeOf(answer)).toBe('retention/packet-waiting');
  });
});

describe('what a sender allowed to be kept until a day', () => {
  it('comes up on that day, and goes with all that its packet brought and no other did', async () => {
    const first = await received('2026-06-30');
    await received(null); // the same values again, without a day
    const { there } = first;
    expect(await listed(mx, '2026-06-29')).not.toContainEqual(['received-date', '2026-06-30', null]);
    expect(await listed(mx, '2026-06-30')).toContainEqual(['received-date', '2026-06-30', null]);
    mx.setNowMs(Date.parse('2026-07-02T15:00:00Z'));
    const by = { rule: 'received-date' as const };
    const kept = await mx.request('retention:purge', {
      caseId: there,
      by,
      target: { packet: first.packet },
      ground: 'Their day',
    });

    expect(codeOf(kept)).toBe('retention/nothing');
  });

  it('goes from the case, the history and the ledger', async () => {
    const { packet, there } = await received('2026-06-30');
    expect(wordsIn(mx)).toContain('zqchargeoffence');
    mx.setNowMs(Date.parse('2026-07-02T15:00:00Z'));

    await mx.ask('retention:purge', {
      caseId: there,
      by: { rule: 'received-date' },
      target: { packet },
      ground: 'Their day has come',
    });

    expect(wordsIn(mx)).toEqual([]);
    expect(await mx.ask('audit:verify', {})).toMatchObject({ ok: true });
    expect(await listed(mx)).toEqual([]);
    expect(await mx.ask('packet:show', { packetId: packet, direction: 'in' })).toMatchObject({ kind: 'disclosure' });
  });
});

describe('a hold', () => {
  it('keeps a case from every way of going, until a supervisor lifts it', async () => {
    await keepUntil('2026-02-01');
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: `${PASSPHRASE} second` });
    await us.unlock(`${PASSPHRASE} second`, 'second');
    const { id } = await us.ask('hold:place', { caseId, reason: 'A court asks for it' });
    expect(codeOf(await us.request('hold:lift', { caseId, id, reason: 'Done' }))).toBe('input/forbidden');
    await us.unlock(PASSPHRASE, 'first');
    const target = { record: await named('Zqtwogiven') };
    const ways = () => [
      us.request('retention:purge', { caseId, by: { rule: 'case-date' as const }, target, ground: 'Now' }),
      us.request('case:delete', { caseId, reason: 'Made twice' }),
      us.request('case:erase', { caseId, ground: 'Art. 17' }),
    ];

    expect((await Promise.all(ways())).map(codeOf)).toEqual(['case/held', 'case/held', 'case/held']);
    expect(await listed(us)).toContainEqual(['case-date', '2026-02-01', 'hold']);
    await us.ask('hold:lift', { caseId, id, reason: 'The court has it' });
    expect(codeOf(await us.request('hold:lift', { caseId, id, reason: 'Again' }))).toBe('hold/none');
    expect((await us.ask('hold:list', { caseId }))[0]).toMatchObject({ placedBy: 'second', lifted: { by: 'first' } });
    expect(codeOf(await ways()[0]!)).toBe('done');
  });
});

describe('what comes up', () => {
  it('is a case that is over or stands long, a document, and what is looked at comes up again later', async () => {
    const document = await recordOf(us, caseId, 'document');
    await us.ask('case:update-fields', { caseId, record: document, fields: { retentionUntil: '2026-02-15' } });
    await us.ask('case:update-fields', { caseId, record: caseId, fields: { openedOn: '2021-01-31' } });

    const { rows, total } = await us.ask('retention:list', {});
    expect(rows.map(({ rule, dueOn, what, source }) => [rule, dueOn, what, source?.tag ?? null])).toEqual([
      ['still-needed', '2026-01-31', '', 'M'],
      ['document-date', '2026-02-15', document, null],
    ]);
    expect(total).toBe(2);

    const look = { caseId, rule: 'still-needed' as const, what: '', reason: 'The trial goes on' };
    expect(codeOf(await us.request('retention:look', { ...look, nextOn: '2026-03-02' }))).toBe('retention/too-late');
    expect(codeOf(await us.request('retention:look', { ...look, nextOn: '2031-03-03' }))).toBe('retention/too-late');
    expect(codeOf(await us.request('retention:look', { ...look, rule: 'case-over', nextOn: '2027-01-31' }))).toBe(
      'retention/not-due',
    );
    await us.ask('retention:look', { ...look, nextOn: '2027-01-31' });
    expect(await listed(us)).toEqual([['document-date', '2026-02-15', null]]);
    expect((await us.ask('retention:list', { by: '2027-01-31' })).rows[1]).toMatchObject({ lookedWhy: 'The trial goes on' });
  });

  it('comes sooner where the office says so, and never later', async () => {
    await us.ask('case:update-fields', { caseId, record: caseId, fields: { openedOn: '2025-01-31' } });
    expect(await listed(us)).toEqual([]);

    await us.ask('retention:set-term', { rule: 'still-needed', months: 12 });

    expect(await listed(us)).toEqual([['still-needed', '2026-01-31', null]]);
    expect(codeOf(await us.request('retention:set-term', { rule: 'still-needed', months: 61 }))).toBe('retention/longer');
    expect((await mx.ask('retention:terms', {})).map(({ rule }) => rule)).toEqual(['case-over']); // no law of theirs asks it
  });

  it('is told, looked at, held and erased at the terminal, in both languages', async () => {
    await keepUntil('2026-02-01');
    const terminal = { request: us.ask.bind(us) } as unknown as Terminal; // the commands use no more of it
    const type = async (words: string, args: readonly string[], options: Options) => {
      const found = commands.find(each => each.words === words)!;
      const value = await found.run(terminal, args, options);
      return [english, spanish].map(reader => found.say(value, reader)).join('\n');
    };
    const person = await named('Zqtwogiven');

    expect(await type('retention list', [], {})).toMatch(/1 February 2026 .*case-date[^]*1 de febrero de 2026/);
    const placed = await type('hold place', ['EX-2026-0001'], { why: 'A court asks' });
    const [hold = ''] = /[0-9a-f-]{36}/.exec(placed) ?? [];
    expect(await type('retention list', [], {})).toContain('una retención');
    await type('hold lift', ['EX-2026-0001'], { hold, why: 'The court has it' });
    const gone = { record: person, field: ['paternal'], rule: 'case-date', why: 'Done with' };
    expect(await type('retention purge', ['EX-2026-0001'], gone)).toMatch(/Recorded values erased +1\n/);
    expect(await type('retention terms', [], {})).toContain('por confirmar con asesoría jurídica');
    expect(await type('case erase', ['EX-2026-0001'], { why: 'Art. 17' })).toMatch(/Suprimido, con \d+ valores/);
    expect(wordsIn(us)).toEqual([]);
  });
});
