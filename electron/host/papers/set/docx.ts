import { hexColour } from './colours.ts';
import { DocxBody, pageOn } from './docx-body.ts';
import { Lists } from './docx-lists.ts';
import { isOn, Styles } from './docx-looks.ts';
import { OfficeParts } from './docx-parts.ts';
import { LeftOut, type Block, type Reading } from './model.ts';
import { childOf, elementsOf, within, type XmlElement } from './xml.ts';

/**
 * A Word document as its pages show it: headers, body, notes, footers. Revisions count as accepted, since that is how it is printed. What
 * stands where no reader looks is left out and counted; what the layout alone could tell (a shape over words) is refused.
 *
 * @throws Refusal `attachment/damaged`, `attachment/placed`, `attachment/too-large`, `attachment/encrypted`.
 */
export async function readDocx(bytes: Uint8Array): Promise<Reading> {
  const parts = await OfficeParts.of(bytes);
  const { main } = parts;
  const leftOut = new LeftOut();
  const root = parts.xml(main);
  const body = childOf(root, 'body');
  const styles = new Styles(parts.related(main, 'styles'));
  const lists = new Lists(parts.related(main, 'numbering'));
  const ground = pageOn(hexColour(childOf(root, 'background')?.attributes.get('color')));
  const readPart = async (
    part: string,
    element: XmlElement | undefined,
  ): Promise<{ blocks: Block[]; notes: readonly string[] }> => {
    const reader = new DocxBody({ parts, part, styles, lists, leftOut });
    return { blocks: await reader.blocks(element, ground), notes: reader.notes };
  };
  const { blocks, notes } = await readPart(main, body);
  const settings = parts.related(main, 'settings');
  const isEven = isOn(
    childOf(settings, 'evenAndOddHeaders')?.attributes.get('val') ?? (childOf(settings, 'evenAndOddHeaders') ? undefined : '0'),
  );
  const edge = async (kind: 'header' | 'footer'): Promise<Block[]> => {
    const found: Block[] = [];
    for (const part of edgesOf(parts, main, body, kind, isEven)) found.push(...(await readPart(part, parts.xml(part))).blocks);
    return found;
  };
  const headers = await edge('header');
  const footers = await edge('footer');
  countApart(parts, leftOut);
  const noteBlocks: Block[] = [];
  for (const kind of ['footnote', 'endnote'] as const) noteBlocks.push(...(await notesOf(kind)));
  return {
    blocks: [...ruled(headers, 'after'), ...blocks, ...ruled(noteBlocks, 'before'), ...ruled(footers, 'before')],
    leftOut,
  };

  async function notesOf(kind: 'footnote' | 'endnote'): Promise<readonly Block[]> {
    const relation = [...parts.relations(main).values()].find(({ type }) => type === `${kind}s`);
    if (relation === undefined) return [];
    const found: Block[] = [];
    for (const note of elementsOf(parts.xml(relation.target))) {
      const at = notes.indexOf(`${kind} ${note.attributes.get('id')}`);
      if (at < 0) continue; // separators, and notes that nothing refers to
      const [first, ...rest] = (await readPart(relation.target, note)).blocks;
      if (first === undefined) continue;
      found.push(first.kind === 'paragraph' ? { ...first, label: `[${at + 1}]` } : first, ...rest);
    }
    return found;
  }
}

function ruled(blocks: readonly Block[], where: 'before' | 'after'): readonly Block[] {
  if (blocks.length === 0) return [];
  return where === 'before' ? [{ kind: 'rule' }, ...blocks] : [...blocks, { kind: 'rule' }];
}

/** The headers or footers that some page shows. */
function edgesOf(
  parts: OfficeParts,
  main: string,
  body: XmlElement | undefined,
  kind: 'header' | 'footer',
  isEven: boolean,
): ReadonlySet<string> {
  const found = new Set<string>();
  if (body === undefined) return found;
  const relations = parts.relations(main);
  for (const section of within(body, new Set(['sectPr']))) {
    const title = childOf(section, 'titlePg');
    const hasFirst = title !== undefined && isOn(title.attributes.get('val'));
    for (const reference of elementsOf(section)) {
      if (reference.name !== `${kind}Reference`) continue;
      const type = reference.attributes.get('type') ?? 'default';
      if ((type === 'first' && !hasFirst) || (type === 'even' && !isEven)) continue;
      const relation = relations.get(reference.attributes.get('id') ?? '');
      if (relation?.type === kind) found.add(relation.target);
    }
  }
  return found;
}

/** Parts that no page shows, for the count alone. */
function countApart(parts: OfficeParts, leftOut: LeftOut): void {
  for (const name of parts.names) {
    if (/(?:^|\/)comments\.xml$/.test(name)) leftOut.add('comment', elementsOf(parts.xml(name)).length);
    if (/vbaProject\.bin$|\/embeddings\/|\/activeX\/|afchunk/i.test(name)) leftOut.add('embedded');
  }
}
