import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/language.ts';
import { textIn } from '../../shared/records.ts';
import { commands } from '../../electron/terminal/commands.ts';
import { spanish } from '../../shared/reader.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase({ retentionUntil: '2026-02-01' })));
  caseId = await onlyCase(vault);
});
afterEach(() => vault.cleanup());

const sourceOf = (name: string, content: string | Uint8Array): string => {
  const path = join(vault.root, name);
  writeFileSync(path, content);
  return vault.services.handles.register({ kind: 'source', name, path });
};
const sinkTo = (name: string) => ({
  path: join(vault.root, name),
  handle: vault.services.handles.register({ kind: 'sink', name, path: join(vault.root, name) }),
});
const filesHeld = (): number => readdirSync(join(vault.folder, 'files')).length;

describe('documents', () => {
  it('go in encrypted and come out whole, to the place that a person chose', async () => {
    const content = Buffer.alloc(3_000_000, 'a synthetic paper; ');

    const { record } = await vault.ask('doc:add', {
      caseId,
      source: sourceOf('Acta número 1.pdf', content),
      fields: { title: 'Acta' },
    });
    const sink = sinkTo('out.pdf');
    await vault.ask('doc:save', { caseId, record: record.id, sink: sink.handle });

    expect(readFileSync(sink.path).equals(content)).toBe(true);
    expect(record.fields).toMatchObject({
      title: 'Acta',
      sourceFileName: 'Acta número 1.pdf',
      mediaType: 'application/pdf',
      content: record.id,
    });
    const stored = readFileSync(join(vault.folder, 'files', readdirSync(join(vault.folder, 'files'))[0]!));
    expect(stored.includes('synthetic paper')).toBe(false);
    expect(await vault.ask('doc:list', { caseId })).toEqual([record]);
  });

  it('are copied out by an act that the audit chain names, with which document, and are shown without one in memory alone', async () => {
    const { record } = await vault.ask('doc:add', { caseId, source: sourceOf('a.txt', 'a paper') });
    const kept = sinkTo('kept.txt');
    await vault.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Another' } });

    const shown = await vault.request('doc:open', { caseId, record: record.id, sink: kept.handle });
    await vault.ask('doc:save', { caseId, record: record.id, sink: sinkTo('copy.txt').handle });

    expect(shown.ok ? 'written' : shown.failure.code).toBe('file/unknown-handle');
    expect(existsSync(kept.path)).toBe(false);
    const { events } = await vault.ask('audit:list', {});
    expect(events[0]).toMatchObject({ action: 'doc:save' });
    const changes = await vault.ask('audit:changes', { entry: events[0]!.number });
    expect(changes).toMatchObject([{ record: record.id, field: 'copy' }]);
    expect(await vault.ask('case:undo', { caseId })).toMatchObject({ undone: 'case:update-fields' });
  });

  it('have a title that says nothing of the name of their file, which stays where a title leaves', async () => {
    const { record } = await vault.ask('doc:add', { caseId, source: sourceOf('Fuente Ibarrola.pdf', 'a paper') });

    expect(record.fields['sourceFileName']).toBe('Fuente Ibarrola.pdf');
    expect(record.fields['title']).toMatch(/^(Document added|Documento agregado el) \d{1,2} \w{3} \d{4}$/);
  });

  it('are refused when another file lies in the place of theirs', async () => {
    const one = await vault.ask('doc:add', { caseId, source: sourceOf('one.txt', 'what was received') });
    const other = await vault.ask('doc:add', { caseId, source: sourceOf('other.txt', 'what was put there') });
    const [from, to] = [other, one].map(({ record }) => join(vault.folder, 'files', textIn(record.fields, 'storedFile')));
    copyFileSync(from!, to!);
    const sink = sinkTo('out.txt');

    const answer = await vault.request('doc:save', { caseId, record: one.record.id, sink: sink.handle });

    expect(answer.ok ? 'opened' : answer.failure.code).toBe('file/damaged');
    expect(existsSync(sink.path)).toBe(false);
  });

  it('are not said to have been copied out where the copy was refused', async () => {
    const { record } = await vault.ask('doc:add', { caseId, source: sourceOf('a.txt', 'a paper') });
    mkdirSync(sinkTo('folder').path);

    const codes: string[] = [];
    for (const place of [join('not there', 'copy.txt'), 'folder']) {
      const answer = await vault.request('doc:save', { caseId, record: record.id, sink: sinkTo(place).handle });
      codes.push(answer.ok ? 'saved' : answer.failure.code);
    }

    expect(codes).toEqual(['file/no-folder', 'file/is-folder']);
    const { events } = await vault.ask('audit:list', {});
    expect(events.map(({ action }) => action)).not.toContain('doc:save');
    expect(readdirSync(vault.root).filter(name => name.includes('copy') || name.startsWith('.'))).toEqual([]);
  });

  it('say in the list, in their case and at the terminal that their file is missing', async () => {
    const one = await vault.ask('doc:add', { caseId, source: sourceOf('one.txt', 'there') });
    const gone = await vault.ask('doc:add', { caseId, source: sourceOf('gone.txt', 'gone') });
    const none = await vault.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Acta' } });
    rmSync(join(vault.folder, 'files', textIn(gone.record.fields, 'storedFile')));

    const documents = await vault.ask('doc:list', { caseId });
    const { missingFiles } = await vault.ask('case:show', { caseId });

    const missing = documents.filter(({ isFileMissing }) => isFileMissing).map(({ id }) => id);
    expect(missing).toEqual([gone.record.id]);
    expect(missingFiles).toEqual([gone.record.id]);
    const listed = commands.find(({ words }) => words === 'doc list')!.say(documents, spanish);
    const lineOf = (id: string) => listed.split('\n').find(line => line.includes(id));
    expect(lineOf(gone.record.id)).toContain('falta el archivo');
    expect(lineOf(one.record.id)).toMatch(/\b5$/);
    expect(lineOf(none.record.id)).toContain('sin archivo');
  });

  it('may get their file later, once', async () => {
    const { record } = await vault.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Acta' } });
    const empty = await vault.request('doc:save', { caseId, record: record.id, sink: sinkTo('none').handle });
    await vault.ask('doc:add', { caseId, record: record.id, source: sourceOf('a.txt', 'one') });
    const second = await vault.request('doc:add', { caseId, record: record.id, source: sourceOf('b.txt', 'two') });

    expect([empty, second].map(answer => !answer.ok && answer.failure.code)).toEqual(['doc/no-file', 'record/in-use']);
    expect(filesHeld()).toBe(1);
  });

  it('say how far they have come, and leave nothing when they are cancelled', async () => {
    const before = vault.session.office.prepare('SELECT count(*) FROM records').pluck().get();
    const source = sourceOf('long.bin', Buffer.alloc(8_000_000));
    const abort = new AbortController();
    const seen: number[] = [];
    const services = {
      ...vault.services,
      tell: (_: string, payload: unknown) => {
        seen.push((payload as { done: number }).done);
        if (seen.length === 3) abort.abort();
      },
    };

    const answer = await dispatch(services, 'doc:add', { caseId, source }, { job: 'j1', signal: abort.signal });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'job/cancelled' } });
    expect(seen.length).toBeGreaterThanOrEqual(3);
    expect([filesHeld(), vault.session.office.prepare('SELECT count(*) FROM records').pluck().get()]).toEqual([0, before]);
  });

  it('cannot be pointed at a file of the vault by hand', async () => {
    const answer = await vault.request('case:add-record', {
      caseId,
      entity: 'document',
      fields: { title: 'T', storedFile: 'x' },
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'field/unknown' } });
  });
});

