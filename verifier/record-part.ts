import { catalogue, isEntity } from '../shared/catalogue.ts';
import type { ReleasedObject } from '../shared/contract/packet-claims.ts';
import type { Bilingual } from '../shared/language.ts';
import { reasonWords } from '../shared/packet-words.ts';
import { bytesOfBase64url } from '../shared/packet-reading/base64url.ts';
import { releasedValue, type GivenRecord, type ReleasedNames } from '../shared/released-text.ts';
import { definitions, make, say } from './page.ts';
import { texts } from './texts.ts';

/** Size and SHA-256 of a file, as the manifest has it and as programs print it; and which document it is. */
export function fileText(
  { sizeBytes, sha256 }: { readonly sizeBytes: number; readonly sha256: string },
  of: Bilingual | null,
): string {
  const hex = Array.from(bytesOfBase64url(sha256) ?? [], byte => byte.toString(16).padStart(2, '0')).join('');
  return [...(of === null ? [] : [say(of)]), `${sizeBytes} bytes`, sha256, hex].join('\n');
}

export function* givenIn({ entity, id, fields, lists }: ReleasedObject): Generator<GivenRecord> {
  yield { entity, id, fields };
  for (const { emitted } of Object.values(lists)) for (const element of emitted) yield* givenIn(element);
}

/** A record under what it is and whom it is about, with every value and every gap. */
export function recordPart(
  { entity, id, fields, gaps, treated, lists }: ReleasedObject,
  level: number,
  names: ReleasedNames,
): HTMLElement {
  const known = isEntity(entity) ? catalogue[entity] : null;
  const field = (name: string) => known?.fields[name];
  const label = (name: string): Bilingual => field(name)?.label ?? { en: name, es: name };
  const called = names.get(id) ?? null;
  const name = called === null ? '' : say(called);
  const places = Object.keys(known?.fields ?? {});
  const inOrder = <T>(of: Readonly<Record<string, T>>) =>
    Object.entries(of).toSorted(([one], [other]) => places.indexOf(one) - places.indexOf(other));
  const given = inOrder(fields).map(([each, value]): readonly [Bilingual, string] => {
    const how = treated[each] === undefined ? '' : ` (${say(texts.treated[treated[each]])})`;
    return [label(each), `${say(releasedValue(field(each), value, names))}${how}`];
  });
  const withheld = inOrder(gaps).map(([each, code]): readonly [Bilingual, string] => [
    label(each),
    `█████ ${code}: ${say(texts.withheld)}, ${say(reasonWords(code))}`,
  ]);
  const head = `${known === null ? entity : say(known.label)}${name === '' ? '' : `: ${name}`}`;
  return make(
    'section',
    { class: 'record' },
    make(`h${Math.min(level, 6)}`, {}, head, ' ', make('small', {}, id)),
    definitions([...given, ...withheld]),
    ...Object.values(lists).flatMap(({ emitted }) => emitted.map(element => recordPart(element, level + 1, names))),
  );
}
