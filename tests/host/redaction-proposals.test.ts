import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { covers } from '../../shared/redactions.ts';
import { twoOffices } from '../support/exchange.ts';
import { addPaper, paperOf, type Page } from '../support/paper.ts';
import type { TempVault } from '../support/temp-vault.ts';

const seen = 'A lantern was seen near the harbour of Puerto Inventado before the tide turned at noon.';

let us: TempVault;
let caseId: CaseId;
let cleanup: () => void;
beforeEach(async () => {
  const portions = [{ of: 'facts', text: seen, language: 'en', marks: { text: { level: 'L4' } } }];
  ({ us, caseId, cleanup } = await twoOffices({}, { portions }));
});
afterEach(() => cleanup());

const paper = async (...pages: readonly Page[]): Promise<RecordId> =>
  (await addPaper(us, caseId, 'Acta.pdf', await paperOf(...pages))).id;
const proposed = (document: RecordId, recipient: string | null = 'MX-FGR') =>
  us.ask('redaction:proposals', { caseId, document, ...(recipient === null ? {} : { recipient }) });

describe('proposed boxes', () => {
  it('are where a withheld name stands on a page, with why, and never with a code that tells of a source', async () => {
    const document = await paper('Nothing here.', 'It was Ramona Ibarrola who told it.');

    const proposals = await proposed(document);

    expect(proposals).toMatchObject([{ page: 2, text: 'Ramona Ibarrola', code: 'R-RES', reason: { kind: 'value' } }]);
  });

  it('are where a withheld portion stands, as one place with a box for each line', async () => {
    const document = await paper(`Before it. ${seen} After it.`);

    const proposals = await proposed(document);
    const portion = proposals.filter(({ reason }) => reason.kind === 'portion');

    expect(portion).toMatchObject([{ page: 1, text: seen }]);
    expect(portion[0]!.boxes.length).toBeGreaterThan(1);
    expect(proposals).toHaveLength(1); // its phrases are not proposed again
  });

  it('are where a portion that runs over to the next page stands, on both', async () => {
    const [head, tail] = [seen.slice(0, 44), seen.slice(44)];
    const document = await paper(`Before. ${head}`, `${tail} After.`);

    const proposals = (await proposed(document)).filter(({ reason }) => reason.kind === 'portion');

    expect(proposals.map(({ page }) => page)).toEqual([1, 2]);
  });

  it('are where the file hides words under a bar, for whomever', async () => {
    const document = await paper(page =>
      page.fontSize(14).text('The witness lives at Calle Zarzamora 12', 72, 72).rect(190, 68, 120, 20).fill('black'),
    );

    const proposals = await proposed(document, null);

    expect(proposals).toMatchObject([{ page: 1, reason: { kind: 'hidden', fault: 'covered' } }]);
    expect(proposals[0]!.boxes[0]!.left).toBeCloseTo(190 / 612, 1);
  });

  it('go when a box covers their place for that recipient, and stay when it is for another', async () => {
    const document = await paper('It was Ramona Ibarrola who told it.');
    const [first] = await proposed(document);
    const boxes = first!.boxes.map(box => ({
      document,
      page: first!.page,
      box,
      code: first!.code,
      audience: 'standing:other' as const,
      origin: 'guard' as const,
    }));

    await us.ask('redaction:add', { caseId, boxes });
    const forOthers = await proposed(document);
    await us.ask('redaction:add', { caseId, boxes: boxes.map(box => ({ ...box, audience: 'everyone' as const })) });

    expect(forOthers).toHaveLength(1);
    expect(await proposed(document)).toEqual([]);
    expect((await us.ask('redaction:list', { caseId, document })).every(({ box }) => covers(box, first!.boxes[0]!))).toBe(true);
  });

  it('that were set aside are not made again, and who did it is recorded', async () => {
    const document = await paper('It was Ramona Ibarrola who told it.');
    const [first] = await proposed(document);

    await us.ask('redaction:dismiss', { caseId, document, proposals: [first!.id] });

    expect(await proposed(document)).toEqual([]);
    const rows = us.session.office.prepare('SELECT by_user AS by, at_ms AS at FROM redaction_dismissals').all();
    expect(rows).toEqual([{ by: us.session.user.id, at: us.services.nowMs() }]);
  });
});
