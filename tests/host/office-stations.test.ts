import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Output } from '../../shared/contract.ts';
import { findRemoval } from '../../db/stations.ts';
import { getSecret } from '../../db/vault-state.ts';
import { entriesToSend } from '../../electron/host/office/bundle.ts';
import { takeRemoval } from '../../electron/host/office/removal-notice.ts';
import type { SentEntry } from '../../shared/contract/office-format.ts';
import type { StationRequest } from '../../shared/contract/station-format.ts';
import type { CaseId } from '../../shared/language.ts';
import { dispatch } from '../../electron/host/dispatch.ts';
import { lock } from '../../electron/host/vault/vault.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE, tempVault, testServices, type TempVault } from '../support/temp-vault.ts';

// Two machines as two people have them: files that are carried, a folder that both reach, and nothing else.

let first: TempVault;
let second: ReturnType<typeof machine>;
let caseId: CaseId;
let exchanged: string;

function machine(seed: string) {
  const made = testServices({ seed });
  const ask = async (channel: string, input: object) => {
    const answer = await dispatch(made.services, channel, structuredClone(input));
    if (!answer.ok) throw new Error(`${channel} was refused: ${answer.failure.code}`);
    return answer.value as never;
  };
  const codeOf = async (channel: string, input: object) => {
    const answer = await dispatch(made.services, channel, structuredClone(input));
    return answer.ok ? 'ok' : answer.failure.code;
  };
  const folder = (path: string) => made.services.handles.register({ kind: 'folder', path });
  const source = (path: string) => made.services.handles.register({ kind: 'source', name: 'given', path });
  const sink = (path: string) => made.services.handles.register({ kind: 'sink', name: 'given', path });
  return { ...made, ask, codeOf, folder, source, sink };
}

beforeAll(async () => {
  first = await tempVault({ seed: 'first' });
  second = machine('second');
  await importFile(first, caseFile(sampleCase()));
  caseId = await onlyCase(first);
  exchanged = join(first.root, 'stick');
  mkdirSync(exchanged);
}, 120_000);
afterAll(() => {
  lock(second.services);
  first.cleanup();
});

const secondFolder = () => second.folder(join(first.root, 'second.enlace'));
const exchange = async () => {
  const one = await first.ask('office:exchange', { folder: first.handleOf(exchanged) });
  const other: { readonly received: number; readonly sent: number } = await second.ask('office:exchange', {
    folder: second.folder(exchanged),
  });
  return { one, other };
};

describe('a new machine', () => {
  it('costs an office of one station nothing before', () => {
    const { office } = first.session;
    const rows = (table: string) => office.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get();

    expect(['stations', 'station_self', 'station_heads', 'station_entries', 'row_writes', 'rows_written'].map(rows)).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    expect(office.prepare("SELECT count(*) FROM temp.sqlite_schema WHERE type = 'trigger'").pluck().get()).toBe(0);
  });

  it('is let in by a file that it asks with, and begins with the record, once the words are the same', async () => {
    const [request, answer] = ['request', 'answer'].map(name => join(first.root, name)) as [string, string];
    const asked: Output<'station:ask'> = await second.ask('station:ask', {
      ...{
        folder: secondFolder(),
        file: second.sink(request),
        station: 'Laptop',
        label: 'officer',
        passphrase: `${PASSPHRASE} two`,
        synthetic: true,
      },
    });
    const waiting = await second.ask('station:waiting', { folder: secondFolder() });
    const read = await first.ask('station:read', {
      file: first.services.handles.register({ kind: 'source', name: 'request', path: request }),
    });
    expect([waiting, { ...read, request: undefined }]).toEqual([asked, { ...asked, request: undefined }]);
    expect(asked.words.en.split(' ')).toHaveLength(12);

    const added = await first.ask('station:add', {
      file: first.services.handles.register({ kind: 'source', name: 'request', path: request }),
      answer: first.services.handles.register({ kind: 'sink', name: 'answer', path: answer }),
      role: 'officer',
    });
    const join_ = (words: string) => ({
      folder: secondFolder(),
      file: second.source(answer),
      passphrase: `${PASSPHRASE} two`,
      words,
    });

    expect(await second.codeOf('station:join', join_(added.words.en.split(' ').toReversed().join(' ')))).toBe(
      'office/words-differ',
    );
    writeFileSync(`${answer}-cut`, readFileSync(answer).subarray(0, -100));
    expect(await second.codeOf('station:join', { ...join_(added.words.en), file: second.source(`${answer}-cut`) })).toBe(
      'office/damaged',
    );
    expect(readdirSync(first.root)).not.toContain('second.enlace');
    const joined: { readonly number: number } = await second.ask('station:join', join_(added.words.es));

    expect(joined.number).toBe(2);
    expect(added.words).not.toEqual(asked.words); // those are the machine's, these the office's
    expect(await second.codeOf('station:waiting', { folder: secondFolder() })).toBe('office/not-asked');
    const { cases }: { cases: readonly { id: string }[] } = await second.ask('case:list', {});
    expect(cases.map(({ id }) => id)).toEqual([caseId]);
    expect(await second.codeOf('audit:verify', {})).toBe('ok');
    expect(readFileSync(request, 'utf8')).not.toContain('SECRET');
  });
});

