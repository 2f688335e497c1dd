import { fold } from './fold.ts';
import { passageOf, type Passage } from './passage.ts';
import { isCommonSurname } from './common-names.ts';
import { isAcronym, commonPhrases } from './common-words.ts';
import { bearing, coversOf, type Span } from './covers.ts';
import type { Needle, ReleasedValue, Severity, TypedPlace, Variant, WithheldValue } from './needle.ts';
import type { OwnWords } from './own-words.ts';
import { maskedNames } from './masked-words.ts';
import { isClearlyName } from './nicknames.ts';
import { isCalled, isCalledBySurname, isEndOfNumber, isNicknamed } from './titles.ts';
import { needlesOf } from './variants.ts';

/** A withheld value found in a text: which (by its place in the list given), how, and where (offsets in the text as it is). */
export type Hit = {
  readonly value: number;
  readonly severity: Severity;
  readonly variant: Variant;
  readonly offset: number;
  readonly end: number; // after its last character, within what folding changes
};

/** How a text stands in the packet. `own`: what the program itself made of it; null for a text that came from outside. */
export type Reading = {
  readonly own?: OwnWords | null;
  /** The one typed value that the text is. */
  readonly typed?: TypedPlace | null;
  /** The packet's PDF: what stands there stands in the payload too, where its place is known. */
  readonly isRepeat?: boolean;
  /** Runs of letters in bytes that may be none: what stands in any text by chance is not told. */
  readonly isLoose?: boolean;
};

/** All needles of all withheld values, ready for any number of texts. */
export type LeakIndex = {
  readonly find: (text: string | Passage, where: 'prose' | 'labelled', reading?: Reading) => readonly Hit[];
};

type Owned = Needle & { readonly value: number };

/** A needle found in the words from `word` to before `end`. */
type Report = (needle: Owned, word: number, end: number) => void;

/** Forms that a text has by chance as soon as it is read in another way. */
const byChance: ReadonlySet<Variant> = new Set<Variant>(['initials', 'last-digits', 'given-name', 'called']);

/** A given name that few have is told even in a disguise. */
const isLongGivenName = ({ variant, offset, end }: Hit): boolean => variant === 'given-name' && end - offset >= 7;

const gramLength = 7; // shortest needle that is looked for without its word breaks

/**
 * Join the needles of many values into one index: a trie of words, and a table of the first {@link gramLength} characters for the run
 * together forms. A text is then read once, whatever the number of values.
 *
 * @param released - Values that leave at their own path. They excuse a form at that place alone; elsewhere a longer one of them is read first.
 * @param phrases - Names of agencies and the like, which are read before a shorter form in them.
 */
