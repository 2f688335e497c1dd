/**
 * The paragraphs of a text that was pasted: what blank lines part; without any, what ends a line with the end of a sentence, as word
 * processors give paragraphs. Lines that were broken for their width stay together. Trimmed, none empty; nothing else of the text is lost.
 */
export function paragraphsOf(text: string): readonly string[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').trim();
  const parts = /\n[^\S\n]*\n/.test(lines) ? lines.split(/\n(?:[^\S\n]*\n)+/) : lines.split(/(?<=[.!?:;…][»”"')\]]*[^\S\n]*)\n/);
  return parts.map(part => part.trim()).filter(part => part !== '');
}
