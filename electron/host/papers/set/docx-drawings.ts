import { Refusal } from '../../../../shared/failure.ts';
import type { DocxPlace } from './docx-place.ts';
import type { Picture } from './model.ts';
import { pictureFrom } from './pictures.ts';
import { childOf, elementsOf, within, type XmlElement } from './xml.ts';

const perPt = 12_700; // English Metric Units

/** The drawings of one part: pictures are taken, everything else is counted; what may lie over words is refused. */
export class Drawings {
  readonly #place: Pick<DocxPlace, 'parts' | 'part' | 'leftOut'>;

  constructor(place: Pick<DocxPlace, 'parts' | 'part' | 'leftOut'>) {
    this.#place = place;
  }

  /** The picture of a `w:drawing`; null, and counted, for what is none or is not shown. @throws Refusal `attachment/placed`. */
  async picture(drawing: XmlElement): Promise<Picture | null> {
    const { leftOut, parts, part } = this.#place;
    const frame = elementsOf(drawing).find(({ name }) => name === 'inline' || name === 'anchor');
    if (frame === undefined) return null;
    if (isOver(frame)) throw new Refusal('attachment/placed');
    const fills = [...within(frame, new Set(['blipFill']))];
    const [fill, ...others] = fills;
    const extent = childOf(frame, 'extent');
    const widthPt = Number(extent?.attributes.get('cx') ?? 0) / perPt;
    const heightPt = Number(extent?.attributes.get('cy') ?? 0) / perPt;
    if (fill === undefined || others.length > 0) {
      if (fill !== undefined || elementsOf(childOf(frame, 'graphic')).length > 0) leftOut.add('drawing');
      return null;
    }
    if (childOf(frame, 'docPr')?.attributes.has('hidden') === true || widthPt < 3 || heightPt < 3 || isFaint(fill)) {
      leftOut.add('hidden');
      return null;
    }
    const blip = childOf(fill, 'blip');
    const relation = parts.relations(part).get(blip?.attributes.get('embed') ?? '');
    const bytes = relation?.type === 'image' ? parts.bytes(relation.target) : undefined;
    const crop = cropOf(childOf(fill, 'srcRect'));
    if (bytes !== undefined) return pictureFrom(bytes, leftOut, { widthPt, heightPt, crop });
    leftOut.add('picture');
    return null;
  }

  /** Count a drawing of the older kind, or with alternatives. @throws Refusal `attachment/placed` where it may lie over words. */
  leave(element: XmlElement): void {
    for (const anchor of within(element, new Set(['anchor']))) if (isOver(anchor)) throw new Refusal('attachment/placed');
    for (const shape of within(element, new Set(['shape', 'rect', 'roundrect', 'oval', 'line', 'group', 'polyline']))) {
      const style = shape.attributes.get('style') ?? '';
      if (/position:\s*absolute/i.test(style) && !/z-index:\s*-/i.test(style) && childOf(shape, 'wrap') === undefined)
        throw new Refusal('attachment/placed');
    }
    this.#place.leftOut.add('drawing');
  }
}

/** A drawing that floats in front of words, which do not make room for it. */
function isOver(frame: XmlElement): boolean {
  if (frame.name !== 'anchor') return false;
  const behind = frame.attributes.get('behindDoc');
  return childOf(frame, 'wrapNone') !== undefined && behind !== '1' && behind !== 'true';
}

function isFaint(fill: XmlElement): boolean {
  return [...within(fill, new Set(['alphaModFix']))].some(
    ({ attributes }) => Number.parseFloat(attributes.get('amt') ?? '100000') < 10_000,
  );
}

function cropOf(cut: XmlElement | undefined): { left: number; top: number; right: number; bottom: number } {
  const share = (name: string) => Math.min(1, Math.max(0, Number(cut?.attributes.get(name) ?? 0) / 100_000));
  return { left: share('l'), top: share('t'), right: share('r'), bottom: share('b') };
}
