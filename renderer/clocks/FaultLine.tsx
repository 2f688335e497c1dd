import { failures } from '../../shared/failure.ts';
import type { ToldFault } from '../../shared/history-faults.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

/** What is wrong with one event of a history, or with the case itself. */
export function FaultLine({ fault: { code, label, on } }: { readonly fault: Pick<ToldFault, 'code' | 'label' | 'on'> }) {
  const t = useText();
  const format = useFormat();
  const event = [label === null ? '' : t(label), on === null ? '' : format.date(on, 'always')].filter(Boolean).join(', ');
  return (
    <span>
      {event !== '' && `${event}: `}
      {t(failures[code])}
    </span>
  );
}
