import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { Audience } from '../../shared/redactions.ts';
import { build, twoOffices } from '../support/exchange.ts';
import { addPaper, paperOf } from '../support/paper.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

let us: TempVault;
let caseId: CaseId;
let document: RecordId;
let cleanup: () => void;
beforeEach(async () => {
  ({ us, caseId, cleanup } = await twoOffices());
  const paper = await paperOf('Compareció Ubalda Zarzamora ante la autoridad.', 'Firma Ubalda Zarzamora.');
  document = (await addPaper(us, caseId, 'Acta.pdf', paper)).id;
});
afterEach(() => cleanup());

const box = { left: 0.1, top: 0.1, width: 0.3, height: 0.03 };
const drawn = (changes: { readonly audience?: Audience; readonly page?: number } = {}) => ({
  document,
  origin: 'drawn' as const,
  page: 1,
  box,
  code: 'R-PRIV' as const,
  audience: 'everyone' as const,
  ...changes,
});
const add = async (...boxes: readonly ReturnType<typeof drawn>[]) =>
  (await us.ask('redaction:add', { caseId, boxes: [...boxes] })).ids;
const listed = () => us.ask('redaction:list', { caseId, document });
async function asSecond(role: 'supervisor' | 'officer' = 'supervisor'): Promise<void> {
  await us.ask('user:add', { label: 'second', role, passphrase: `${PASSPHRASE} two` });
  await us.unlock(`${PASSPHRASE} two`, 'second');
}

