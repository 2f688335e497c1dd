import { fold } from './fold.ts';

/** The words of a text that the office's own program made, as spans. A hit is a coincidence if it cuts into one of them. */
export type OwnWords = {
  /** Whether the words from `from` to before `to` of these words only meet a withheld value by chance. */
  readonly read: (words: readonly string[]) => (from: number, to: number) => boolean;
};

type Node = { readonly next: Map<string, Node>; isEnd: boolean };

const nothing = (): boolean => false;

/**
 * Texts that were made without looking at the case: random codes and digests, the packet's time of issue, fixed sentences. Cut at their
 * separators they hold every short word sooner or later (`…-spo-…`, `2026, 08:31`), so a form found inside one, or across its edge, says
 * nothing. A form that holds such a text whole is no coincidence and stays a hit: so a digest or id that is itself withheld is found.
 */
export function ownWordsOf(texts: readonly string[]): OwnWords {
  const root: Node = { next: new Map(), isEnd: false };
  for (const text of texts) {
    let node = root;
    for (const word of fold(text).words) {
      let next = node.next.get(word);
      if (next === undefined) node.next.set(word, (next = { next: new Map(), isEnd: false }));
      node = next;
    }
    node.isEnd = true;
  }
  return {
    read(words) {
      const { opens, closes, count } = spansIn(root, words);
      if (count === 0) return nothing;
      return (from, to) => {
        for (let at = from; at < to; at++) if (closes[at]! > 0 && (opens[at]! < from || closes[at]! > to)) return true;
        return false;
      };
    },
  };
}

/** For each word the bounds of the longest own text that it stands in; `closes` is 0 outside. */
function spansIn(root: Node, words: readonly string[]) {
  const opens = new Int32Array(words.length);
  const closes = new Int32Array(words.length);
  let count = 0;
  for (let from = 0; from < words.length;) {
    const to = longestFrom(root, words, from);
    if (to > from) {
      opens.fill(from, from, to);
      closes.fill(to, from, to);
      count += 1;
    }
    from = Math.max(to, from + 1);
  }
  return { opens, closes, count };
}

function longestFrom(root: Node, words: readonly string[], from: number): number {
  let to = from;
  let node: Node | undefined = root;
  for (let at = from; at < words.length; at++) {
    node = node.next.get(words[at]!);
    if (node === undefined) break;
    if (node.isEnd) to = at + 1;
  }
  return to;
}
