import { formLength, mostFormWords } from './protected-forms.ts';

const BASE = 0x01000193;

/** 32 bits of a run-together form. Forms that share them are told apart by whoever has both. */
export function digestOfForm(form: string): number {
  let digest = 0;
  for (let at = 0; at < form.length; at++) digest = (Math.imul(digest, BASE) + form.charCodeAt(at) + 1) | 0;
  return digest >>> 0;
}

/** Digests of forms, to be asked for those that stand in texts. */
export type FormSieve = {
  /** The runs of words whose digest may be among them. Linear in the words. */
  readonly look: (words: readonly string[], found: (digest: number, form: string) => void) => void;
};

/** A sieve passes a hundredth of what is not in it, so what it finds is compared whole. */
export function sieveOf(digests: readonly Uint32Array[]): FormSieve {
  const count = digests.reduce((sum, list) => sum + list.length, 0);
  const bits = Math.min(26, Math.max(16, 7 + Math.ceil(Math.log2(count + 1))));
  const sieve = new Uint8Array(2 ** (bits - 3));
  const slotOf = (digest: number): number => Math.imul(digest, 0x9e3779b1) >>> (32 - bits);
  for (const list of digests) {
    for (const digest of list) {
      const slot = slotOf(digest);
      sieve[slot >>> 3]! |= 1 << (slot & 7);
    }
  }
  return {
    look(words, found) {
      const own = words.map(digestOfForm);
      const lifts = words.map(liftOf);
      for (let from = 0; from < words.length; from++) {
        let digest = 0;
        let length = 0;
        for (let to = from; to < words.length && to < from + mostFormWords; to++) {
          length += words[to]!.length;
          if (length > formLength.most) break;
          digest = (Math.imul(digest, lifts[to]!) + own[to]!) | 0;
          const slot = slotOf(digest);
          if (length < formLength.least || (sieve[slot >>> 3]! & (1 << (slot & 7))) === 0) continue;
          found(digest >>> 0, words.slice(from, to + 1).join(''));
        }
      }
    },
  };
}

/** By how much a digest is lifted when a word is put behind it. */
function liftOf(word: string): number {
  let lift = 1;
  for (let at = 0; at < word.length; at++) lift = Math.imul(lift, BASE);
  return lift;
}
