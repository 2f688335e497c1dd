import type { ExchangeLine } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { go } from '../frame/route-store.ts';
import type { Translate } from '../text.ts';
import type { Exchanges } from './exchange-store.ts';

/** The exchange, on its case. */
export const openExchange = (line: ExchangeLine): void =>
  go({ screen: 'case', caseId: line.caseId, at: { kind: 'record', record: line.record } });

/** An option of the catalogue in the reader's words. */
export function optionWords(path: string, code: string, t: Translate): string {
  const label = fieldAt(path)?.options?.[code];
  return label === undefined ? code : t(label);
}

/** An agency's name beside its code; nothing where the code is all that is known. */
export function nameBeside(code: string | null, names: Exchanges['names'], t: Translate): string {
  const name = code === null ? undefined : names.get(code);
  return name === undefined ? '' : t(name);
}
