/**
 * Keycaps: `<Keys keys={['Mod', 'K']} />`. `Mod` is Ctrl, or ⌘ on a Mac. For the eye: what the key does is called without it. `isSpoken` where
 * the keys are what is said, as in the list of all keys.
 */
export function Keys({ keys, isSpoken = false }: { readonly keys: readonly string[]; readonly isSpoken?: boolean }) {
  return (
    <span className="keys" {...(isSpoken ? {} : { 'aria-hidden': true })}>
      {keys.map((key, place) => (
        <kbd key={place}>{keyName(key)}</kbd>
      ))}
    </span>
  );
}

/** A keycap with what it does beside it, for rows and the foot of a screen. */
export function KeyHint({ keys, does }: { readonly keys: readonly string[]; readonly does: string }) {
  return (
    <span className="key-hint">
      <Keys keys={keys} isSpoken />
      {does}
    </span>
  );
}

const isMac = typeof navigator !== 'undefined' && /Mac/.test(navigator.platform);

/** What `Mod` is called on this system. */
export const modName = isMac ? '⌘' : 'Ctrl';

function keyName(key: string): string {
  if (key === 'Mod') return modName;
  return key;
}

/** The keys as a screen reader is told of them, apart from the name of what they do. */
export function shortcutOf(keys: readonly string[]): string {
  return keys.map(key => (key === 'Mod' ? (isMac ? 'Meta' : 'Control') : key)).join('+');
}
