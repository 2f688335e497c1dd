import { languageFaults } from './pdf-languages.ts';
import { inside, nameOf, objectsOfFile, operatorsOf, refOf, textOf, type PdfObject, type PdfValue } from './pdf-syntax.ts';

/**
 * What of PDF/UA-1 (ISO 14289-1) a packet's pages do not keep, each in words; empty where they keep it. Checked as a machine can: the tag
 * tree, content, tables, links, fonts and languages. No outside checker (veraPDF) is on this machine; that a reading order makes sense is
 * for people.
 */
export async function accessibilityFaults(file: Uint8Array): Promise<readonly string[]> {
  const objects = objectsOfFile(file);
  const faults: string[] = [];
  const say = (fault: string) => void faults.push(fault);
  const root = [...objects.values()].find(({ value }) => inside(value)?.get('Type') === '/Catalog');
  if (root === undefined) return ['no catalogue'];
  const document = { objects, of: (value: PdfValue | undefined) => dictionaryOf(objects, value), say };
  checkCatalogue(document, inside(root.value)!);
  const pages = pagesIn(document, inside(root.value)!.get('Pages'));
  const elements = elementsIn(document, inside(root.value)!.get('StructTreeRoot'));
  const used = checkTree(document, elements);
  checkContent(document, pages, used);
  checkParentTree(document, inside(root.value)!.get('StructTreeRoot'), pages, used);
  checkLinks(document, pages, elements);
  checkFonts(document);
  faults.push(...(await languageFaults(file)));
  return faults;
}

type Dictionary = ReadonlyMap<string, PdfValue>;
type Checked = {
  readonly objects: ReadonlyMap<number, PdfObject>;
  readonly of: (value: PdfValue | undefined) => Dictionary | null;
  readonly say: (fault: string) => void;
};
type Tagged = {
  readonly number: number;
  readonly type: string;
  readonly own: Dictionary;
  readonly parent: Tagged | null;
  readonly children: Tagged[];
  readonly content: { readonly page: number; readonly mcid: number }[];
  readonly annotations: { readonly page: number | null; readonly annotation: number }[];
};

function dictionaryOf(objects: Checked['objects'], value: PdfValue | undefined): Dictionary | null {
  const ref = refOf(value);
  return inside(ref === null ? value : objects.get(ref)?.value);
}

function checkCatalogue({ of, objects, say }: Checked, root: Dictionary): void {
  if (!/^[a-z]{2}-[A-Z]{2}$/.test(textOf(root.get('Lang')) ?? '')) say('the document has no language');
  if (of(root.get('MarkInfo'))?.get('Marked') !== true) say('the document does not say that it is tagged');
  if (of(root.get('ViewerPreferences'))?.get('DisplayDocTitle') !== true)
    say('the window would show a file’s name for the title');
  if (of(root.get('Outlines')) === null) say('there are no bookmarks');
  const xmp = objects.get(refOf(root.get('Metadata')) ?? -1)?.stream?.toString('utf8') ?? '';
  if (!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp)) say('the metadata does not say PDF/UA-1');
  if (!/<dc:title>[\s\S]*?<rdf:li[^>]*>[^<]+<\/rdf:li>/.test(xmp)) say('the metadata has no title');
}

function pagesIn({ of, objects }: Checked, tree: PdfValue | undefined): readonly number[] {
  const kids = of(tree)?.get('Kids');
  return (Array.isArray(kids) ? (kids as readonly PdfValue[]) : []).flatMap(kid => {
    const number = refOf(kid) ?? -1;
    return inside(objects.get(number)?.value)?.get('Type') === '/Page' ? [number] : [];
  });
}

function listOf(value: PdfValue | undefined): readonly PdfValue[] {
  return value === undefined ? [] : Array.isArray(value) ? (value as readonly PdfValue[]) : [value];
}

