import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { ArrivalChange, OpenedView } from '../../shared/contract/packets.ts';
import { referenceLabel } from '../../shared/arrived-reference.ts';
import { failures } from '../../shared/failure.ts';
import type { Bilingual, Json } from '../../shared/language.ts';
import { basisText } from '../../shared/legal-bases.ts';
import type { PacketHeader } from '../../shared/packet.ts';
import { handlingRows, purposeWords } from '../../shared/packet-words.ts';
import type { Reader } from '../../shared/reader.ts';
import { inboxText } from '../../shared/text/inbox.ts';
import { valueText } from '../../shared/value-text.ts';

/** Where a packet goes, and which cases of ours it may belong to. */
export function goesLines({ content, into, cases }: OpenedView, reader: Reader): readonly string[] {
  if (content === null) return [];
  const { say } = reader;
  const goes = into === null ? say(inboxText.intoNew) : say(inboxText.intoCase, { reference: into.reference, title: into.title });
  const ended = into?.isEnded === true ? [say(inboxText.intoEnded)] : [];
  const offered = cases.map(({ reference, title, why, person, refusal }) => {
    const because = say(inboxText.why[why], { person: person ?? '' });
    return `  ${reference}, ${title}: ${because}${refusal === null ? '' : `. ${say(failures[refusal])}`}`;
  });
  return [goes, ...ended, ...(offered.length === 0 ? [] : [say(inboxText.mayBelong), ...offered])];
}

/** Under what terms a packet stands: what for, on which basis, and how it is to be handled. */
export function termRows({ purpose, basis, handling }: PacketHeader, { say }: Reader): readonly (readonly [Bilingual, string])[] {
  return [
    [{ en: 'Purpose', es: 'Finalidad' }, say(purposeWords[purpose])],
    [{ en: 'Legal basis', es: 'Fundamento jurídico' }, basis.map(law => say(basisText(law))).join('; ') || '—'],
    ...handlingRows(handling).map(([label, words]) => [label, say(words)] as const),
  ];
}

/** What a packet says, record by record, gaps by their codes. */
export function contentLines(
  { contents, contentsInAll }: Pick<OpenedView, 'contents' | 'contentsInAll'>,
  reader: Reader,
  whose: 'ours' | 'theirs',
): readonly string[] {
  if (contents.length === 0) return [];
  const lines = contents.flatMap(({ entity, name, depth, fields }) => {
    const indent = '  '.repeat(depth + 1);
    const said = fields.map(({ field, value, how, code }) => {
      const text = code === null ? textOfValue(entity, field, value, reader) : `[${code}]`;
      const label = whose === 'theirs' ? referenceLabel(entity, field) : null;
      return `${indent}  ${label === null ? labelOf(entity, field, reader) : reader.say(label)}: ${text}${how === null || how === 'RELEASE' ? '' : ` (${how.toLowerCase()})`}`;
    });
    return [`${indent}${labelOf(entity, null, reader)} ${name}`, ...said];
  });
  const more = contentsInAll - contents.length;
  return [reader.say(inboxText.contents), ...lines, ...(more === 0 ? [] : [moreOf(more, reader)])];
}

/** What importing changes, value by value, against what we hold. */
export function changeLines({ changes, changeCounts, content }: OpenedView, reader: Reader): readonly string[] {
  if (content === null) return [];
  if (changes.length === 0) return [reader.say(inboxText.noChange)];
  const more = Object.values(changeCounts).reduce((sum, of) => sum + of, 0) - changes.length;
  const lines = changes.map(change => `  ${changeText(change, reader)}`);
  return [reader.say(inboxText.difference), ...lines, ...(more === 0 ? [] : [moreOf(more, reader)])];
}

function changeText({ kind, entity, field, name, old, new: given, values }: ArrivalChange, reader: Reader): string {
  const { say } = reader;
  const counted = say(inboxText.newRecord[values === 1 ? 'one' : 'other'], { count: values });
  if (field === null) {
    const record = `${labelOf(entity, null, reader)} ${name}`;
    return `${record}: ${isBeside(kind) ? say(inboxText[kind]) : counted}`;
  }
  const label = `${labelOf(entity, null, reader)}, ${labelOf(entity, field, reader)}`;
  const [ours, theirs] = [old, given].map(value => textOfValue(entity, field, value, reader));
  if (kind === 'no-longer') return `${label}: ${ours}; ${say(inboxText.noLonger)}`;
  if (kind === 'kept') return `${label}: ${ours || say(inboxText.nothing)} ≠ ${theirs}; ${say(inboxText.kept)}`;
  return `${label}: ${ours || say(inboxText.nothing)} → ${theirs}`;
}

const isBeside = (kind: ArrivalChange['kind']): kind is 'apart' | 'reserved' | 'lead' | 'lead-standing' =>
  ['apart', 'reserved', 'lead', 'lead-standing'].includes(kind);

const moreOf = (count: number, { say }: Reader): string => say(inboxText.moreChanges[count === 1 ? 'one' : 'other'], { count });

function labelOf(entity: string, field: string | null, { say }: Reader): string {
  if (!isEntity(entity)) return field ?? entity;
  if (field === null) return say(catalogue[entity].label);
  const label = catalogue[entity].fields[field]?.label;
  return label === undefined ? field : say(label);
}

/** A value in the catalogue's words. */
export const textOfValue = (entity: string, field: string, value: Json, reader: Reader): string =>
  valueText(isEntity(entity) ? catalogue[entity].fields[field] : undefined, value, reader);
