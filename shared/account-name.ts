/** How long the name of an account may be, as whoever asks to join may write it. */
export const MOST_NAME = 60;
const MOST_OF_MACHINE = 24;

/** The name that an account gets whose own is another account's already: with its machine's, and a number where that is taken too. */
export function freeAccountName(asked: string, machine: string, taken: ReadonlySet<string>): string {
  const at = cut(machine, MOST_OF_MACHINE);
  for (let count = 1; ; count++) {
    const behind = count === 1 ? '' : count === 2 ? ` (${at})` : ` (${at}, ${count - 1})`;
    const name = `${cut(asked, MOST_NAME - behind.length)}${behind}`; // what tells two apart is never what is cut off
    if (!taken.has(name)) return name;
  }
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = [...text];
  while (kept.join('').length >= most) kept.pop();
  return `${kept.join('').trimEnd()}…`;
}
