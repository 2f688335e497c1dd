import { useCommands } from '../frame/command-store.ts';
import { useText } from '../text.ts';
import { valueAtHand } from './at-hand.ts';
import { markValue, recordsUnder, showHistory, showWhy, useCase } from './case-store.ts';
import { markPlaceOf } from './portion-acts.ts';
import { useMayWrite } from '../frame/rights.ts';

/** The keys that act on the value, portion or record that holds the focus; on the first portion of the facts where none does. */
export function useValueCommands(): void {
  const t = useText();
  const mayWrite = useMayWrite();
  const first = useCase(state => recordsUnder(state.view?.file.records ?? [], 'portion', null)[0]);
  const mark = () => markValue(valueAtHand() ?? (first ? { record: first.id, field: markPlaceOf(first) } : null));
  const tell = () => {
    const place = valueAtHand();
    if (place !== null) void showHistory(place.record, place.field === '*' ? null : place.field);
  };
  useCommands([
    ...(mayWrite ? [{ id: 'mark-value', label: t('cases.markThis'), section: 'here' as const, keys: 'M', run: mark }] : []),
    { id: 'value-history', label: t('cases.historyThis'), section: 'here', keys: 'H', run: tell },
  ]);
}

/** Say why the counterpart would or would not see the value that holds the focus. @returns whether one does. */
export function explainValueAtHand(): boolean {
  const place = valueAtHand();
  if (place === null) return false;
  const { entity } = useCase.getState().view?.file.records.find(({ id }) => id === place.record) ?? {};
  const field = entity === 'portion' ? 'text' : entity === 'event' && place.field === '*' ? 'type' : place.field;
  if (field === '*') return false;
  showWhy(place.record, field);
  return true;
}
