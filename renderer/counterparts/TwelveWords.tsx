import type { Bilingual } from '../../shared/language.ts';
import { useText } from '../text.ts';

/** The twelve words of a key, large, in both languages: each side reads in its own, or in the other's. */
export function TwelveWords({ words }: { readonly words: Bilingual }) {
  const t = useText();
  return (
    <div className="stack">
      {(['en', 'es'] as const).map(language => (
        <div key={language}>
          <p className="caption">{t(language === 'en' ? 'counterpart.inEnglish' : 'counterpart.inSpanish')}</p>
          <ol className="twelve" lang={language}>
            {words[language].split(/[\s-]+/).map((word, at) => (
              <li key={at}>{word}</li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
