import { catalogue, entities, type EntityName } from '../../shared/catalogue.ts';
import type { PreviewRow } from '../../shared/decision/preview.ts';
import { actionTexts } from '../../shared/decision/reasons.ts';
import type { Bilingual } from '../../shared/language.ts';
import { meantName } from '../../shared/slips.ts';
import type { Reader } from '../../shared/reader.ts';
import { Misused } from './command.ts';

/** A preview for people: how many fields go which way, then each reason once with the fields it holds for. Values are not shown. */
export function previewText(rows: readonly PreviewRow[], reader: Reader): string {
  const counts = Object.entries(actionTexts)
    .map(([action, words]) => [reader.say(words), rows.filter(row => row.action === action).length] as const)
    .filter(([, count]) => count > 0);
  const reasons = Map.groupBy(
    rows.filter(row => row.action !== 'RELEASE'),
    row => `${reader.say(row.reason.internal)}${row.code === null ? '' : ` [${row.code}]`}`,
  );
  const lines = [...reasons].map(([reason, held]) => `${reason}\n    ${fieldsText(held, reader)}`);
  return [...counts.map(([words, count]) => `${String(count).padStart(6)}  ${words}`), '', ...lines].join('\n');
}

/** The path that another is most like: one that it is a slip of, else one that begins as it does for longest. */
function nearestPath(path: string, paths: readonly string[]): string | undefined {
  const meant = meantName(path, paths);
  if (meant !== null) return meant;
  const shared = (other: string): number => {
    let at = 0;
    while (at < Math.min(path.length, other.length) && path[at] === other[at]) at += 1;
    return at;
  };
  const best = paths.toSorted((one, other) => shared(other) - shared(one) || one.length - other.length)[0];
  return best === undefined || shared(best) < 3 ? undefined : best;
}

/** A path that is none of a preview, with the one that may be meant. */
export function noSuchPath(path: string, rows: readonly PreviewRow[]): Misused {
  const paths = rows.map(row => row.path);
  const nearest = nearestPath(path, paths);
  return new Misused({ code: 'usage/no-such-path', ...(nearest === undefined ? {} : { nearest }) });
}

/** One place: what happens there and why, for us and for them, and what would let more of it leave. */
export function whyText(
  { row, changes }: { readonly row: PreviewRow; readonly changes: readonly Bilingual[] },
  reader: Reader,
): string {
  const { internal, external } = row.reason;
  const heads: Readonly<Record<'us' | 'them' | 'leave' | 'none', Bilingual>> = {
    us: { en: 'For us', es: 'Para nosotros' },
    them: { en: 'For them', es: 'Para ellos' },
    leave: { en: 'What would let more of it leave, each alone:', es: 'Qué dejaría salir más, cada cosa por sí sola:' },
    none: {
      en: 'Nothing that could be recorded or asked would by itself let more of it leave.',
      es: 'Nada que pueda registrarse o pedirse dejaría, por sí solo, salir más.',
    },
  };
  const lines = [row.path, `${reader.say(heads.us)}: ${reader.say(internal)}`];
  if (reader.say(external) !== '') lines.push(`${reader.say(heads.them)}: ${reader.say(external)}`);
  if (row.action === 'RELEASE') return lines.join('\n');
  if (changes.length === 0) return [...lines, reader.say(heads.none)].join('\n');
  return [...lines, reader.say(heads.leave), ...changes.map(change => `  ${reader.say(change)}`)].join('\n');
}

/** How many fields of one kind of record are named before the rest is only counted. */
const NAMED = 6;

function fieldsText(rows: readonly PreviewRow[], reader: Reader): string {
  const byEntity = Map.groupBy(rows, row => entityOf(row.path));
  return [...byEntity]
    .map(([entity, held]) => {
      if (entity === undefined) return [...new Set(held.map(row => row.path))].join(', ');
      const { label, fields } = catalogue[entity];
      const nameOf = (field: string) => (fields[field] === undefined ? field : reader.say(fields[field].label));
      const names = [...new Set(held.flatMap(row => (row.field === null ? [] : [nameOf(row.field)])))];
      const rest = names.length > NAMED ? ` (+${names.length - NAMED})` : '';
      return names.length === 0 ? reader.say(label) : `${reader.say(label)}: ${names.slice(0, NAMED).join(', ')}${rest}`;
    })
    .join('; ');
}

/** The kind of record that a path leads to: the case itself where no list is named. */
function entityOf(path: string): EntityName | undefined {
  const list = /([A-Za-z]+)\[-?\d+\](?:\.[A-Za-z0-9]+)?$/.exec(path)?.[1] ?? null;
  return entities.find(name => catalogue[name].list === list);
}
