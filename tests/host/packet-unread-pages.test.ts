import { afterEach, expect, it } from 'vitest';
import { build, outbox, outboxFiles, twoOffices } from '../support/exchange.ts';
import { pngOf } from '../support/scans.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

const lines = ['The clerk certified the copy', 'in Hermosillo on Tuesday'];

/** Two offices, and a document of the case that may leave. */
async function withDocument(content: Uint8Array) {
  offices = await twoOffices({ 'copy.png': content }, { documents: [{ title: 'Copy', file: 'copy.png' }] });
  const { us, caseId } = offices;
  const [document] = await us.ask('doc:list', { caseId });
  return { us, caseId, record: document!.id };
}

it('a document that nobody has read is read when a packet takes it in', async () => {
  const { us, caseId } = await withDocument(pngOf(lines));

  const { attachments } = await build(us, caseId);

  expect(attachments).toHaveLength(1);
  expect(await us.ask('doc:readings', { caseId })).toMatchObject({ documents: [{ state: 'done', words: 9 }] });
});

it('a document with a page that was read with doubt stays until a person has looked at it', async () => {
  const { us, caseId, record } = await withDocument(pngOf(lines, { blur: 4 }));
  const request = { caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const };

  const before = await us.request('packet:build', { ...request, folder: outbox(us) });
  const left = outboxFiles(us);
  const { digest } = await us.ask('doc:page', { caseId, record, page: 1 });
  await us.ask('doc:look', { caseId, record, page: 1, digest, look: 'as-read' });
  const { attachments } = await build(us, caseId);

  expect(before).toMatchObject({
    ok: false,
    failure: { code: 'attachment/not-looked', places: [{ path: `${record}#page=1`, code: 'attachment/not-looked' }] },
  });
  expect(left).toEqual([]);
  expect(attachments).toHaveLength(1);
});
