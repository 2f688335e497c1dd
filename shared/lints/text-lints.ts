import type { CaseRecord } from '../case.ts';
import { lintOf, type Lint } from './lint.ts';
import { textsIn, type Scene, type Shown } from './scene.ts';

/** How prose calls the persons of a protected role, one and many, in both languages. Accents may be missing. */
const roleNouns = {
  witness: { one: 'witness|testigo', many: 'witnesses|testigos' },
  victim: { one: 'victim|v[ií]ctima', many: 'victims|v[ií]ctimas' },
  source: {
    one: 'informant|informante|confidential source|fuente (?:humana|confidencial)|colaborador(?:a)?',
    many: 'informants|informantes|confidential sources|fuentes (?:humanas|confidenciales)|colaborador(?:es|as)',
  },
} as const;
type Role = keyof typeof roleNouns;
const roles = Object.keys(roleNouns) as Role[];

const few =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce';
const count = `(?:\\d{1,3}|${few})`;
// "2 of the 5 protected witnesses", "tres testigos", "Witness 3", "testigo núm. 2".
const counted = patternsOf(
  ({ one, many }) =>
    `(?<![\\p{L}\\p{N}.,/-])${count}\\s+(?:\\p{L}+\\s+){0,2}?(?:${many})(?!\\p{L})|(?<!\\p{L})(?:${one})\\s+(?:no\\.?\\s*|n[uú]m\\.?\\s*|number\\s+|#\\s*)?\\d{1,2}(?![\\p{L}\\p{N}/:.-]*\\p{N})`,
);
// "the witness", "la víctima protegida": one whom both know. "A witness" may be anybody.
const singled = patternsOf(
  ({ one }) => `(?<!\\p{L})(?:the|el|la|del|al|this|that|est[ea]|dich[oa]|our|nuestr[oa])\\s+(?:${one})(?!\\p{L})`,
);
const indexWords =
  /(?<!\p{L})(?:index of (?:documents|exhibits|annexes)|list of (?:documents|exhibits|annexes|attachments)|table of contents|[ií]ndice (?:de|del)\s+(?:anexos|documentos|expediente|pruebas|constancias)|(?:relaci[oó]n|lista(?:do)?) de (?:anexos|documentos|constancias|pruebas))(?!\p{L})/iu;
const digestWord = /(?<![\p{L}\p{N}])(?:[0-9a-f]{128}|[0-9a-f]{96}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![\p{L}\p{N}])/giu;

function patternsOf(make: (nouns: (typeof roleNouns)[Role]) => string): Readonly<Record<Role, RegExp>> {
  return Object.fromEntries(roles.map(role => [role, new RegExp(make(roleNouns[role]), 'iu')])) as Record<Role, RegExp>; // one of each
}

/** What free text tells of what stays, though it names none of it: how many there are, who it was, what there is beside. */
export function textLints(scene: Scene): readonly Lint[] {
  const texts = scene.shown.filter(({ isNew, how, type }) => isNew && how === 'RELEASE' && (type === 'text' || type === 'texts'));
  const hidden = new Map(roles.map(role => [role, hiddenOf(scene, role)]));
  return texts.flatMap(shown => [
    ...countsIn(hidden, shown),
    ...rolesIn(scene, shown),
    ...indexIn(scene, shown),
    ...digestsIn(scene, shown),
  ]);
}

/** How many of a protected role there are, where the reader does not see each of them as one. */
function countsIn(hiddenBy: ReadonlyMap<Role, readonly CaseRecord[]>, shown: Shown): readonly Lint[] {
  return [...hiddenBy].flatMap(([role, hidden]) => {
    const [first] = hidden;
    const found = first === undefined ? null : firstIn(shown, counted[role]);
    if (found === null || first === undefined) return [];
    return [lintOf('count-of-protected', { at: at(shown), ...found, reveals: rolesOf(first), count: hidden.length })];
  });
}

/** Among fewer than three under a pseudonym, "the witness" is one that can be guessed. */
function rolesIn(scene: Scene, shown: Shown): readonly Lint[] {
  if (scene.masked.length === 0 || scene.masked.length >= SMALL) return [];
  return roles.flatMap(role => {
    const hidden = scene.masked.filter(person => hasRole(person, role));
    const found = hidden.length === 0 ? null : firstIn(shown, singled[role]);
    return found === null ? [] : [lintOf('role-of-few', { at: at(shown), ...found, reveals: rolesOf(hidden[0]!) })];
  });
}

/** A group of fewer than this can be told apart. */
export const SMALL = 3;

function indexIn({ keptRecords }: Scene, shown: Shown): readonly Lint[] {
  const kept = keptRecords.filter(({ entity }) => entity === 'document');
  const found = kept.length === 0 ? null : firstIn(shown, indexWords);
  const [first] = kept;
  if (found === null || first === undefined) return [];
  return [
    lintOf('index-of-documents', { at: at(shown), ...found, reveals: { record: first.id, field: '*' }, count: kept.length }),
  ];
}

/** A list of digests lets whoever has a file see that it is among those that stay. */
function digestsIn({ keptRecords, kept }: Scene, shown: Shown): readonly Lint[] {
  const stays = [
    ...keptRecords.filter(({ entity }) => entity === 'document' || entity === 'evidence').map(({ id }) => id),
    ...kept.filter(({ field }) => field === 'content' || field === 'acquisitionHash').map(({ record }) => record.id),
  ];
  const [first] = stays;
  const found = textsIn(shown).flatMap(text => [...text.matchAll(digestWord)]);
  if (first === undefined || found.length < 2) return [];
  const spot = firstIn(shown, new RegExp(digestWord.source, 'iu'));
  return [lintOf('hash-list', { at: at(shown), ...spot, reveals: { record: first, field: '*' }, count: found.length })];
}

function hiddenOf({ records, leaving, keptRecords, masked }: Scene, role: Role): readonly CaseRecord[] {
  const hidden = new Set([...masked, ...keptRecords].map(({ id }) => id));
  return [...records.values()].filter(
    person => person.entity === 'subject' && hasRole(person, role) && (hidden.has(person.id) || !leaving.has(person.id)),
  );
}

function hasRole({ fields }: CaseRecord, role: Role): boolean {
  const said = fields['roles'];
  return Array.isArray(said) && (said as readonly unknown[]).includes(role);
}

/** Offsets are of a single text alone; of a list, no place in it is told. */
function firstIn(shown: Shown, pattern: RegExp): { readonly from: number | null; readonly to: number | null } | null {
  for (const text of textsIn(shown)) {
    const found = pattern.exec(text);
    if (found === null) continue;
    return shown.type === 'text' ? { from: found.index, to: found.index + found[0].length } : { from: null, to: null };
  }
  return null;
}

const at = ({ record, field }: Shown) => ({ record: record.id, field });
const rolesOf = ({ id }: CaseRecord) => ({ record: id, field: 'roles' });