/** Every structure element, in the order in which it is read. */
function elementsIn({ of, say }: Checked, root: PdfValue | undefined): readonly Tagged[] {
  const found: Tagged[] = [];
  const walk = (value: PdfValue, parent: Tagged | null, around: number | null): void => {
    const number = refOf(value);
    const own = of(value);
    if (number === null || own === null) return say('an element is missing');
    if (found.some(other => other.number === number)) return say(`element ${number} stands twice`);
    const page = refOf(own.get('Pg')) ?? around;
    const tagged: Tagged = {
      number,
      type: nameOf(own.get('S')),
      own,
      parent,
      children: [],
      content: [],
      annotations: [],
    };
    found.push(tagged);
    parent?.children.push(tagged);
    if (parent !== null && refOf(own.get('P')) !== parent.number) say(`${tagged.type} ${number} names another parent`);
    for (const kid of listOf(own.get('K'))) {
      const inner = of(kid);
      if (typeof kid === 'number') tagged.content.push({ page: page ?? -1, mcid: kid });
      else if (inner?.get('Type') === '/MCR')
        tagged.content.push({ page: refOf(inner.get('Pg')) ?? page ?? -1, mcid: Number(inner.get('MCID')) });
      else if (inner?.get('Type') === '/OBJR')
        tagged.annotations.push({ page: refOf(inner.get('Pg')) ?? page, annotation: refOf(inner.get('Obj')) ?? -1 });
      else walk(kid, tagged, page);
    }
  };
  for (const kid of listOf(of(root)?.get('K'))) walk(kid, null, null);
  return found;
}

const standard = new Set(
  'Document Sect H1 H2 H3 H4 H5 H6 P Span Table TR TH TD L LI Lbl LBody TOC TOCI Reference Link Figure'
    .split(' ')
    .map(type => `/${type}`),
);
const within: Readonly<Record<string, readonly string[]>> = {
  '/TR': ['/Table'],
  '/TH': ['/TR'],
  '/TD': ['/TR'],
  '/LI': ['/L'],
  '/Lbl': ['/LI'],
  '/LBody': ['/LI'],
  '/TOCI': ['/TOC'],
  '/Reference': ['/TOCI'],
};
const holds: Readonly<Record<string, readonly string[]>> = {
  '/Table': ['/TR'],
  '/TR': ['/TH', '/TD'],
  '/L': ['/LI'],
  '/LI': ['/Lbl', '/LBody'],
  '/TOC': ['/TOCI'],
};

/** Types, nesting, headings, tables and figures. @returns which element holds each piece of content, by page and number. */
function checkTree({ say, of }: Checked, elements: readonly Tagged[]): ReadonlyMap<string, number> {
  const used = new Map<string, number>();
  let level = 0;
  if (elements[0]?.type !== '/Document') say('the tree does not begin with a document');
  for (const { type, number, own, parent, children, content } of elements) {
    if (!standard.has(type)) say(`${type} is no type that a packet uses`);
    if (within[type] !== undefined && !within[type].includes(parent?.type ?? '')) say(`${type} stands in ${parent?.type}`);
    if (holds[type] !== undefined) {
      if (children.length === 0) say(`${type} ${number} is empty`);
      for (const child of children) if (!holds[type].includes(child.type)) say(`${type} holds ${child.type}`);
      if (content.length > 0) say(`${type} holds content of its own`);
    }
    const heading = /^\/H(\d)$/.exec(type);
    if (heading !== null) {
      const here = Number(heading[1]);
      if (here > level + 1) say(`H${here} follows ${level === 0 ? 'nothing' : `H${level}`}`);
      if (here === 1 && level > 0) say('there are two titles');
      level = here;
    }
    if (type === '/TH' && of(own.get('A'))?.get('Scope') === undefined) say('TH has no scope');
    if (type === '/Table' && new Set(children.map(row => row.children.length)).size > 1)
      say(`rows of table ${number} differ in length`);
    if (type === '/Figure' && textOf(own.get('Alt')) === null) say('a figure has no words');
    for (const { page, mcid } of content) {
      const key = `${page}/${mcid}`;
      if (used.has(key)) say(`content ${key} stands in two elements`);
      used.set(key, number);
    }
  }
  if (level === 0) say('there are no headings');
  return used;
}

