import { setImmediate } from 'node:timers/promises';
import { FORMAT, VERSION } from '../../../shared/contract/interchange.ts';
import { MOST_PLACES, Refusal, type FailurePlace } from '../../../shared/failure.ts';
import type { FileRecord } from '../../../shared/interchange.ts';
import type { Json } from '../../../shared/language.ts';
import { readStrictJson } from '../../../shared/strict-json.ts';
import type { Context } from '../ground/context.ts';
import type { Source } from '../places/handles.ts';
import { textsOfSource } from '../places/sources.ts';
import { caseFileBounds, caseLimits, newCaseSplitter, type CaseFileBounds } from './case-splitter.ts';
import { caseShape } from './import-places.ts';

/**
 * One case of a file: its row, its id in the file, and its text, as which it takes least room. `wrong`: the paths at which it has not the shape of
 * one; then the text is what is left without them, so that what else is wrong is told with it.
 */
export type FileCase = {
  readonly row: number;
  readonly localId: Json | undefined;
  readonly text: Uint8Array;
  readonly wrong: readonly string[];
};

/** The cases of a file, and where they have not the shape of one. `isCutShort`: what comes after the last place could not be read. */
export type CaseFile = {
  readonly cases: readonly FileCase[];
  readonly places: readonly FailurePlace[];
  readonly isCutShort: boolean;
};

/**
 * Read a case file as it comes, one case at a time, never further than its bounds.
 *
 * @throws Refusal `import/too-large`, `import/not-utf8`, `import/wrong-format`; `import/refused` where nothing of it is JSON, or with the
 *   first places once they are enough.
 */
export async function readCaseFile(
  source: Source,
  { signal }: Pick<Context, 'signal'>,
  bounds: CaseFileBounds = caseFileBounds,
): Promise<CaseFile> {
  const splitter = newCaseSplitter(bounds);
  const cases: FileCase[] = [];
  const places: FailurePlace[] = [];
  let row = 0;
  /** Whether what comes after it can be read. */
  const take = (text: string): boolean => {
    const value = valueIn(++row, text);
    if (value instanceof Refusal) {
      places.push(...value.places);
      return value.places.every(({ code }) => code !== 'import/not-json');
    }
    const { places: wrong, rest } = caseShape(row, value, MOST_PLACES);
    const kept = wrong.length === 0 ? text : JSON.stringify(rest);
    cases.push({ row, localId: idOf(rest), text: Buffer.from(kept), wrong: wrong.map(({ path }) => path) });
    places.push(...wrong);
    if (places.length >= MOST_PLACES) throw refusedAt(places, true);
    return true;
  };
  for await (const part of textsOfSource(source, bounds.bytes)) {
    await setImmediate(); // the host hears whether it is cancelled
    signal.throwIfAborted();
    if (!splitter.take(part).every(take)) return { cases, places, isCutShort: true };
  }
  const rest = splitter.rest();
  if (rest !== null && !take(rest)) return { cases, places, isCutShort: true };
  refuseOtherFormat(splitter.around());
  return { cases, places, isCutShort: false };
}

/** A case of a file, read again from its text, as the platform does it: what that lets pass was refused before the text was kept, its shape too. */
export function readFileCase({ text }: FileCase): FileRecord {
  return JSON.parse(textOf(text)) as FileRecord;
}

/** A text that was kept as bytes. */
export function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

/** `isCutShort`: no further case was looked at. */
export function refusedAt(places: readonly FailurePlace[], isCutShort = false): Refusal {
  const ordered = places.toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0));
  return new Refusal('import/refused', { places: ordered, isCutShort });
}

/** A case's value, or what keeps it from being read: the cases after it may be read all the same. */
function valueIn(row: number, text: string): Json | Refusal {
  try {
    return valueOf(row, text);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function valueOf(row: number, text: string): Json {
  return readStrictJson(text, caseLimits, ['cases', row - 1]);
}

function idOf(value: Json): Json | undefined {
  return value !== null && typeof value === 'object' && 'id' in value ? value['id'] : undefined;
}

function refuseOtherFormat(file: Json): void {
  if (file === null || typeof file !== 'object' || Array.isArray(file)) throw new Refusal('import/wrong-format');
  const { format, version, cases, ...rest } = file as { readonly [key: string]: Json }; // neither null nor a list
  if (format !== FORMAT || version !== VERSION || !Array.isArray(cases) || Object.keys(rest).length > 0)
    throw new Refusal('import/wrong-format');
}
