import { Refusal } from '../../../../shared/failure.ts';
import { LeftOut, type Block, type Reading } from './model.ts';
import { seenText, textOf } from './text-bytes.ts';

/** Plain text, line by line as it stands. @throws Refusal `attachment/damaged` for bytes that are no text. */
export function readPlain(bytes: Uint8Array): Reading {
  const text = textOf(bytes);
  if (text === null) throw new Refusal('attachment/damaged');
  return readText(text);
}

/** About six hundred pages, which is as far as any document is set. */
const mostLetters = 2_400_000;
const mostLines = 36_000;

/** A text's lines as paragraphs; page feeds begin a page. */
export function readText(whole: string): Reading {
  if (whole.length > mostLetters || (whole.match(/[\n\r\f]/g) ?? []).length > mostLines)
    throw new Refusal('attachment/too-large');
  const leftOut = new LeftOut();
  const { text, unseen } = seenText(whole.replace(/^\ufeff/, ''));
  leftOut.add('invisible', unseen);
  const blocks = text
    .replaceAll(/\r\n?/g, '\n')
    .split('\f')
    .flatMap((page, at): readonly Block[] => {
      const lines = page
        .split('\n')
        .map((line): Block => ({ kind: 'paragraph', runs: [{ text: indented(withinSight(line, leftOut)) }] }));
      return at === 0 ? lines : [{ kind: 'page' }, ...lines];
    });
  return { blocks, leftOut };
}

// More blanks in a row than any window is wide: who reads the file does not look for words behind them.
const farAway = /[ \t\u00a0\u2000-\u200a\u3000]{200,}(?=\S)/u;

/** A line up to where it goes on out of sight. */
function withinSight(line: string, leftOut: LeftOut): string {
  const at = line.replaceAll('\t', ' '.repeat(8)).search(farAway);
  if (at < 0) return line;
  leftOut.add('hidden');
  return line.replaceAll('\t', ' '.repeat(8)).slice(0, at);
}

/** Spaces at a line's beginning hold their place. */
function indented(line: string): string {
  const wide = line.replaceAll('\t', '    ');
  const spaces = /^ +/.exec(wide)?.[0].length ?? 0;
  return '\u00a0'.repeat(Math.min(spaces, 40)) + wide.slice(spaces);
}
