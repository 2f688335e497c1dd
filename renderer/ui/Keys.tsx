/** Keycaps: `<Keys keys={['Mod', 'K']} />`. `Mod` is Ctrl, or ⌘ on a Mac. Spoken as one name. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  return (
    <span className="keys">
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
      <Keys keys={keys} />
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
