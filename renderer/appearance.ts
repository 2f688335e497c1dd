import type { Reader } from '../shared/reader.ts';
import { pseudoReader } from '../shared/text/pseudo.ts';
import { usePreferences, type Preferences } from './preferences.ts';
import { currentReader, speak, useSpeaking } from './text.ts';

const darkSystem = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

/** Keep the page's language and theme as the person prefers them, from now on. `spoken` is told each change of language. */
export function followAppearance(spoken: (reader: Reader) => void): void {
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
  darkSystem?.addEventListener('change', () => apply(usePreferences.getState()));
  const hear = (reader: Reader): void => {
    document.documentElement.lang = reader.language;
    spoken(reader);
  };
  hear(currentReader());
  useSpeaking.subscribe((now, before) => {
    if (now.reader !== before.reader) hear(now.reader);
  });
}

function apply({ language, theme }: Preferences): void {
  const isDark = theme === 'dark' || (theme === 'system' && darkSystem?.matches === true);
  document.documentElement.classList.toggle('dark', isDark);
  if (currentReader() === pseudoReader) return; // a test reads in the pseudo-locale
  speak(language);
}