describe('erasing a case', () => {
  it('waits for its retention date', async () => {
    const record = (await vault.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'case')!;
    await vault.ask('case:update-fields', { caseId, record: record.id, fields: { retentionUntil: '2030-01-01' } });

    expect(await vault.request('case:erase', { caseId, ground: 'Art. 17' })).toMatchObject({
      failure: { code: 'case/under-retention' },
    });
  });

  it('takes records, words, files and recorded values, and leaves the chain whole', async () => {
    await vault.ask('doc:add', { caseId, source: sourceOf('a.txt', 'one'), fields: { title: 'Acta' } });

    await vault.ask('case:erase', { caseId, ground: 'Art. 17' });

    expect(await vault.request('case:show', { caseId })).toMatchObject({ failure: { code: 'case/not-found' } });
    expect((await vault.ask('case:search', { text: 'Faro' })).hits).toEqual([]);
    expect(filesHeld()).toBe(0);
    const values = vault.session.office
      .prepare<[], string>('SELECT coalesce(old, new) FROM changes WHERE coalesce(old, new) IS NOT NULL')
      .pluck()
      .all();
    expect(values.join()).not.toMatch(/Peñafiel|Faro|Acta/);
    expect(values.join()).toContain('Art. 17');
    expect(await vault.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('leaves none of its words in the pages of the index, beside the words of other cases', async () => {
    await importFile(vault, caseFile({ kind: 'extradition', reference: 'EX-3', title: 'Muelle' }));
    const pagesWith = (word: string) =>
      vault.session.office
        .prepare('SELECT count(*) FROM record_words_data WHERE instr(block, CAST(? AS BLOB)) > 0')
        .pluck()
        .get(word);
    expect(pagesWith('tanar')).not.toBe(0); // what a word begins with stands once, with the word before it

    await vault.ask('case:erase', { caseId, ground: 'Art. 17' });

    expect([pagesWith('tanar'), pagesWith('faro')]).toEqual([0, 0]);
    expect((await vault.ask('case:search', { text: 'muelle' })).hits).toHaveLength(1);
  });
});

describe('the liaison log', () => {
  it('names who took part for the counterpart, and of what is open what is due first', async () => {
    const participant = (fields: Readonly<Record<string, string>>) => ({ entity: 'participant', fields }) as const;
    const promise = (fields: Readonly<Record<string, string>>) => ({ entity: 'commitment', fields }) as const;
    await vault.ask('exchange:log', {
      caseId,
      fields: { mode: 'call', startAt: '2026-04-01T10:00:00Z', counterpart: 'MX-SRE' },
      children: [
        participant({ agency: 'MX-SRE', name: 'Segunda Inventada' }),
        participant({ agency: 'US-FBI', name: 'Tercero Ajeno' }),
        participant({ name: 'Primera Inventada' }),
        promise({ what: 'Some day' }),
        promise({ what: 'Later', dueOn: '2026-05-01', by: 'MX-SRE' }),
        promise({ what: 'Long done', dueOn: '2026-04-02', status: 'done' }),
        promise({ what: 'First', dueOn: '2026-04-20', by: 'US-DOJ-OIA' }),
      ],
    });

    const [line] = (await vault.ask('exchange:list', { from: '2026-04-01' })).exchanges;

    expect(line).toMatchObject({
      people: 'Segunda Inventada, Primera Inventada',
      openCommitments: 3,
      nextCommitment: { what: 'First', by: 'US-DOJ-OIA', dueOn: '2026-04-20' },
    });
  });

  it('takes a meeting with everybody in it at once, and lists the newest first by instant', async () => {
    const log = (startAt: string, topic: string) =>
      vault.ask('exchange:log', {
        caseId,
        fields: { mode: 'meeting', startAt, topic, counterpart: 'MX-SRE' },
        children: [
          { entity: 'participant', fields: { agency: 'MX-SRE', role: 'Duty desk' } },
          { entity: 'commitment', fields: { what: 'Send the note' } },
          { entity: 'portion', fields: { of: 'summary', text: 'They agreed.' }, marks: { text: { level: 'L3' } } },
        ],
      });
    await log('2026-03-01T23:30:00-06:00[America/Mexico_City]', 'later'); // 05:30Z on the 2nd
    await log('2026-03-02T01:00:00Z', 'earlier');

    const { exchanges, more } = await vault.ask('exchange:list', { from: '2026-03-01' });

    expect(exchanges.map(({ topic }) => topic)).toEqual(['later', 'earlier']);
    expect(exchanges[0]).toMatchObject({ openCommitments: 1, counterpart: 'MX-SRE', reference: 'EX-2026-0001' });
    expect(more).toBe(false);
    const { file } = await vault.ask('case:show', { caseId });
    expect(file.records.find(({ entity }) => entity === 'exchange')?.fields['recordedAt']).toBe('2026-03-02T15:00:00Z');
  });

  it('is all or nothing: one bad participant and none of it is there', async () => {
    const answer = await vault.request('exchange:log', {
      caseId,
      fields: { mode: 'call', startAt: '2026-03-02T01:00:00Z' },
      children: [{ entity: 'participant', fields: { agency: 'not an agency' } }],
    });

    expect(answer).toMatchObject({ ok: false, failure: { code: 'value/malformed' } });
    expect((await vault.ask('exchange:list', {})).exchanges).toEqual([]);
  });
});

it('a case is read at the terminal in words, with whose an alias or a charge is', async () => {
  const { file } = await vault.ask('case:show', { caseId });
  const shown = commands.find(({ words }) => words === 'case show')!;
  const view = { ...(await vault.ask('case:show', { caseId })), zone: 'America/New_York', changedOn: '2026-03-02', recalled: [] };

  const text = shown.say(view, spanish);

  expect(file.records.find(({ entity }) => entity === 'alias')).toBeDefined();
  expect(text).toContain('Nacionalidades: México\n');
  expect(text).toContain('Calidad en el caso: Persona acusada\n');
  expect(text).toContain('    Alias (Peñafiel Quintanar, José Ángel)\n      Alias: El Faro\n');
  expect(text).toContain('Persona imputada: Peñafiel Quintanar, José Ángel\n');
  expect(text).not.toMatch(/[[{]"|\b(accused|true|us-mx-)/);
});
