import { useCallback } from 'react';
import { create } from 'zustand';
import type { Bilingual } from '../shared/language.ts';
import type { Overlay } from '../shared/overlay.ts';
import { english, readerFor, readersWith, type Reader } from '../shared/reader.ts';
import { catalogue, type TextKey } from '../shared/text/catalogue.ts';
import type { Values } from '../shared/text/fill.ts';
import { pseudoReader } from '../shared/text/pseudo.ts';
import { isBilingual, isPlural, type Texts, type Words } from '../shared/text/words.ts';

/** Values for the `{{names}}` of a text; `count` also chooses between one and other. */
export type TextValues = Values;
/** Gives a text of the catalogue by its path, or any text that exists in both languages (a failure, a catalogue label). */
export type Translate = (text: TextKey | Bilingual, values?: TextValues) => string;

type Speaking = {
  /** What the person reads in now. A switch shows at once, without reload: every component that shows words subscribes to it. */
  readonly reader: Reader;
  /** Every language there is to choose: Spanish, English, then those that an overlay adds. */
  readonly known: readonly Reader[];
};

export const useSpeaking = create<Speaking>(() => ({ reader: english, known: readersWith([]) }));

/** Texts for a component: `const t = useText(); t('ui.cancel')`. */
export function useText(): Translate {
  const reader = useReader();
  return useCallback((text, values) => translate(reader, text, values), [reader]);
}

/** Who reads: for functions that say more than one text. */
export function useReader(): Reader {
  return useSpeaking(state => state.reader);
}

/** The same outside components. */
export function currentReader(): Reader {
  return useSpeaking.getState().reader;
}

/** The same as {@link useText} outside components, where the reader is at hand. */
export function translate(reader: Reader, text: TextKey | Bilingual, values: TextValues = {}): string {
  return reader.say(typeof text === 'string' ? words(text) : text, values);
}

/** Speak a language from now on: one of the known, or `en-XA`, the pseudo-locale in which tests find words that no catalogue has. */
export function speak(language: string): void {
  useSpeaking.setState(({ known }) => ({
    reader: language === pseudoReader.language ? pseudoReader : readerFor(language, known),
  }));
}

/** Add the languages that have an overlay, and speak the preferred one if it is among them. */
export function addOverlays(overlays: readonly Overlay[], preferred: string): void {
  if (overlays.length === 0) return;
  const known = readersWith(overlays);
  useSpeaking.setState({ known, reader: readerFor(preferred, known) });
}

const found = new Map<TextKey, Words>();

function words(key: TextKey): Words {
  const known = found.get(key);
  if (known !== undefined) return known;
  let at: Words | Texts | undefined = catalogue;
  for (const step of key.split('.')) at = at === undefined || isWords(at) ? undefined : at[step];
  if (at === undefined || !isWords(at)) throw new Error(`no text ${key}`); // a key compiles only if its text is there
  found.set(key, at);
  return at;
}

function isWords(at: Words | Texts): at is Words {
  return isBilingual(at) || isPlural(at);
}
