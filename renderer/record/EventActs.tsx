import { useState } from 'react';
import type { CaseRecord } from '../../shared/case.ts';
import { CLOCK_ENDED } from '../../shared/clocks/clock-end.ts';
import { correctionReason } from '../../shared/correction-reason.ts';
import type { EventVersion } from '../../shared/contract/stages.ts';
import { failures } from '../../shared/failure.ts';
import { textIn } from '../../shared/records.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { useViewer } from '../viewer.ts';
import { useCase } from './case-store.ts';
import { CorrectEvent } from './CorrectEvent.tsx';
import type { EventAmending } from './draft-places.ts';

/** The ways to correct and to retract an event; where this person may not, why. */
export function EventActs({ record, title }: { readonly record: CaseRecord; readonly title: string }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const isSupervisor = useViewer(state => state.viewer?.user.role === 'supervisor');
  const way = useCase(state => state.stage?.travelled.find(one => one.record === record.id)?.way);
  const [amending, setAmending] = useState<EventAmending | null>(null);
  if (!mayWrite || textIn(record.fields, 'type') === CLOCK_ENDED) return null; // a deadline that a person ended applies again by its own act
  if (way !== undefined && !isSupervisor) return <p className="timeline-acts small">{t(failures[`event/${way}`])}</p>;
  return (
    <div className="row wrap timeline-acts">
      <Button size="sm" label={`${t('cases.correct')}: ${title}`} onPress={() => setAmending('correct')}>
        {t('cases.correct')}
      </Button>
      <Button size="sm" label={`${t('cases.retract')}: ${title}`} onPress={() => setAmending('retract')}>
        {t('cases.retract')}
      </Button>
      {amending !== null && <CorrectEvent record={record} way={amending} onClose={() => setAmending(null)} />}
    </div>
  );
}

/** Every version of an event, oldest first: its day, who entered it and when, and why it was changed. */
export function EventVersions({ versions }: { readonly versions: readonly EventVersion[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <details className="timeline-acts small">
      <summary>{t('cases.versions', { count: versions.length })}</summary>
      <ol>
        {versions.map(({ id, on, by, atMs, why, retracted }, index) => (
          <li key={id}>
            <b className={index < versions.length - 1 ? 'gone' : ''}>
              {retracted === true ? t('cases.wasRetracted') : format.date(on, 'always')}
            </b>{' '}
            <span className="muted">
              {[by, atMs === null ? null : format.instant(atMs), index > 0 && why !== null ? t(correctionReason(why)) : null]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
