/**
 * What one message from the page may hold. The longest that a person enters is a text field of a hundred thousand characters; content of
 * files never travels so, but as a stream behind a handle.
 */
export const messageBounds = { characters: 4 * 1024 * 1024, values: 100_000, depth: 64 } as const;

/**
 * Whether a message is plain JSON data (undefined besides) within {@link messageBounds}: asked on either side before it is copied to the
 * next process or thread. It stops at the first value too many, so that what is asked costs no more than what is let through. Bytes,
 * maps, files and getters are none of a page's messages.
 */
export function isWithinBounds(message: unknown): boolean {
  let characters = 0;
  let values = 0;
  const fits = (value: unknown, depth: number): boolean => {
    if (++values > messageBounds.values || depth > messageBounds.depth) return false;
    if (typeof value === 'string') return (characters += value.length) <= messageBounds.characters;
    if (value === null || typeof value !== 'object')
      return typeof value !== 'bigint' && typeof value !== 'function' && typeof value !== 'symbol';
    if (Array.isArray(value)) return value.length <= messageBounds.values && value.every(element => fits(element, depth + 1));
    if (Object.prototype.toString.call(value) !== '[object Object]') return false;
    for (const key in value) {
      characters += key.length;
      if (characters > messageBounds.characters || !fits((value as Record<string, unknown>)[key], depth + 1)) return false; // one of its keys
    }
    return true;
  };
  return fits(message, 0);
}
