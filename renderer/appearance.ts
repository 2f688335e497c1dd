import { usePreferences, type Preferences } from './preferences.ts';
import { languageOf, speak, useLocale, type Locale } from './text.ts';

const darkSystem = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: dark)');

/** Keep the page's language and theme as the person prefers them, from now on. `spoken` is told each change of language. */
export function followAppearance(spoken: (locale: Locale) => void): void {
  apply(usePreferences.getState());
  usePreferences.subscribe(apply);
  darkSystem?.addEventListener('change', () => apply(usePreferences.getState()));
  spoken(useLocale.getState().locale);
  useLocale.subscribe(state => spoken(state.locale));
}

function apply({ language, theme }: Preferences): void {
  const isDark = theme === 'dark' || (theme === 'system' && darkSystem?.matches === true);
  document.documentElement.classList.toggle('dark', isDark);
  if (useLocale.getState().locale === 'en-XA') return; // a test reads in the pseudo-locale
  speak(language);
  document.documentElement.lang = languageOf(language);
}