export function indexLeaks(
  withheld: readonly WithheldValue[],
  released: readonly ReleasedValue[],
  phrases: readonly string[] = [],
): LeakIndex {
  // Made with the first hit: most packets have none.
  const isReleased = lazily(() => formsOf(released));
  const spansIn = lazily(() => coversOf(released, [...phrases, ...commonPhrases]));
  const trie = newTrie();
  const grams = newGrams();
  withheld.forEach((item, value) => {
    for (const needle of needlesOf(item)) {
      const owned: Owned = { ...needle, value };
      trie.add(owned);
      if (needle.dense !== 'no') grams.add(owned);
    }
  });
  const maskedIn = lazily(() => maskedNames(withheld));
  return {
    find(asked, where, reading = {}) {
      const passage = typeof asked === 'string' ? passageOf(asked) : asked;
      const { text } = passage;
      const found = findIn(passage, where, reading);
      if (where === 'prose' && reading.isLoose !== true)
        for (const masked of maskedIn()(text)) found.push({ ...masked, severity: 'warn', variant: 'part' });
      for (const other of passage.disguises()) {
        // Offsets of what was decoded lead nowhere in the text as it is: the whole is shown.
        for (const hit of findIn(other, where, reading))
          if (
            !(byChance.has(hit.variant) && !isLongGivenName(hit)) &&
            !found.some(known => known.value === hit.value && (known.severity === 'stop' || hit.severity === 'warn'))
          )
            found.push({ ...hit, offset: 0, end: text.length });
      }
      return found;
    },
  };

  function findIn(
    { text, folded }: Pick<Passage, 'text' | 'folded'>,
    where: 'prose' | 'labelled',
    { own = null, typed = null, isRepeat = false, isLoose = false }: Reading,
  ): Hit[] {
    const { words, starts } = folded;
    let isOwn: ReturnType<OwnWords['read']> | null = null; // most texts have no hit
    let spans: readonly Span[] | null = null;
    const hits: Hit[] = [];
    const seen = new Set<number>(); // trie and table may both find a form
    const report = (needle: Owned, word: number, end: number) => {
      const { value, variant } = needle;
      const item = withheld[value]!;
      if (isLoose && byChance.has(variant)) return;
      if (own !== null && (isOwn ??= own.read(words))(word, end)) return;
      if (needle.proseOnly === true && (where === 'labelled' || words.length < needle.words.length + 3)) return;
      if (typed !== null && isExcused(typed, item, end - word === words.length)) return;
      // A party to a secret case that is one to this case too stands here by what leaves.
      const isSharedParty = item.isOfAnotherCase === true && item.isProtected !== true;
      if ((isRepeat || isSharedParty) && isReleased()(needle)) return;
      const offset = starts[word]!;
      const last = starts[end - 1]! + words[end - 1]!.length;
      if (needle.near !== undefined && !standsNear(words, { from: word, to: end, near: needle.near })) return;
      if (!isMeant(needle, { text, offset, last, after: words.slice(end, end + 2) })) return;
      spans ??= spansIn()(words);
      const { kind, isProtected = false } = item;
      const found = { kind, variant, severity: needle.severity, isProtected, from: word, to: end };
      const bearings = spans.map(span => bearing(span, found));
      if (bearings.includes('hides')) return;
      const severity = bearings.includes('weakens') || item.isOfAnotherCase === true ? 'warn' : needle.severity;
      const key = value * 67108864 + word;
      if (seen.has(key) && severity === 'warn') return;
      seen.add(key);
      hits.push({ value, severity, variant, offset, end: last });
    };
    trie.walk(words, report);
    grams.walk(folded.dense, folded.wordAt, report);
    return hits;
  }
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A form is excused where it is the released value itself, of one kind; and a value where it leaves in another form, as that was decided. */
function isExcused(typed: TypedPlace, { kind, record, field }: WithheldValue, isWhole: boolean): boolean {
  if (typed.isAltered && typed.record === record && (typed.field === field || kind === 'name')) return true;
  return isWhole && typed.kind === kind;
}

/** Whether a weak form stands as it would if it were meant: initials in capitals, a day and month without another year behind. */
function isMeant(
  { variant, severity, words, year }: Needle,
  {
    text,
    offset,
    last,
    after,
  }: { readonly text: string; readonly offset: number; readonly last: number; readonly after: readonly string[] },
): boolean {
  if (variant === 'initials') {
    const seen = text.slice(offset, last);
    return seen === seen.toUpperCase() && !(words.length === 1 && isAcronym(words[0]!));
  }
  // A given name and surname that are words, or that half the country has, in capitals as a name has them.
  const isWords = (variant === 'name-order' && severity === 'warn') || (variant === 'surname' && words.every(isCommonSurname));
  // Alone and without its capital it is a word (pastor, gordo), unless all about it is written so.
  if (variant === 'given-name' && words.length === 1 && !/^\p{Lu}/u.test(text.slice(offset)))
    return !/\p{Lu}/u.test(text.slice(Math.max(0, offset - 80), last + 80));
  if (variant === 'last-digits') return isEndOfNumber(text, offset);
  if (variant === 'spelling') return /^\p{Lu}/u.test(text.slice(offset));
  if (variant === 'translated') return words.length > 1 || isNicknamed(text, offset);
  if (variant === 'called') return isCalled(text, { offset, last, isClear: isClearlyName(words[0]!) });
  // An initial is a capital: from April to May is nobody's.
  if (variant === 'initials-and-surname' && severity === 'warn' && words.length > 1)
    return /^\p{Lu}/u.test(text.slice(offset)) && /\p{Lu}/u.test(text.slice(offset + 1, last));
  if (isWords && words.length === 1) return isCalledBySurname(text, offset, last);
  if (isWords) return /^\p{Lu}/u.test(text.slice(offset));
  if (variant !== 'date-without-year') return true;
  const said = after.find(word => /^(?:19|20)\d\d$/.test(word));
  return said === undefined || said === year;
}

const nearness = 8; // words: “el 118 que está sobre la calle de la Palma Real”

function standsNear(
  words: readonly string[],
  { from, to, near }: { readonly from: number; readonly to: number; readonly near: readonly (readonly string[])[] },
): boolean {
  const around = [words.slice(Math.max(0, from - nearness), from), words.slice(to, to + nearness)];
  return around.some(side => near.some(form => side.some((_, at) => form.every((word, next) => side[at + next] === word))));
}

/** Whether a form, as it stands, belongs to a typed value that leaves; weak forms also as any run of words inside one. */
function formsOf(released: readonly ReleasedValue[]): (needle: Needle) => boolean {
  const forms = new Set<string>();
  const fragments = new Set<string>();
  for (const value of released) {
    if (value.kind === 'text') continue;
    for (const needle of needlesOf(value)) forms.add(needle.words.join(''));
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
  if (needle.dense === 'at-start') return opens;
  if (needle.dense === 'beside-digits') return (opens || /\d/.test(dense[from - 1]!)) && (closes || /\d/.test(dense[to]!));
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
