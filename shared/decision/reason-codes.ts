import type { Bilingual } from '../language.ts';
import { catalogue, childrenOf, fieldAt, type EntityName } from '../catalogue.ts';
import { countries } from '../countries.ts';
import type { Category } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import type { ReasonCode } from './types.ts';

/** One article behind a reason code. `country`: whose law it is; `INT` for treaties. */
export type Citation = LegalBasis & { readonly country: string };

/** What a code says to the counterpart, and which articles it leans on (domain page F.3). Publishable as it stands. */
export type ReasonText = { readonly says: Bilingual; readonly citations: readonly Citation[] };

export const reasonTexts: Readonly<Record<ReasonCode, ReasonText>> = {
  'R-SRC': text('R-SRC', 'it could identify a source', 'podría identificar a una fuente'),
  'R-TEC': text('R-TEC', 'it concerns investigative techniques', 'se refiere a técnicas de investigación'),
  'R-INV': text(
    'R-INV',
    'it could interfere with an investigation or proceeding',
    'podría interferir con una investigación o procedimiento',
  ),
  'R-PRIV': text('R-PRIV', 'it concerns personal data', 'se refiere a datos personales'),
  'R-LIFE': text('R-LIFE', 'it could endanger a life or safety', 'podría poner en riesgo la vida o la seguridad'),
  'R-FGN': text(
    'R-FGN',
    'it was supplied by another State in confidence',
    'fue comunicado por otro Estado con carácter confidencial',
  ),
  'R-FIN': text('R-FIN', 'it is under financial secrecy', 'está bajo secreto financiero'),
  'R-VIC': text('R-VIC', 'it concerns a protected person', 'se refiere a una persona protegida'),
  'R-GJ': text('R-GJ', 'it is under grand jury secrecy', 'está bajo secreto de gran jurado'),
  'R-REL': text('R-REL', 'it may not be disclosed to this recipient', 'no puede comunicarse a este destinatario'),
  'R-PRIV-LEG': text('R-PRIV-LEG', 'it is privileged', 'está amparado por secreto profesional o deliberativo'),
  'R-EMB': text('R-EMB', 'it is under embargo', 'está bajo reserva temporal'),
  'R-PURP': text('R-PURP', 'it may not be used for the stated purpose', 'no puede usarse para la finalidad indicada'),
  'R-ORIG': text('R-ORIG', 'the authority it comes from has not consented', 'la autoridad de la que procede no ha consentido'),
  'R-RES': text('R-RES', 'it is reserved information', 'es información reservada'),
  'R-CONF': text('R-CONF', 'it is confidential information', 'es información confidencial'),
  'R-REST': text('R-REST', 'it is restricted', 'es de acceso restringido'),
};

const confidential: ReadonlySet<string> = new Set<Category>(['IDN', 'CON', 'VIC', 'FIN']);
const ofPersons: ReadonlySet<string> = new Set<EntityName>([
  'subject',
  ...childrenOf('subject').filter(entity => catalogue[entity].parents.length === 1),
]); // a person, and what hangs from persons alone

/**
 * What "restricted" is called at a place: confidential for personal data and for what a bank or the tax office keeps secret (LGTAIP 115),
 * reserved elsewhere (112). It follows the published catalogue alone, never a mark, so that the code tells nothing of the reason behind it.
 *
 * @param field - A field of the entity; null for its existence.
 */
export function restrictedCode(entity: EntityName, field: string | null): ReasonCode {
  if (ofPersons.has(entity)) return 'R-CONF';
  const category = field === null ? undefined : fieldAt(`${entity}.${field}`)?.category;
  return category !== undefined && confidential.has(category) ? 'R-CONF' : 'R-RES';
}

/** The decision's code as it stands at a place. */
export function placedCode(code: ReasonCode | null, entity: EntityName, field: string | null): ReasonCode | null {
  return code === 'R-REST' ? restrictedCode(entity, field) : code;
}

/**
 * A provision as its own country cites it: `LGTAIP (2025), artículo 112, fracción VII`, `5 USC 552 (2023) (b)(6)`. Statute and version
 * always stand together, since article numbers moved in 2025.
 */
export function citationText({ statute, version, article }: LegalBasis): string {
  const law = `${statute} (${version})`;
  if (/USC|FRCrP/.test(statute)) return `${law} ${article}`;
  const [, number, section, part] = /^(\d+)(?:-([ABC](?=-)))?(?:-([IVXLC]+))?$/.exec(article) ?? [];
  if (number === undefined) return `${law}, artículo ${article}`;
  return `${law}, artículo ${number}${section === undefined ? '' : `, apartado ${section}`}${part === undefined ? '' : `, fracción ${part}`}`;
}

/** A warning about a basis that cites law by numbers that no longer hold on the day of the file. `index` counts from 0. */
export type CitationWarning = { readonly index: number; readonly warning: Bilingual };

/**
 * Look for citations of the Mexican transparency acts by their numbers of 2015 and 2016, on a file dated after the new act took effect.
 *
 * @param date - The civil date of the file.
 */
export function citationWarnings(basis: readonly LegalBasis[], date: string): readonly CitationWarning[] {
  if (date < lgtaipInForce) return [];
  return basis.flatMap((law, index) => (isOldTransparencyAct(law) ? [{ index, warning: oldActWarning }] : []));
}

const lgtaipInForce = '2025-03-21'; // the day after the decree of 20 March 2025
const oldActWarning: Bilingual = {
  en: 'This cites the transparency acts of 2015–2016, which were replaced in March 2025. Cite LGTAIP (2025): reserved 112, confidential 115.',
  es: 'Se citan las leyes de transparencia de 2015–2016, sustituidas en marzo de 2025. Cite la LGTAIP (2025): reserva 112, confidencialidad 115.',
};

function isOldTransparencyAct({ statute, version }: LegalBasis): boolean {
  const name = statute.trim().toUpperCase();
  if (name === 'LFTAIP') return true;
  const year = /\b(?:19|20)\d{2}\b/.exec(`${version} ${name}`)?.[0];
  return name.startsWith('LGTAIP') && (year === undefined || year < '2025');
}

function text(code: ReasonCode, en: string, es: string): ReasonText {
  return { says: { en, es }, citations: citationsOf(code) };
}

/** What States agreed on first, then each country's own law as its file has it. */
function citationsOf(code: ReasonCode): readonly Citation[] {
  const own = countries.toSorted((a, b) => (a.code < b.code ? 1 : -1));
  return [
    ...(code === 'R-PURP' ? [{ country: 'INT', statute: 'UNTOC', version: '2000', article: '18(19)' }] : []),
    ...own.flatMap(({ code: country, reasons }) => (reasons[code] ?? []).map(law => ({ country, ...law }))),
  ];
}
