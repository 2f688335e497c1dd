import { Refusal } from '../../../../shared/failure.ts';

/** An element: its namespace and local name, attributes by local name (of any namespace, the first of a name), and what is in it. */
export type XmlElement = {
  readonly space: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
};

type Open = {
  space: string;
  name: string;
  raw: string;
  attributes: Map<string, string>;
  children: (XmlElement | string)[];
  spaces: Map<string, string>;
};

const deepest = 256;
const mostElements = 160_000; // about 500 bytes each in memory
const mostBytes = 10 * 1024 * 1024;
const token =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<\/?[^<>"']*(?:"[^"<]*"[^<>"']*|'[^'<]*'[^<>"']*)*>|[^<]+/gy;

/**
 * Read XML strictly: no document types, no entities but XML's own five and numbers, every prefix declared, every element closed. Comments
 * and instructions are nothing.
 *
 * @throws Refusal `attachment/damaged`.
 */
export function readXml(bytes: Uint8Array): XmlElement {
  if (bytes.length > mostBytes) throw new Refusal('attachment/too-large');
  const source = decode(bytes);
  const root: Open = {
    space: '',
    name: '',
    raw: '',
    attributes: new Map(),
    children: [],
    spaces: new Map([
      ['xml', 'xml'],
      ['', ''],
    ]),
  };
  const stack = [root];
  let elements = 0;
  let at = 0;
  token.lastIndex = 0;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    at = token.lastIndex;
    const [part] = match;
    const top = stack.at(-1)!;
    if (!part.startsWith('<')) {
      if (top !== root) top.children.push(unescaped(part));
      else if (part.trim() !== '') damaged();
    } else if (part.startsWith('<![CDATA[')) top.children.push(part.slice(9, -3));
    else if (part.startsWith('<!--') || part.startsWith('<?')) continue;
    else if (part.startsWith('<!')) damaged();
    else if (part.startsWith('</')) {
      if (stack.length === 1 || part.slice(2, -1).trim() !== top.raw) damaged();
      stack.pop();
    } else {
      if (++elements > mostElements || stack.length > deepest) throw new Refusal('attachment/too-large');
      const element = opened(part, top.spaces);
      top.children.push(element);
      if (!part.endsWith('/>')) stack.push(element);
    }
  }
  const [only, ...others] = root.children;
  if (at !== source.length || stack.length !== 1 || only === undefined || typeof only === 'string' || others.length > 0)
    damaged();
  return only;
}

function decode(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return damaged();
  }
}

const attribute = /\s+([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;

const none = new Map<string, string>();

function opened(part: string, outer: Map<string, string>): Open {
  const raw = /^<([^\s/>]+)/.exec(part)?.[1] ?? damaged();
  const given: [string, string][] = [];
  attribute.lastIndex = raw.length + 1;
  let end = attribute.lastIndex;
  for (let match = attribute.exec(part); match !== null; match = attribute.exec(part)) {
    given.push([match[1]!, unescaped(match[2] ?? match[3] ?? '')]);
    end = attribute.lastIndex;
  }
  if (!/^\s*\/?>$/.test(part.slice(end))) damaged();
  let spaces = outer;
  for (const [name, value] of given) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    if (spaces === outer) spaces = new Map(outer);
    spaces.set(name.slice(6), value);
  }
  const attributes = given.length === 0 ? none : new Map<string, string>();
  for (const [name, value] of given) {
    const [prefix, local] = parted(name);
    if (prefix === 'xmlns' || name === 'xmlns') continue;
    if (prefix !== '' && !spaces.has(prefix)) damaged();
    if (!attributes.has(local)) attributes.set(local, value);
  }
  const [prefix, name] = parted(raw);
  return { space: spaces.get(prefix) ?? damaged(), name, raw, attributes, children: [], spaces };
}

function parted(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));|&/gi, (_, hex?: string, figures?: string, name?: string) => {
    const code = hex !== undefined ? Number.parseInt(hex, 16) : figures !== undefined ? Number(figures) : null;
    if (code !== null) return code <= 0x10ffff && code > 0 ? String.fromCodePoint(code) : damaged();
    return named[name ?? ''] ?? damaged();
  });
}

function damaged(): never {
  throw new Refusal('attachment/damaged');
}

/** The elements in another, in their order. */
export function elementsOf(element: XmlElement | undefined): readonly XmlElement[] {
  return (element?.children ?? []).filter(child => typeof child !== 'string');
}

/** The first element of this name in another. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(child => typeof child !== 'string' && child.name === name) as XmlElement | undefined; // a text has no name
}

/** The text of an element and of all within it. */
export function textIn(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** Every element of these names below another, however deep. */
export function* within(element: XmlElement, names: ReadonlySet<string>): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (names.has(child.name)) yield child;
    yield* within(child, names);
  }
}
