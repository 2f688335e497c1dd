import { useState } from 'react';
import type { ExplainedToday } from '../../shared/clocks/explain.ts';
import { endSentences, stateNames } from '../../shared/clocks/sentences.ts';
import type { WaitingClock } from '../../shared/contract/stages.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { useMayWrite } from '../frame/rights.ts';
import { explainDeadline, useCase } from '../record/case-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EndClock, ReopenClock, type NamedClock } from './EndClock.tsx';
import { EnterStart } from './EnterStart.tsx';

/** The clocks without a date (they stand still, or wait for one that is asked for), and those that no longer apply, with why. */
export function MoreClocks() {
  const clocks = useCase(state => state.clocks);
  const stage = useCase(state => state.stage);
  const undated = clocks.filter(({ due }) => due === null);
  const ended = (stage?.clocks ?? []).filter(({ ended: end }) => end !== null);
  if (undated.length === 0 && ended.length === 0) return null;
  return (
    <div className="page-part more-clocks">
      <Undated rows={undated} waiting={stage?.waiting ?? []} />
      <Ended clocks={ended} />
    </div>
  );
}

function Undated({ rows, waiting }: { readonly rows: readonly DeadlineRow[]; readonly waiting: readonly WaitingClock[] }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [entering, setEntering] = useState<WaitingClock | null>(null);
  const [ending, setEnding] = useState<NamedClock | null>(null);
  if (rows.length === 0) return null;
  return (
    <>
      <ul className="clock-lines" aria-label={t('clock.undated')}>
        {rows.map(row => {
          const asked = waiting.find(({ clock, startEvent }) => clock === row.clock && startEvent === row.startEvent);
          return (
            <li key={`${row.clock} ${row.startEvent}`}>
              <b>{t(row.label)}</b>
              <span className="muted">
                {t(stateNames[row.state])}
                {row.missing.length > 0 && `: ${row.missing.map(({ label }) => t(label)).join(' / ')}`}
              </span>
              <span className="acts">
                <Button size="sm" onPress={() => explainDeadline(row)}>
                  {t('clock.explain')}
                  <span className="visually-hidden">{t(row.label)}</span>
                </Button>
                {mayWrite && asked !== undefined && (
                  <>
                    <Button size="sm" onPress={() => setEntering(asked)}>
                      {t('clock.enterStart')}
                      <span className="visually-hidden">{t(row.label)}</span>
                    </Button>
                    <Button
                      size="sm"
                      onPress={() => setEnding({ clock: asked.clock, startEvent: asked.startEvent, label: asked.label })}
                    >
                      {t('clock.end')}
                      <span className="visually-hidden">{t(row.label)}</span>
                    </Button>
                  </>
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {entering !== null && <EnterStart waiting={entering} onClose={() => setEntering(null)} />}
      {ending !== null && <EndClock named={ending} onClose={() => setEnding(null)} />}
    </>
  );
}

function Ended({ clocks }: { readonly clocks: readonly ExplainedToday[] }) {
  const t = useText();
  const reader = useReader();
  const mayWrite = useMayWrite();
  const [reopening, setReopening] = useState<NamedClock | null>(null);
  if (clocks.length === 0) return null;
  return (
    <details className="clock-ended">
      <summary>{t('clock.ended', { count: clocks.length })}</summary>
      <ul className="clock-lines">
        {clocks.map(({ clock, label, trigger, ended }) => (
          <li key={`${clock} ${trigger.event}`}>
            <b>{t(label)}</b>
            <span className="muted">{ended !== null && endSentences(ended, reader).join(' ')}</span>
            {mayWrite && ended?.by === 'person' && (
              <span className="acts">
                <Button size="sm" onPress={() => setReopening({ clock, startEvent: trigger.event, label })}>
                  {t('clock.reopen')}
                  <span className="visually-hidden">{t(label)}</span>
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {reopening !== null && <ReopenClock named={reopening} onClose={() => setReopening(null)} />}
    </details>
  );
}