describe('boxes over a document', () => {
  it('stand with who placed them and when, and touch neither its record nor its file', async () => {
    const before = (await us.ask('doc:list', { caseId }))[0];
    const files = readdirSync(join(us.folder, 'files')).map(name => readFileSync(join(us.folder, 'files', name)));

    const [id] = await add(drawn());

    expect(await listed()).toMatchObject([{ id, box, code: 'R-PRIV', by: 'first', isOwn: true, removal: null }]);
    expect((await us.ask('doc:list', { caseId }))[0]).toEqual(before);
    expect(readdirSync(join(us.folder, 'files')).map(name => readFileSync(join(us.folder, 'files', name)))).toEqual(files);
    expect(await us.ask('redaction:counts', { caseId })).toEqual({ [document]: 1 });
  });

  it('are taken back by who placed them, and stay in the table with who and when', async () => {
    const [id] = await add(drawn());

    expect(await us.ask('redaction:remove', { caseId, ids: [id!] })).toEqual({ removed: [id], waiting: [] });

    expect(await listed()).toEqual([]);
    const rows = us.session.office.prepare('SELECT id, removed_by IS NOT NULL AS removed FROM redaction_boxes').all();
    expect(rows).toEqual([{ id, removed: 1 }]);
  });

  it('of somebody else go when one asks with a ground and a supervisor who is another decides', async () => {
    const ids = [...(await add(drawn()))];
    await asSecond();

    const bare = await us.request('redaction:remove', { caseId, ids });
    const asked = await us.ask('redaction:remove', { caseId, ids, ground: 'Filed in open court' });
    const alone = await us.request('redaction:decide-removal', { caseId, ids, approve: true });
    const waiting = await listed();
    await us.unlock(PASSPHRASE, 'first');
    await us.ask('redaction:decide-removal', { caseId, ids, approve: true });

    expect(bare).toMatchObject({ failure: { code: 'redaction/needs-ground' } });
    expect(asked).toEqual({ removed: [], waiting: ids });
    expect(alone).toMatchObject({ failure: { code: 'redaction/same-person' } });
    expect(waiting).toMatchObject([{ removal: { by: 'second', isMine: true, ground: 'Filed in open court' } }]);
    expect(await listed()).toEqual([]);
  });

  it('stay where the supervisor refuses, and no officer decides', async () => {
    const ids = [...(await add(drawn()))];
    await asSecond('officer');
    await us.ask('redaction:remove', { caseId, ids, ground: 'Filed in open court' });
    const officer = await us.request('redaction:decide-removal', { caseId, ids, approve: true });
    await us.unlock(PASSPHRASE, 'first');
    await us.ask('redaction:decide-removal', { caseId, ids, approve: false });

    expect(officer).toMatchObject({ failure: { code: 'input/forbidden' } });
    expect(await listed()).toMatchObject([{ id: ids[0], removal: null }]);
  });

  it('with which the document has left are no longer their author’s alone', async () => {
    const ids = [...(await add(drawn()))];
    await build(us, caseId);

    const answer = await us.request('redaction:remove', { caseId, ids });

    expect(answer).toMatchObject({ failure: { code: 'redaction/needs-ground' } });
    expect(await listed()).toMatchObject([{ isOwn: false }]);
  });

  it('of somebody else may grow and hold for more, and neither shrink nor hold for less', async () => {
    const [id] = await add(drawn({ audience: 'standing:vetted' }));
    await asSecond();
    const { document: _, origin: __, ...placed } = drawn({ audience: 'standing:vetted' });

    const smaller = await us.request('redaction:change', { caseId, id: id!, ...placed, box: { ...box, width: 0.1 } });
    const fewer = await us.request('redaction:change', { caseId, id: id!, ...placed, audience: 'standing:other' });
    const moved = await us.request('redaction:change', { caseId, id: id!, ...placed, page: 2 });
    const larger = await us.ask('redaction:change', {
      caseId,
      id: id!,
      ...placed,
      box: { ...box, width: 0.5 },
      audience: 'everyone',
    });

    for (const refused of [smaller, fewer, moved]) expect(refused).toMatchObject({ failure: { code: 'redaction/needs-second' } });
    expect(await listed()).toMatchObject([{ id: larger.id, audience: 'everyone', box: { width: 0.5 } }]);
  });

  it('are refused on a document of another case', async () => {
    const other = await us.ask('case:create', { fields: { kind: 'information-exchange', reference: 'EX-9', title: 'Other' } });

    const answer = await us.request('redaction:add', { caseId: other.id, boxes: [drawn()] });

    expect(answer).toMatchObject({ failure: { code: 'record/not-found' } });
  });

  it('leave entries in the chain that hold no word of the page', async () => {
    await add(drawn());
    const [last] = (await us.ask('audit:list', {})).events;
    const changes = await us.ask('audit:changes', { entry: last!.number });

    expect(changes).not.toEqual([]);
    expect(last?.action).toBe('redaction:add');
    expect(JSON.stringify(changes)).not.toContain('Zarzamora');
  });
});

describe('a search for what to black out', () => {
  it('gives every place in the document with its page, or in all documents of the case', async () => {
    const other = (await addPaper(us, caseId, 'Oficio.pdf', await paperOf('A ZARZAMORA se le notificó.'))).id;

    const here = await us.ask('redaction:find', { caseId, document, text: 'ubalda zarzamora' });
    const everywhere = await us.ask('redaction:find', { caseId, text: 'zarzamora' });

    expect(here.occurrences.map(({ page, text }) => [page, text])).toEqual([
      [1, 'Ubalda Zarzamora'],
      [2, 'Ubalda Zarzamora.'],
    ]);
    expect(everywhere.occurrences.map(found => found.document)).toEqual([document, document, other]);
    expect(everywhere.unread).toEqual([]);
  });

  it('names the documents that are not read yet, and those that cannot be', async () => {
    const waiting = (await addPaper(us, caseId, 'Scan.pdf', await paperOf('Zarzamora'), false)).id;
    const sound = (await addPaper(us, caseId, 'Llamada.wav', new Uint8Array([82, 73, 70, 70, 0, 0, 0, 8, 255, 254]))).id;

    const { occurrences, unread } = await us.ask('redaction:find', { caseId, text: 'zarzamora' });

    expect(unread).toEqual([waiting, sound].map(unreadOne => ({ document: unreadOne, pages: null })));
    expect(occurrences.every(found => found.document === document)).toBe(true);
  });
});
