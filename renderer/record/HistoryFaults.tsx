import { useState } from 'react';
import { failures } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { useCase } from './case-store.ts';
import { CorrectEvent } from './CorrectEvent.tsx';
import { recordsById } from './records-by-id.ts';

/** What is wrong with the history of the open case, each with the way to mend it; nothing where all is well. */
export function HistoryFaults() {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMayWrite();
  const faults = useCase(state => state.stage?.faults) ?? [];
  const names = useCase(state => state.stage?.eventNames);
  const file = useCase(state => state.view?.file);
  const [mending, setMending] = useState<RecordId | null>(null);
  if (faults.length === 0 || file === undefined) return null;
  const record = mending === null ? undefined : recordsById(file).get(mending);
  return (
    <section className="page-part history-faults" aria-label={t('cases.faults')}>
      <h2 className="h-section">{t('cases.faults')}</h2>
      <ul className="clock-lines">
        {faults.map(({ code, event, type, on }) => {
          const name = type === null ? '' : t(names?.[type] ?? { en: type, es: type });
          return (
            <li key={`${code} ${event}`}>
              <b>{[name, on === null ? '' : format.date(on, 'always')].filter(Boolean).join(', ') || t('cases.theCase')}</b>
              <span>{t(failures[code])}</span>
              <span className="acts">
                {mayWrite && type !== null && (
                  <Button size="sm" label={`${t('cases.correct')}: ${name}`} onPress={() => setMending(event)}>
                    {t('cases.correct')}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {record !== undefined && <CorrectEvent record={record} way="correct" onClose={() => setMending(null)} />}
    </section>
  );
}