describe('what was asked', () => {
  it('has other words where one of its keys is another', async () => {
    const third = machine('third');
    const folder = () => third.folder(join(first.root, 'third.enlace'));
    const request = join(first.root, 'third-request');
    const asking = { station: 'Third', label: 'third', passphrase: `${PASSPHRASE} three`, synthetic: true };
    const asked: Output<'station:ask'> = await third.ask('station:ask', {
      ...asking,
      ...{ folder: folder(), file: third.sink(request) },
    });
    const written = JSON.parse(readFileSync(request, 'utf8')) as StationRequest;
    const other = { ...written, machine: { ...written.machine, signingKey: written.person.signingKey } };
    writeFileSync(`${request}-other`, JSON.stringify(other));
    const wordsOf = async (path: string) =>
      (await first.ask('station:read', { file: first.services.handles.register({ kind: 'source', name: 'request', path }) }))
        .words;

    expect(await wordsOf(request)).toEqual(asked.words);
    expect(await wordsOf(`${request}-other`)).not.toEqual(asked.words);
  });

  it('says when it is read that it is for an office of another kind, and what to do', async () => {
    const request = join(first.root, 'third-request');
    const written = JSON.parse(readFileSync(request, 'utf8')) as StationRequest;
    writeFileSync(`${request}-real`, JSON.stringify({ ...written, synthetic: false }));
    const given = (path: string) => first.services.handles.register({ kind: 'source', name: 'request', path });
    const answer = first.services.handles.register({ kind: 'sink', name: 'answer', path: join(first.root, 'never') });
    const asked = [
      await first.request('station:read', { file: given(`${request}-real`) }),
      await first.request('station:add', { file: given(`${request}-real`), answer, role: 'officer' }),
    ];

    for (const refused of asked) expect(refused).toMatchObject({ failure: { code: 'office/asks-for-real' } });
    expect(readdirSync(first.root)).not.toContain('never');
  });

  it('is forgotten, and then asked anew with other keys', async () => {
    const third = machine('fourth');
    const folder = () => third.folder(join(first.root, 'third.enlace'));
    const asking = { station: 'Third', label: 'third', passphrase: `${PASSPHRASE} three`, synthetic: true };
    const again = () => ({ ...asking, folder: folder(), file: third.sink(join(first.root, 'fourth-request')) });

    expect(await third.codeOf('station:ask', again())).toBe('office/asked-already');
    await third.ask('station:forget', { folder: folder() });
    expect(await third.codeOf('station:forget', { folder: folder() })).toBe('office/not-asked');
    expect(await third.codeOf('station:ask', again())).toBe('ok');
  });
});

