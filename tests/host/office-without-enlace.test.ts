import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPublicKey } from 'node:crypto';
import type { Output } from '../../shared/contract.ts';
import { readCard, signingKeyOf } from '../../electron/host/agencies/cards.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { build, sourceOf, trust } from '../support/exchange.ts';
import { hasOutsideTool } from '../support/outside.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

const rule = 'an office without Enlace makes card, packet and receipt with docs/toolkit.py, and Enlace imports them';
const canRun = ['age', 'age-keygen', 'openssl', 'python3'].every(tool => hasOutsideTool(tool, rule));
const canRunByHand = canRun && hasOutsideTool('jq', 'sender.pem from a card, with the commands of docs/packet-format.md');
const docs = resolve(import.meta.dirname, '../../docs');

describe.runIf(canRun)('an office without Enlace', () => {
  let mx: TempVault;
  const at = (name: string) => join(mx.root, name);
  const toolkit = (...words: readonly string[]) =>
    execFileSync('python3', [join(docs, 'toolkit.py'), ...words], { encoding: 'utf8', stdio: 'pipe' });
  const refused = (...words: readonly string[]) =>
    spawnSync('python3', [join(docs, 'toolkit.py'), ...words], { encoding: 'utf8' }).stderr;
  const write = (name: string, content: unknown) => writeFileSync(at(name), JSON.stringify(content));
  const send = (content: unknown, out: string) => {
    write('content.json', content);
    return JSON.parse(toolkit('packet', at('us'), at('mx.json'), at('content.json'), at(out))) as {
      packet: string;
      hash: string;
      number: number;
    };
  };
  const take = (name: string) => mx.ask('packet:import', { file: sourceOf(mx, at(name)) });
  const recordsOf = async ({ caseId }: Output<'packet:import'>) => (await mx.ask('case:show', { caseId: caseId! })).file.records;

  beforeEach(async () => {
    // The script goes by the machine's clock, so both sides do.
    mx = await tempVault({
      seed: 'mx',
      nowMs: Date.now(),
      agency: { code: 'MX-FGR', names: { en: 'Example Office', es: 'Oficina de ejemplo' } },
    });
    toolkit('new', at('us'), 'US-DOJ-OIA', 'Office of invented affairs', 'Oficina de asuntos inventados');
    await mx.ask('agency:card', { file: mx.services.handles.register({ kind: 'sink', name: 'card', path: at('mx.json') }) });
  });
  afterEach(() => mx.cleanup());

  async function introduced() {
    const printed = toolkit('card', at('us'), at('us.json'));
    const reading = await mx.ask('agency:import', { file: sourceOf(mx, at('us.json')), wordsCompared: true });
    await trust(mx, 'US-DOJ-OIA');
    return { printed, reading };
  }

  it('makes a card that Enlace imports, and both get the same twelve words from it and from ours', async () => {
    const { printed, reading } = await introduced();
    const said = ({ es, en }: { readonly es: string; readonly en: string }) => `ES: ${es}\nEN: ${en}\n`;
    const { words } = await mx.ask('agency:own-words', {});

    expect(reading).toMatchObject({ agency: 'US-DOJ-OIA', outcome: 'new' });
    expect(printed).toBe(said(reading.words));
    expect(toolkit('words', at('us.json'))).toBe(printed);
    expect(toolkit('words', at('mx.json'))).toBe(said(words));
  });

  it('writes the key of a card as sender.pem, and refuses a card that was altered', () => {
    const { card } = readCard(readFileSync(at('mx.json')), null);
    const altered = JSON.parse(readFileSync(at('mx.json'), 'utf8')) as { payload: string };
    const payload = Buffer.from(JSON.stringify({ ...card, agency: 'MX-SRE' })).toString('base64url');
    write('altered.json', { ...altered, payload });

    const written = createPublicKey(toolkit('pem', at('mx.json'))).export({ format: 'jwk' });
    expect(written.x).toBe(Buffer.from(signingKeyOf(card)).toString('base64url'));
    expect(refused('pem', at('altered.json'))).toContain('openssl');
  });

  it.runIf(canRunByHand)('writes sender.pem by the commands of docs/packet-format.md alone', () => {
    const text = readFileSync(join(docs, 'packet-format.md'), 'utf8');
    const commands = /^```sh\n([^`]*> sender\.pem[^`]*)```$/m.exec(text)![1]!;
    execFileSync('sh', ['-ec', commands], { cwd: mx.root, env: { ...process.env, CARD: at('mx.json') } });

    expect(readFileSync(at('sender.pem'), 'utf8')).toBe(toolkit('pem', at('mx.json')));
  });

  it('sends the packet of docs/packet-format.md with its document, and a second one into the same case', async () => {
    await introduced();
    const text = readFileSync(join(docs, 'packet-format.md'), 'utf8');
    const content = JSON.parse(/^```json content\n([^`]*)```$/m.exec(text)![1]!) as { case: Record<string, unknown> };
    writeFileSync(at('note.txt'), 'A note about nobody.');

    const sent = send(content, 'one.age');
    const taken = await take('one.age');
    expect(taken).toMatchObject({
      packetId: sent.packet,
      number: 1,
      place: 'next',
      attachments: 1,
      unknown: [],
      isNewCase: true,
    });
    const records = await recordsOf(taken);
    const subject = records.find(({ entity }) => entity === 'subject')!;
    expect(subject.fields).toMatchObject({ given: 'Ana', paternal: 'Ejemplo', dob: '1990-04~' });
    expect(subject.marks['*']).toMatchObject({ locked: true, originator: 'US-DOJ-OIA' });
    expect(records.find(({ entity }) => entity === 'document')!.fields).toMatchObject({ title: 'Nota', sizeBytes: 20 });
    const opened = await mx.ask('packet:inspect', { file: sourceOf(mx, at('one.age')) });
    expect(JSON.stringify(opened)).toContain('R-PRIV');

    send({ ...content, case: { ...content.case, urgency: 'urgent' } }, 'two.age');
    const again = await take('two.age');
    expect(again).toMatchObject({ number: 2, place: 'next', caseId: taken.caseId, isNewCase: false });
    expect(refused('packet', at('us'), at('mx.json'), at('content.json'), at('two.age'))).toContain('ya existe');
  });

  it('acknowledges our packet, and what VERIFY.html saved leaves as receipt and as answer', async () => {
    await introduced();
    const imported = await importFile(mx, caseFile(sampleCase()));
    expect(imported.ok).toBe(true);
    const caseId = await onlyCase(mx);
    const [first, second] = [await build(mx, caseId, 'US-DOJ-OIA'), await build(mx, caseId, 'US-DOJ-OIA')];

    toolkit('receipt', at('us'), at('mx.json'), first.path, at('receipt.age'));
    expect(await take('receipt.age')).toMatchObject({ kind: 'receipt', acknowledges: first.packetId });

    const to = { agency: 'MX-FGR', names: { en: 'Example Office', es: 'Oficina de ejemplo' } };
    const saved = { kind: 'receipt', to, purpose: 'same-case', receipt: { packet: second.packetId, hash: second.hash } };
    send(saved, 'saved.age');
    expect(await take('saved.age')).toMatchObject({ kind: 'receipt', number: 2, acknowledges: second.packetId });

    send(
      { kind: 'disclosure', to, purpose: 'same-case', about: first.packetId, text: 'Lo recibimos. ¿Y la foto?' },
      'answer.age',
    );
    const portions = (await recordsOf(await take('answer.age'))).filter(({ entity }) => entity === 'portion');
    expect(portions.map(({ fields }) => fields['text'])).toEqual(['Lo recibimos. ¿Y la foto?']);
  });

  it('acknowledges what followed our packet too, and of a recall whether its values were deleted', async () => {
    await introduced();
    await importFile(mx, caseFile(sampleCase()));
    const caseId = await onlyCase(mx);
    const first = await build(mx, caseId, 'US-DOJ-OIA');
    const folder = mx.services.handles.register({ kind: 'folder', path: mx.root });
    const recall = await mx.ask('packet:recall', { packetId: first.packetId, why: 'Otra persona', folder });
    const path = at((recall as { readonly file: string }).file);

    expect(refused('receipt', at('us'), at('mx.json'), path, at('r.age'))).toContain('done or refused');
    expect(refused('receipt', at('us'), at('mx.json'), first.path, at('r.age'), 'done')).toContain('done or refused');
    toolkit('receipt', at('us'), at('mx.json'), path, at('r.age'), 'done');

    const seen = await mx.ask('packet:inspect', { file: sourceOf(mx, at('r.age')) });
    expect(seen.addsTo).toEqual({ packetId: recall.packetId, number: 2 }); // before it is taken in, too
    expect(await take('r.age')).toMatchObject({ kind: 'receipt', acknowledges: recall.packetId });
    const { acknowledged } = await mx.ask('packet:show', { packetId: recall.packetId, direction: 'out' });
    expect(acknowledged).toMatchObject({ answer: 'done' });
  });

  it('says what is not there, or not what it should be', () => {
    write('odd.json', { payload: 'e30' });
    for (const words of [
      ['card', at('nobody'), at('out.json')],
      ['words', at('nobody.json')],
      ['pem', at('odd.json')],
      ['packet', at('us'), at('odd.json'), at('odd.json'), at('out')],
      ['receipt', at('us'), at('mx.json'), at('odd.json'), at('out')],
    ]) {
      const said = refused(...words);
      expect(said, words[0]).not.toBe('');
      expect(said, words[0]).not.toContain('Traceback');
    }
  });

  it('acknowledges nothing that another key signed, and takes no number for what it refuses', async () => {
    await introduced();
    toolkit('new', at('them'), 'US-DEA', 'Others', 'Otros');
    toolkit('card', at('them'), at('them.json'));
    await importFile(mx, caseFile(sampleCase()));
    const { path } = await build(mx, await onlyCase(mx), 'US-DOJ-OIA');

    expect(refused('receipt', at('us'), at('them.json'), path, at('receipt.age'))).toContain('not on the card');
    write('bad.json', { case: { kind: 'information-exchange', reference: 'A\u202e1', title: 'x' } });
    expect(refused('packet', at('us'), at('mx.json'), at('bad.json'), at('bad.age'))).toContain('control');
    expect(readFileSync(at('us/sent.json'), 'utf8')).toBe('[]');
  });
});
