import type { Bilingual } from '../language.ts';
import { catalogue, childrenOf, fieldAt, type EntityName } from '../catalogue.ts';
import type { Category } from '../mark.ts';
import type { LegalBasis } from '../packet.ts';
import type { ReasonCode } from './types.ts';

/** One article behind a reason code. `country`: whose law it is; `INT` for treaties. */
export type Citation = LegalBasis & { readonly country: 'US' | 'MX' | 'INT' };

/** What a code says to the counterpart, and which articles it leans on (domain page F.3). Publishable as it stands. */
export type ReasonText = { readonly says: Bilingual; readonly citations: readonly Citation[] };

export const reasonTexts: Readonly<Record<ReasonCode, ReasonText>> = {
  'R-SRC': text(
    'it could identify a source',
    'podría identificar a una fuente',
    foia('(b)(7)(D)'),
    lgtaip('112-V'),
    lgtaip('112-VII'),
  ),
  'R-TEC': text(
    'it concerns investigative techniques',
    'se refiere a técnicas de investigación',
    foia('(b)(7)(E)'),
    lgtaip('112-VII'),
    mx('LSN', '51-I'),
  ),
  'R-INV': text(
    'it could interfere with an investigation or proceeding',
    'podría interferir con una investigación o procedimiento',
    foia('(b)(7)(A)'),
    lgtaip('112-VII'),
    lgtaip('112-XII'),
  ),
  'R-PRIV': text('it concerns personal data', 'se refiere a datos personales', foia('(b)(6)'), foia('(b)(7)(C)'), lgtaip('115')),
  'R-LIFE': text(
    'it could endanger a life or safety',
    'podría poner en riesgo la vida o la seguridad',
    foia('(b)(7)(F)'),
    lgtaip('112-V'),
  ),
  'R-FGN': text(
    'it was supplied by another State in confidence',
    'fue comunicado por otro Estado con carácter confidencial',
    foia('(b)(1)'),
    foia('(b)(7)(D)'),
    lgtaip('112-III'),
  ),
  'R-FIN': text(
    'it is under financial secrecy',
    'está bajo secreto financiero',
    foia('(b)(3)'),
    lgtaip('115'),
    mx('LFPIORPI', '38'),
  ),
  'R-VIC': text('it concerns a protected person', 'se refiere a una persona protegida', foia('(b)(7)(C)'), mx('CPEUM', '20-C-V')),
  'R-GJ': text('it is under grand jury secrecy', 'está bajo secreto de gran jurado', foia('(b)(3)'), us('FRCrP', '6(e)')),
  'R-REL': text('it may not be disclosed to this recipient', 'no puede comunicarse a este destinatario', lgtaip('112-II')),
  'R-PRIV-LEG': text('it is privileged', 'está amparado por secreto profesional o deliberativo', foia('(b)(5)')),
  'R-EMB': text('it is under embargo', 'está bajo reserva temporal', foia('(b)(7)(A)'), lgtaip('112-VII')),
  'R-PURP': text(
    'it may not be used for the stated purpose',
    'no puede usarse para la finalidad indicada',
    treaty('UNTOC', '18(19)'),
    mx('CNPP', '444'),
  ),
  'R-ORIG': text(
    'the authority it comes from has not consented',
    'la autoridad de la que procede no ha consentido',
    foia('(b)(7)(D)'),
    lgtaip('112-III'),
  ),
  'R-RES': text('it is reserved information', 'es información reservada', foia('(b)'), lgtaip('112')),
  'R-CONF': text('it is confidential information', 'es información confidencial', foia('(b)'), lgtaip('115')),
  'R-REST': text('it is restricted', 'es de acceso restringido', foia('(b)'), lgtaip('112'), lgtaip('115')),
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

function text(en: string, es: string, ...citations: readonly Citation[]): ReasonText {
  return { says: { en, es }, citations };
}

function foia(article: string): Citation {
  return { country: 'US', statute: '5 USC 552', version: '2023', article };
}

function us(statute: string, article: string): Citation {
  return { country: 'US', statute, version: '2023', article };
}

function lgtaip(article: string): Citation {
  return { country: 'MX', statute: 'LGTAIP', version: '2025', article };
}

function mx(statute: string, article: string): Citation {
  return { country: 'MX', statute, version: '2026', article };
}

function treaty(statute: string, article: string): Citation {
  return { country: 'INT', statute, version: '2000', article };
}
