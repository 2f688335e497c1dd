import { fold } from './fold.ts';
import type { Needle, ReleasedValue, Severity, Variant, WithheldValue } from './needle.ts';
import type { OwnWords } from './own-words.ts';
import { needlesOf } from './variants.ts';

/** A withheld value found in a text: which (by its place in the list given), how, and where (offsets in the text as it is). */
export type Hit = {
  readonly value: number;
  readonly severity: Severity;
  readonly variant: Variant;
  readonly offset: number;
  readonly end: number; // after its last character, within what folding changes
};

/** All needles of all withheld values, ready for any number of texts. */
export type LeakIndex = {
  /** `own`: what the program itself made of this text; null for a text that came from outside. */
  readonly find: (text: string, where: 'prose' | 'labelled', own?: OwnWords | null) => readonly Hit[];
};

type Owned = Needle & { readonly value: number };

/** A needle found in the words from `word` to before `end`. */
type Report = (needle: Owned, word: number, end: number) => void;

const gramLength = 7; // shortest needle that is looked for without its word breaks

/**
 * Join the needles of many values into one index: a trie of words, and a table of the first {@link gramLength} characters for the run
 * together forms. A text is then read once, whatever the number of values.
 *
 * @param released - Values that leave at their own path. A form that one of them has too is not looked for.
 */
export function indexLeaks(withheld: readonly WithheldValue[], released: readonly ReleasedValue[]): LeakIndex {
  const excused = excuseOf(released);
  const trie = newTrie();
  const grams = newGrams();
  withheld.forEach((item, value) => {
    for (const needle of needlesOf(item)) {
      if (excused(needle)) continue;
      const owned: Owned = { ...needle, value };
      trie.add(owned);
      if (needle.dense !== 'no') grams.add(owned);
    }
  });
  return {
    find(text, where, own = null) {
      const folded = fold(text);
      const isOwn = own?.read(folded.words);
      const hits: Hit[] = [];
      const seen = new Set<number>(); // trie and table may both find a form
      const report = (needle: Owned, word: number, end: number) => {
        if (isOwn?.(word, end) === true) return;
        if (needle.proseOnly === true && (where === 'labelled' || folded.words.length < needle.words.length + 3)) return;
        const key = needle.value * 67108864 + word;
        if (seen.has(key) && needle.severity === 'warn') return;
        seen.add(key);
        const { value, severity, variant } = needle;
        const last = end - 1;
        hits.push({
          value,
          severity,
          variant,
          offset: folded.starts[word]!,
          end: folded.starts[last]! + folded.words[last]!.length,
        });
      };
      trie.walk(folded.words, report);
      grams.walk(folded.dense, folded.wordAt, report);
      return hits;
    },
  };
}

/** Whether a form also belongs to a released value; weak forms are excused by any run of words inside one. */
function excuseOf(released: readonly ReleasedValue[]): (needle: Needle) => boolean {
  const forms = new Set<string>();
  const fragments = new Set<string>();
  for (const value of released) {
    for (const needle of needlesOf(value)) forms.add(needle.words.join(''));
    if (value.kind === 'text') continue; // a text that leaves must not excuse the names in it
    for (const text of value.texts) addFragments(fold(text).words, fragments);
  }
  return needle => {
    const form = needle.words.join('');
    return forms.has(form) || (needle.severity === 'warn' && fragments.has(form));
  };
}

function addFragments(words: readonly string[], into: Set<string>): void {
  for (let from = 0; from < Math.min(words.length, 40); from++) {
    let form = '';
    for (let to = from; to < Math.min(words.length, from + 5); to++) into.add((form += words[to]!));
  }
}

function newTrie() {
  const wordIds = new Map<string, number>();
  const edges = new Map<number, number>(); // node × 2^22 + word → node
  const ends = new Map<number, Owned[]>();
  let nodes = 1;
  return {
    add(needle: Owned): void {
      let node = 0;
      for (const word of needle.words) {
        let id = wordIds.get(word);
        if (id === undefined) wordIds.set(word, (id = wordIds.size));
        const edge = node * 4194304 + id;
        let next = edges.get(edge);
        if (next === undefined) edges.set(edge, (next = nodes++));
        node = next;
      }
      const here = ends.get(node);
      if (here === undefined) ends.set(node, [needle]);
      else if (!here.some(other => other.value === needle.value)) here.push(needle);
    },
    walk(words: readonly string[], report: Report): void {
      const ids = words.map(word => wordIds.get(word) ?? -1);
      for (let from = 0; from < ids.length; from++) {
        let node: number | undefined = 0;
        for (let at = from; at < ids.length && ids[at] !== -1; at++) {
          node = edges.get(node * 4194304 + ids[at]!);
          if (node === undefined) break;
          for (const needle of ends.get(node) ?? []) report(needle, from, at + 1);
        }
      }
    },
  };
}

function newGrams() {
  const table = new Map<number, { readonly form: string; readonly needle: Owned }[]>();
  const lead = gramPower();
  return {
    add(needle: Owned): void {
      const form = needle.words.join('');
      if (form.length < gramLength) return;
      const hash = hashOf(form);
      const here = table.get(hash);
      if (here === undefined) table.set(hash, [{ form, needle }]);
      else if (!here.some(other => other.form === form && other.needle.value === needle.value)) here.push({ form, needle });
    },
    walk(dense: string, wordAt: Int32Array, report: Report): void {
      if (dense.length < gramLength || table.size === 0) return;
      let hash = hashOf(dense);
      for (let at = 0; ; at++) {
        const candidates = table.get(hash);
        if (candidates !== undefined)
          for (const { form, needle } of candidates)
            if (dense.startsWith(form, at) && edgesFit(dense, wordAt, at, at + form.length, needle))
              report(needle, wordAt[at]!, wordAt[at + form.length - 1]! + 1);
        const next = at + gramLength;
        if (next >= dense.length) return;
        hash = (Math.imul(hash - Math.imul(dense.charCodeAt(at), lead), 31) + dense.charCodeAt(next)) | 0;
      }
    },
  };
}

/** A form run together counts only between word breaks (else "anaroja" hides in "semana rojas"); figures may follow a country code. */
function edgesFit(dense: string, wordAt: Int32Array, from: number, to: number, needle: Owned): boolean {
  const opens = from === 0 || wordAt[from - 1] !== wordAt[from];
  const closes = to === dense.length || wordAt[to - 1] !== wordAt[to];
  if (needle.dense === 'between-words') return opens && closes;
  return (opens || /\d/.test(dense[from - 1]!)) && (closes || !/\d/.test(dense[to]!));
}

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < gramLength; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}

function gramPower(): number {
  let power = 1;
  for (let step = 1; step < gramLength; step++) power = Math.imul(power, 31);
  return power;
}
