import type { PendingAct } from './contract/agencies.ts';
import { examinedName, type ExaminationFinding } from './examination.ts';
import { basisNames, gateNames } from './gate-names.ts';
import { categoryNames } from './decision/reasons.ts';
import type { GateBasis, RecipientProfile, Gate } from './decision/types.ts';
import type { Bilingual } from './language.ts';
import type { Category, Purpose } from './mark.ts';
import { purposeWords } from './packet-words.ts';
import { counterpartText as words } from './text/counterparts.ts';
import { fill, listed } from './text/fill.ts';
import { markText } from './text/mark.ts';

const own = {
  gate: { en: 'What it opens', es: 'Lo que abre' },
  basis: { en: 'Because of', es: 'En virtud de' },
  value: { en: 'Which value', es: 'Qué dato' },
  purpose: { en: 'Purpose', es: 'Finalidad' },
  notice: { en: 'Notice to its originator', es: 'Aviso a la autoridad de origen' },
  noticeAfter: { en: 'afterwards: there is no time', es: 'después: no hay tiempo' },
  purposes: { en: 'Purposes', es: 'Finalidades' },
  caveats: { en: 'Caveats accepted', es: 'Restricciones de manejo aceptadas' },
  contacts: { en: 'Who opens its packets', es: 'Quién abre sus paquetes' },
  yes: { en: 'yes', es: 'sí' },
  no: { en: 'no', es: 'no' },
  noneNamed: { en: 'none', es: 'ninguna' },
  country: { en: 'Country', es: 'País' },
  why: { en: 'Reason', es: 'Motivo' },
  beside: { en: 'What no reader sees of it', es: 'Lo que ningún lector ve de él' },
  nothingBeside: { en: 'nothing was found', es: 'no se encontró nada' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** One thing that a proposal would do: what it is called, and what it says. */
export type ActFact = { readonly label: Bilingual; readonly value: Bilingual };

/** What the acts' contents hold, one or another of them. Ids, and who receives it, stand elsewhere or say nothing to a person. */
type Content = Partial<
  Pick<RecipientProfile, 'standing' | 'purposes' | 'formalChannel' | 'ceilings' | 'acceptedCaveats' | 'contacts'>
> & {
  readonly names?: Bilingual;
  readonly country?: string;
  readonly recipient?: string;
  readonly originator?: string;
  readonly until?: string;
  readonly gate?: Gate;
  readonly basis?: GateBasis;
  readonly why?: string;
  readonly purpose?: Purpose;
  readonly isUrgent?: boolean;
  readonly findings?: readonly ExaminationFinding[];
};

/** What a second person looks at before confirming, in words: the same at every door. A card's key is told by its twelve words beside it. */
export function actFacts({ act, content, about }: Pick<PendingAct, 'act' | 'content' | 'about'>): readonly ActFact[] {
  const of = (content ?? {}) as Content; // each act wrote its own content
  const told: readonly (readonly [Bilingual, Bilingual | undefined])[] = [
    [words.name, of.names],
    [own.country, same(of.country)],
    [words.recipient, act === 'hand-key' ? same(of.recipient) : undefined],
    [words.standing, of.standing && words.standings[of.standing]],
    [words.originator, same(of.originator)],
    [own.gate, of.gate && gateNames[of.gate]],
    [own.basis, of.basis && basisNames[of.basis]],
    [own.value, about.value ?? undefined],
    [own.purpose, of.purpose && purposeWords[of.purpose]],
    [own.notice, of.isUrgent === true ? own.noticeAfter : undefined],
    [own.purposes, of.purposes && named(of.purposes.map((purpose: Purpose) => purposeWords[purpose]))],
    [words.until, same(of.until)],
    [words.consentCase, same(about.reference ?? undefined)],
    [words.document, same(about.document ?? undefined)],
    [own.beside, of.findings && examinedText(of.findings)],
    [own.why, same(of.why)],
    [words.formal, of.formalChannel === undefined ? undefined : of.formalChannel ? own.yes : own.no],
    [words.ceilings, of.ceilings && named(ceilingsOf(of.ceilings))],
    [own.caveats, of.acceptedCaveats && named(of.acceptedCaveats.map(kind => caveatNames[kind] ?? same(kind)))],
    [own.contacts, of.contacts && same(of.contacts.join(', '))],
  ];
  return told.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

const caveatNames: Readonly<Record<string, Bilingual>> = markText.caveat;

function ceilingsOf(ceilings: RecipientProfile['ceilings']): readonly Bilingual[] {
  return Object.entries(ceilings).map(([category, level]) => {
    const name = categoryNames[category as Category]; // the keys of ceilings are categories
    return fill({ en: '{{name}} {{level}}', es: '{{name}} {{level}}' }, { name, level });
  });
}

const named = (each: readonly Bilingual[]): Bilingual => (each.length === 0 ? own.noneNamed : listed(each));

/** What an examination found, in words: each thing with how often. */
export function examinedText(findings: readonly ExaminationFinding[]): Bilingual {
  if (findings.length === 0) return own.nothingBeside;
  return listed(
    findings.map(({ what, count }) =>
      fill({ en: '{{what}} ({{count}})', es: '{{what}} ({{count}})' }, { what: examinedName(what), count }),
    ),
  );
}

function same(text: string): Bilingual;
function same(text: string | undefined): Bilingual | undefined;
function same(text: string | undefined): Bilingual | undefined {
  return text === undefined ? undefined : { en: text, es: text };
}