const painting = new Set(['Tj', 'TJ', "'", '"', 'S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'EI']);

/** All that is painted is content of an element or decoration, and all that elements name is there. */
function checkContent({ objects, say }: Checked, pages: readonly number[], used: ReadonlyMap<string, number>): void {
  const seen = new Set<string>();
  for (const [at, page] of pages.entries()) {
    const own = inside(objects.get(page)?.value);
    if (own?.get('Tabs') !== '/S') say(`page ${at + 1} has another tab order`);
    const stream = objects.get(refOf(own?.get('Contents')) ?? -1)?.stream;
    if (stream == null) {
      say(`page ${at + 1} has no content`);
      continue;
    }
    const open: (string | number)[] = [];
    for (const { operator, operands } of operatorsOf(stream)) {
      if (operator === 'BMC' || operator === 'BDC') {
        const mcid = inside(operands[1])?.get('MCID');
        const kind = typeof mcid === 'number' ? mcid : nameOf(operands[0]);
        if (open.length > 0) say(`page ${at + 1}: marked content within marked content`);
        open.push(kind);
        if (typeof mcid === 'number') {
          seen.add(`${page}/${mcid}`);
          if (!used.has(`${page}/${mcid}`)) say(`page ${at + 1}: content ${mcid} belongs to no element`);
        } else if (kind !== '/Artifact') say(`page ${at + 1}: ${kind} is neither content nor decoration`);
      } else if (operator === 'EMC') open.pop();
      else if (painting.has(operator) && open.length === 0) say(`page ${at + 1}: ${operator} paints what is not marked`);
    }
    if (open.length > 0) say(`page ${at + 1}: marked content is left open`);
  }
  for (const key of used.keys()) if (!seen.has(key)) say(`content ${key} is on no page`);
}

function checkParentTree(
  { of, objects, say }: Checked,
  root: PdfValue | undefined,
  pages: readonly number[],
  used: ReadonlyMap<string, number>,
): void {
  const numbers = listOf(of(of(root)?.get('ParentTree'))?.get('Nums'));
  const entries = new Map<number, PdfValue>();
  for (let at = 0; at + 1 < numbers.length; at += 2) entries.set(Number(numbers[at]), numbers[at + 1]!);
  for (const page of pages) {
    const entry = entries.get(Number(inside(objects.get(page)?.value)?.get('StructParents')));
    const ref = refOf(entry);
    const list = listOf(ref === null ? entry : objects.get(ref)?.value);
    for (const [key, element] of used) {
      const [of, mcid] = key.split('/').map(Number);
      if (of === page && refOf(list[mcid!]) !== element) say(`content ${key} is another element’s by the parent tree`);
    }
  }
}

function checkLinks({ of, objects, say }: Checked, pages: readonly number[], elements: readonly Tagged[]): void {
  const owners = new Map(
    elements.flatMap(tagged => tagged.annotations.map(each => [each.annotation, { tagged, page: each.page }] as const)),
  );
  const names = namesIn(objects);
  let count = 0;
  for (const page of pages)
    for (const annotation of listOf(inside(objects.get(page)?.value)?.get('Annots'))) {
      const own = of(annotation);
      const owner = owners.get(refOf(annotation) ?? -1);
      count++;
      if (own?.get('Subtype') !== '/Link') say('an annotation is no link');
      if ((textOf(own?.get('Contents')) ?? '') === '') say('a link has no words');
      if (owner?.tagged.type !== '/Link') say('a link stands in no Link element');
      else if (owner.page !== page) say('a link is said to be on another page');
      if (!names.has(textOf(own?.get('Dest')) ?? '')) say(`a link leads nowhere: ${textOf(own?.get('Dest'))}`);
    }
  for (const { type, annotations } of elements)
    if (type === '/Link' && annotations.length !== 1) say('a Link element has no link');
  if (count === 0) say('there are no links');
}

/** The places that links name, wherever their tree keeps them. */
function namesIn(objects: Checked['objects']): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: PdfValue): void => {
    const names = inside(value)?.get('Names');
    if (Array.isArray(names))
      for (const name of names as readonly PdfValue[]) if (textOf(name) !== null) found.add(textOf(name)!);
    for (const inner of inside(value)?.values() ?? []) if (inside(inner) !== null) look(inner);
  };
  for (const { value } of objects.values()) look(value);
  return found;
}

function checkFonts({ of, objects, say }: Checked): void {
  for (const { value } of objects.values()) {
    const font = inside(value);
    if (font?.get('Type') !== '/Font' || font.get('Subtype') === '/CIDFontType2') continue;
    const below = of(listOf(font.get('DescendantFonts'))[0]);
    const described = of(below?.get('FontDescriptor'));
    if (described?.get('FontFile2') === undefined) say(`a font is not in the file: ${nameOf(font.get('BaseFont'))}`);
    if (font.get('ToUnicode') === undefined) say(`a font does not say its letters: ${nameOf(font.get('BaseFont'))}`);
  }
}
