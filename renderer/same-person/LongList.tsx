import type { ReactNode } from 'react';
import { useText } from '../text.ts';

/** So many stand open; a name that half the office shares is no reason to push the case off its own page. */
const OPEN = 20;

/** The first of a list, the others folded under how many they are. */
export function LongList({ children }: { readonly children: readonly ReactNode[] }) {
  const t = useText();
  const others = children.slice(OPEN);
  return (
    <>
      <ul className="clock-lines">{children.slice(0, OPEN)}</ul>
      {others.length > 0 && (
        <details>
          <summary>{t('samePerson.more', { count: others.length })}</summary>
          <ul className="clock-lines">{others}</ul>
        </details>
      )}
    </>
  );
}