describe('two machines over a folder', () => {
  it('bring each other what was recorded, once', async () => {
    await second.ask('case:update-fields', { caseId, record: caseId, fields: { officer: 'From the laptop' } });
    await first.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'From the desk' } });

    await exchange();
    const { one, other } = await exchange();

    expect(one.received + other.received).toBe(1); // what the laptop had put since the desk looked
    const views: readonly Output<'case:show'>[] = [
      await first.ask('case:show', { caseId }),
      await second.ask('case:show', { caseId }),
    ];
    for (const { file } of views)
      expect(file.records.find(({ id }) => id === (caseId as string))?.fields).toMatchObject({
        officer: 'From the laptop',
        title: 'From the desk',
      });
    const again = await exchange();
    expect([again.one.received, again.one.sent, again.other.received, again.other.sent]).toEqual([0, 0, 0, 0]);
  });

  it('bring each other the documents that records name, and nothing readable lies in between', async () => {
    const paper = join(first.root, 'paper.txt');
    writeFileSync(paper, 'The harbour of Puerto Inventado, as it was seen.');
    const { record }: { record: { id: string } } = await second.ask('doc:add', { caseId, source: second.source(paper) });
    const read = async () => {
      const to = join(first.root, `read-${Math.random()}`);
      const answer = await first.request('doc:save', {
        ...{ caseId, record: record.id },
        sink: first.services.handles.register({ kind: 'sink', name: 'read', path: to }),
      });
      return answer.ok ? readFileSync(to, 'utf8') : answer.failure.code;
    };
    const sent: { readonly documentsSent: number } = await second.ask('office:exchange', { folder: second.folder(exchanged) });
    const came = await first.ask('office:exchange', { folder: first.handleOf(exchanged) });

    expect([sent.documentsSent, came.documentsReceived]).toEqual([1, 1]);
    expect(await read()).toBe('The harbour of Puerto Inventado, as it was seen.');
    expect((await first.ask('office:exchange', { folder: first.handleOf(exchanged) })).documentsReceived).toBe(0);
    expect((await first.ask('vault:check', {})).parts.filter(({ wrong }) => wrong > 0)).toEqual([]);
  });

  it('show two values that were written apart, until somebody chooses one', async () => {
    const set = { caseId, record: caseId as never };
    await first.ask('case:update-fields', { ...set, fields: { title: 'Desk’s title' } });
    second.setNowMs(second.services.nowMs() + 60_000);
    await second.ask('case:update-fields', { ...set, fields: { title: 'Laptop’s title' } });
    await exchange();
    await exchange();

    const conflicts = await first.ask('office:conflicts', {});
    expect(conflicts).toMatchObject([
      {
        field: 'title',
        values: [
          { station: 2, how: 'wrote', value: 'Laptop’s title' },
          { station: 1, how: 'wrote', value: 'Desk’s title' },
        ],
      },
    ]);
    expect(await second.ask('office:conflicts', {})).toEqual(conflicts);
    const { record, field } = conflicts[0]!;
    expect(await first.ask('office:settle', { record, field, choice: 0 })).toEqual([]);
    await second.ask('office:settle', { record, field, choice: 1 }); // unheard of the other choice
    await exchange();
    await exchange();

    const [again] = await first.ask('office:conflicts', {});
    expect(again!.values.map(({ station, how }) => [station, how]).sort()).toEqual([
      [1, 'chose'],
      [2, 'chose'],
    ]);
    const choice = again!.values.findIndex(({ station }) => station === 1);
    expect(await first.ask('office:settle', { record, field, choice })).toEqual([]);
    await exchange();
    await exchange();

    expect(await second.ask('office:conflicts', {})).toEqual([]);
    const read = await first.ask('case:show', { caseId });
    expect(read.file.records.find(({ id }) => id === (caseId as string))?.fields['title']).toBe('Laptop’s title');
  });

  it('say how they stand, and refuse a compartment that there is not', async () => {
    await first.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'Once more' } });
    const standing = await first.ask('station:list', {});

    expect(standing).toMatchObject({
      unsent: 1,
      waiting: [],
      setAside: [],
      stations: [
        { number: 1, isOwn: true },
        { number: 2, label: 'Laptop' },
      ],
    });
    expect(await first.request('case:enclose', { caseId, compartment: '019caf10-3180-77bc-a802-c231565d77b7' })).toMatchObject({
      failure: { code: 'compartment/not-found' },
    });
  });

  it('leave nothing readable in the folder', () => {
    const files = readdirSync(exchanged, { recursive: true, encoding: 'utf8' }).filter(name => !name.endsWith('.json'));
    const bytes = files.flatMap(name => {
      try {
        return [readFileSync(join(exchanged, name))];
      } catch {
        return []; // a folder
      }
    });
    expect(bytes.length).toBeGreaterThan(2);
    for (const each of bytes) expect(each.includes('title') || each.includes('case:')).toBe(false);
  });

  it('are two no more once one is taken out: what it writes from then on counts nowhere', async () => {
    await exchange();
    const keys = await first.ask('own-keys:list', {});
    await first.ask('station:remove', { station: 2 });
    await second.ask('case:update-fields', { caseId, record: caseId, fields: { title: 'After the end' } });
    await second.ask('office:exchange', { folder: second.folder(exchanged) }); // it has not heard of it
    const one = await first.ask('office:exchange', { folder: first.handleOf(exchanged) });

    const renewed = await first.ask('own-keys:list', {});
    expect(renewed.map(({ ended }) => ended)).toEqual([null, 'replaced']);
    expect(renewed[1]!.fingerprint).toBe(keys[0]!.fingerprint);

    expect(one.setAside).toBe(1);
    expect((await first.ask('station:list', {})).setAside).toEqual([
      {
        ...{ station: 2, code: 'office/removed-station', count: 1, userLabels: ['officer'] },
        ...{ from: expect.any(Number) as number, to: expect.any(Number) as number, atMs: expect.any(Number) as number },
      },
    ]);
    const read = await first.ask('case:show', { caseId });
    expect(read.file.records.find(({ id }) => id === (caseId as string))?.fields['title']).toBe('Once more');
    expect((await first.ask('audit:verify', {})).ok).toBe(true);
  });

  it('tell the one that is out, which stops, keeps what it has and says so, and gets no key that came since', async () => {
    const secret = (name: 'agency-signing-seed') =>
      Buffer.from(getSecret(second.services.state.session!.office, name)).toString();
    const before = secret('agency-signing-seed');
    const isOut = async () => {
      const { stations }: { stations: { isOwn: boolean; removedAtMs: number | null }[] } = await second.ask('station:list', {});
      return stations.find(({ isOwn }) => isOwn)!.removedAtMs !== null;
    };
    expect(await isOut()).toBe(false);

    expect(await second.codeOf('office:exchange', { folder: second.folder(exchanged) })).toBe('office/removed');
    expect(await isOut()).toBe(true);
    const names = readdirSync(exchanged, { recursive: true }).length;
    expect(await second.codeOf('office:exchange', { folder: second.folder(exchanged) })).toBe('office/removed');
    expect(readdirSync(exchanged, { recursive: true })).toHaveLength(names);
    expect(secret('agency-signing-seed')).toBe(before);
    expect(await second.codeOf('case:show', { caseId })).toBe('ok');
    expect((await first.ask('office:exchange', { folder: first.handleOf(exchanged) })).sent).toBe(0);
    expect(readdirSync(exchanged, { recursive: true })).toHaveLength(names); // it is told once
  });

  it('believe no notice but a supervisor’s', () => {
    const { office } = first.session;
    const by = findRemoval(office, 2)!;
    const [sent] = entriesToSend(office, 1, by.number, 1);
    const said = (change: (text: string) => string) => [JSON.parse(change(JSON.stringify(sent))) as SentEntry];
    const session = second.services.state.session!;
    const told = (entries: readonly SentEntry[]) => takeRemoval(session, second.services, entries);

    expect(told(said(text => text))).toBe(true);
    expect(told(said(text => text.replace(/"removed_at_ms":\d+/, '"removed_at_ms":1')))).toBe(false);
    expect(told(said(text => text.replace(/"signature":"../, '"signature":"00')))).toBe(false);
    expect(told(entriesToSend(office, 1, by.number - 1, 1))).toBe(false);
  });
});
