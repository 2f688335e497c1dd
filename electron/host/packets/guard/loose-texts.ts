import { narrowRuns, wideRuns, type Runs } from './loose-runs.ts';

/**
 * What is written in bytes of any kind, as metadata stands in binary files: single bytes, UTF-8 and both orders of UTF-16, one text for each.
 * Linear, and bytes without words (a recording, what is encrypted) give next to nothing: a run counts that has the length and the letters
 * of a word. Few bytes are read in every script; of many, the UTF-16 of scripts without letters (Chinese, Korean, Japanese) is not sought.
 */
export function looseTexts(bytes: Uint8Array): readonly string[] {
  const texts = bytes.length <= THOROUGH_BYTES ? everyScript(bytes) : runsIn(bytes);
  return texts.filter(text => text.trim().length >= 3);
}

const THOROUGH_BYTES = 64 * 1024;

function everyScript(bytes: Uint8Array): readonly string[] {
  const encodings = ['latin1', 'utf-8', 'utf-16le', 'utf-16be'] as const;
  return encodings.map(encoding => new TextDecoder(encoding).decode(bytes).replaceAll(/[\p{Cc}\p{Co}\p{Cn}\ufffd]+/gu, '\n'));
}

function runsIn(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { utf8, accented } = narrowRuns(bytes);
  return [
    joined(utf8, (from, to) => buffer.toString('utf8', from, to)),
    joined(accented, (from, to) => buffer.toString('latin1', from, to)),
    joined(wideRuns(bytes, 1), (from, to) => buffer.toString('utf16le', from, to)),
    joined(wideRuns(bytes, 0), (from, to) => Buffer.from(buffer.subarray(from, to)).swap16().toString('utf16le')),
  ];
}

function joined(runs: Runs, read: (from: number, to: number) => string): string {
  const texts: string[] = [];
  for (let at = 0; at < runs.length; at += 2) texts.push(read(runs[at]!, runs[at + 1]!));
  return texts.join('\n');
}
