import type { Role } from './contract/row.ts';
import type { Bilingual } from './language.ts';

/**
 * What opens something to a counterpart: its name and keys, what it may receive, and what an originator or a statute lets it have. One rule each:
 * who proposes, whether a second person confirms, and what shows that it is so. `electron/host/agencies/two-persons.ts` holds every act to it.
 */
export type CounterpartAct =
  | 'name'
  | 'rename'
  | 'hand-key'
  | 'first-card'
  | 'next-card'
  | 'other-card'
  | 'compared'
  | 'profile'
  | 'consent'
  | 'gate'
  | 'must-tell'
  | 'original';

/**
 * `needsSecond`: another person confirms it, and one of the two is a supervisor. `shownBy`: a card that the key held here signed, the twelve words
 * compared by telephone, a document of the case, or nothing beyond the two persons.
 */
export type CounterpartRule = {
  readonly proposes: readonly Role[];
  readonly needsSecond: boolean;
  readonly shownBy: 'signed-card' | 'words' | 'document' | null;
  readonly label: Bilingual;
};

const writers: readonly Role[] = ['officer', 'supervisor'];

export const counterpartActs: Readonly<Record<CounterpartAct, CounterpartRule>> = {
  // A new name opens nothing: it has no key and no profile yet.
  name: rule(writers, false, null, 'A new counterpart’s name', 'El nombre de una contraparte nueva'),
  rename: rule(writers, true, null, 'Another name or country', 'Otro nombre o país'),
  'hand-key': rule(writers, true, null, 'A key entered by hand', 'Una llave registrada a mano'),
  'first-card': rule(writers, true, 'words', 'A first card', 'Una primera tarjeta'),
  // As the card allows: the key that is held signed the next one, its end, or what its office reads.
  'next-card': rule(writers, false, 'signed-card', 'A card signed by its key', 'Una tarjeta firmada por su llave'),
  'other-card': rule(writers, true, 'words', 'A card that its key did not sign', 'Una tarjeta que su llave no firmó'),
  compared: rule(writers, false, 'words', 'Words compared', 'Palabras cotejadas'),
  profile: rule(['supervisor'], true, null, 'What it may receive', 'Lo que puede recibir'),
  consent: rule(writers, true, 'document', 'An originator’s consent', 'Consentimiento de la autoridad de origen'),
  gate: rule(['supervisor'], true, 'document', 'A circumstance that opens a value', 'Una circunstancia que abre un dato'),
  'must-tell': rule(writers, true, null, 'Safety information that must go', 'Un dato de seguridad que debe llegar'),
  original: rule(writers, true, null, 'A document as it is', 'Un documento tal como está'),
};

/** How an act came to stand: a second person confirmed it, or the office has nobody else who could, which is said wherever it counts. */
export type Acceptance = 'two-persons' | 'one-person';

function rule(
  proposes: readonly Role[],
  needsSecond: boolean,
  shownBy: CounterpartRule['shownBy'],
  en: string,
  es: string,
): CounterpartRule {
  return { proposes, needsSecond, shownBy, label: { en, es } };
}
