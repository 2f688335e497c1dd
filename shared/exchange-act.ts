import type { Bilingual } from './language.ts';

/** What was done to a logged exchange, from its logging on. `changed`: a value was written without a reason; `undone`: a step was taken back. */
export type ExchangeAct = 'logged' | 'corrected' | 'closed' | 'reopened' | 'changed' | 'undone';

/** In the history, the line that tells why an exchange was corrected, closed or reopened stands under this name. */
export const ACT_REASON = 'why';

const acts: Readonly<Record<string, ExchangeAct>> = {
  'exchange:log': 'logged',
  'exchange:correct': 'corrected',
  'exchange:close': 'closed',
  'exchange:reopen': 'reopened',
  'case:undo': 'undone',
  'case:undo-many': 'undone',
};

/** The act that an entry of the chain tells of. `isFirst`: it made the exchange, by whichever door that came. */
export function exchangeActOf(action: string, isFirst: boolean): ExchangeAct {
  return isFirst ? 'logged' : (acts[action] ?? 'changed');
}

export const exchangeActNames: Readonly<Record<ExchangeAct, Bilingual>> = {
  logged: { en: 'logged', es: 'registrado' },
  corrected: { en: 'corrected', es: 'corregido' },
  closed: { en: 'closed', es: 'cerrado' },
  reopened: { en: 'reopened', es: 'reabierto' },
  changed: { en: 'changed', es: 'modificado' },
  undone: { en: 'undone', es: 'deshecho' },
};
