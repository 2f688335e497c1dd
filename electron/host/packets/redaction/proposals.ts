import { createHash } from 'node:crypto';
import { listBoxes, listDismissals } from '../../../../db/redactions.ts';
import type { CaseRecord } from '../../../../shared/case.ts';
import type { Proposal, ProposalReason, WordsOfPage } from '../../../../shared/contract/redactions.ts';
import type { ReasonCode } from '../../../../shared/decision/types.ts';
import type { AgencyCode, CaseId } from '../../../../shared/language.ts';
import { indexLeaks } from '../../../../shared/leak/search.ts';
import type { Purpose } from '../../../../shared/mark.ts';
import { findOccurrences, lineBoxes, occurrence } from '../../../../shared/page-search.ts';
import type { PageBox, PageWord } from '../../../../shared/pages.ts';
import { textIn } from '../../../../shared/records.ts';
import { boxesFor, covers, printedCode, type RedactionBox } from '../../../../shared/redactions.ts';
import { findProfile } from '../../agencies/agencies.ts';
import type { SessionContext } from '../../ground/context.ts';
import { wholeOf } from '../../places/pieces.ts';
import { canonical } from '../../keys/canonical.ts';
import { guardedValues } from '../guard/leak-guard.ts';
import { findBadRedactions } from '../guard/redaction-check.ts';
import { decideRelease, type Release } from '../release/release.ts';
import { wordsOfDocument } from './page-words.ts';

type Proposed = Omit<Proposal, 'id'>;
export type Asked = {
  readonly caseId: CaseId;
  readonly document: CaseRecord;
  readonly recipient: AgencyCode | undefined;
  readonly purpose: Purpose;
};

/**
 * What should be blacked out on a document: what is withheld from a recipient and stands on its pages, and what the file hides from an eye. What
 * a box covers already, and what somebody set aside, is not proposed again.
 */
export async function proposalsFor(context: SessionContext, asked: Asked): Promise<readonly Proposal[]> {
  const { session } = context;
  const { caseId, document, recipient, purpose } = asked;
  const pages = wordsOfDocument(session, caseId, document) ?? [];
  const hidden = await hiddenWords(context, document);
  const withheld =
    recipient === undefined
      ? []
      : withheldOn(pages, decideRelease(context, { caseId, recipient, purpose, scope: 'all' }), document);
  const db = session.dbOf(caseId);
  const dismissed = listDismissals(db, document.id);
  const boxes = standingFor(context, listBoxes(db, caseId, document.id), recipient);
  return outermost([...hidden, ...withheld])
    .filter(({ page, boxes: proposed }) => !proposed.every(box => isCovered(boxes, page, box)))
    .map(proposed => ({ ...proposed, id: digestOf(proposed) }))
    .filter(({ id }) => !dismissed.has(id))
    .sort((one, other) => one.page - other.page || (one.boxes[0]?.top ?? 0) - (other.boxes[0]?.top ?? 0));
}

/** One proposal for a place: a name is not proposed again by its surname, nor a portion by its phrases. */
function outermost(proposals: readonly Proposed[]): readonly Proposed[] {
  const isWithin = (inner: Proposed, outer: Proposed) =>
    inner.page === outer.page && inner.boxes.every(box => outer.boxes.some(one => covers(one, box)));
  return proposals.filter(
    (one, at) => !proposals.some((other, place) => place !== at && isWithin(one, other) && (place < at || !isWithin(other, one))),
  );
}

function standingFor(context: SessionContext, boxes: readonly RedactionBox[], recipient: AgencyCode | undefined) {
  const profile = recipient === undefined ? null : findProfile(context.session, recipient);
  return profile === null ? boxes.filter(({ audience }) => audience === 'everyone') : boxesFor(boxes, profile);
}

function isCovered(boxes: readonly RedactionBox[], page: number, box: PageBox): boolean {
  return boxes.some(one => one.page === page && covers(one.box, box));
}

/** The same place and reason have the same digest in every session; it tells neither. */
function digestOf({ page, boxes, reason }: Proposed): string {
  const rounded = boxes.map(({ left, top, width, height }) => [left, top, width, height].map(share => Math.round(share * 1000)));
  return createHash('sha256')
    .update(canonical({ page, boxes: rounded, reason }))
    .digest('base64url');
}

function withheldOn(pages: readonly WordsOfPage[], release: Release, document: CaseRecord): readonly Proposed[] {
  const codes = new Map(release.decisions.fields.map(({ record, field, code }) => [`${record}/${field}`, code]));
  const codeOf = (record: string, field: string): ReasonCode => printedCode(codes.get(`${record}/${field}`) ?? null);
  const { withheld, released } = guardedValues(release.file, release.whole);
  // The document's own fields describe it; they are no secret that stands in it by chance.
  const values = withheld.filter(({ record }) => record !== document.id);
  const index = indexLeaks(values, released);
  const portions = values.filter(({ entity, field }) => entity === 'portion' && field === 'text');
  const whole = portions.flatMap(({ record, texts }) =>
    portionOn(pages, texts[0] ?? '').map((found): Proposed => ({
      ...found,
      code: codeOf(record, 'text'),
      reason: { kind: 'portion', record },
    })),
  );
  const single = pages.flatMap(({ page, words }) => {
    const { text, wordsBetween } = runningText(words);
    return index.find(text, 'prose').flatMap(({ value, variant, offset, end }): readonly Proposed[] => {
      const { record, field, path } = values[value]!;
      const { boxes, text: written } = occurrence(page, wordsBetween(offset, end));
      if (boxes.length === 0) return [];
      const reason: ProposalReason = { kind: 'value', record, field: path, variant };
      return [{ page, boxes, text: written, code: codeOf(record, field), reason }];
    });
  });
  return [...whole, ...single];
}

/** Where a withheld portion stands as it is written, on one page or running over from one to the next. */
function portionOn(pages: readonly WordsOfPage[], text: string): readonly Pick<Proposed, 'page' | 'boxes' | 'text'>[] {
  const found = findOccurrences(pages, text);
  if (found.length > 0) return found;
  // Looked for as one text, whose words know their page by a shift of one page's height each.
  const joined = pages.flatMap(({ page, words }) =>
    words.map(word => ({ ...word, box: { ...word.box, top: word.box.top + page } })),
  );
  return findOccurrences([{ page: 1, words: joined }], text).flatMap(({ boxes, text: written }) =>
    Array.from(
      Map.groupBy(boxes, ({ top }) => Math.floor(top)),
      ([page, onPage]) => ({
        page,
        boxes: lineBoxes(onPage.map(box => ({ ...box, top: box.top - page }))),
        text: written,
      }),
    ),
  );
}

/** The words of a page as a text, in which offsets lead back to them. */
function runningText(words: readonly PageWord[]) {
  let text = '';
  const starts = words.map(word => {
    const start = text.length;
    text += `${word.text} `;
    return start;
  });
  const wordsBetween = (offset: number, end: number) =>
    words.filter((word, at) => starts[at]! < end && starts[at]! + word.text.length > offset);
  return { text, wordsBetween };
}

/** Words under a bar, in the ground's colour, or one over the other: who redacted the file before meant them not to be read. */
async function hiddenWords({ session, signal }: SessionContext, { fields }: CaseRecord): Promise<readonly Proposed[]> {
  if (textIn(fields, 'mediaType') !== 'application/pdf') return [];
  const bytes = await wholeOf(await session.files.open(textIn(fields, 'storedFile')));
  const found = await findBadRedactions(bytes, signal);
  return found
    .filter(({ kind }) => kind !== 'undrawn')
    .map(({ page, kind, box }) => ({
      page,
      boxes: [box],
      text: '',
      code: 'R-RES',
      reason: { kind: 'hidden', fault: kind },
    }));
}
