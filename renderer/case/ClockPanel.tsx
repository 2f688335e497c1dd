import { Info } from 'lucide-react';
import { useState } from 'react';
import { weekendName } from '../../shared/clocks/calendar.ts';
import type { ClockExplanation, ExplainedToday } from '../../shared/clocks/explain.ts';
import { mayExpire, stateNames, toBeConfirmed } from '../../shared/clocks/sentences.ts';
import type { DeadlineRow } from '../../shared/pipeline.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText, type Translate } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EndClock } from './EndClock.tsx';
import { Keys } from '../ui/Keys.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import type { PanelOf } from '../record/case-store.ts';

/** Why a clock shows its dates: what starts and ends it, each rule with its date, the days counted, what follows, and what counsel must confirm. */
export function ClockPanel({ panel: { row, explanations } }: { readonly panel: PanelOf<'clock'> }) {
  const t = useText();
  const format = useFormat();
  const own = explanations[0];
  const date = row.mustStopBy === null ? null : format.range(row.mustStopBy, row.latest ?? row.mustStopBy);
  return (
    <PanelSection title={date === null ? t(row.label) : t('cases.explainWhy', { date })} right={<Keys keys={['Esc']} />}>
      <div className="stack">
        <p className="strong small">{t(row.label)}</p>
        {own === undefined ? (
          <>
            {row.citation !== null && <p className="note">{t(row.citation.text)}</p>}
            {row.entered !== null && <p className="note">{row.entered.why.map(sentence => t(sentence)).join(' ')}</p>}
          </>
        ) : (
          <>
            <StartAndEnd own={own} />
            <Rules explanations={explanations} />
            <Counted own={own} />
            <Counsel explanations={explanations} />
            <EndButton row={row} />
          </>
        )}
      </div>
    </PanelSection>
  );
}

/** The way to say that it no longer applies; nothing for what was entered by hand, which is done or cancelled where it stands. */
function EndButton({ row: { clock, startEvent, label, ended } }: { readonly row: DeadlineRow }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [isEnding, setEnding] = useState(false);
  if (!mayWrite || clock === null || ended !== null) return null;
  return (
    <div>
      <Button size="sm" onPress={() => setEnding(true)}>
        {t('clock.end')}…
      </Button>
      {isEnding && <EndClock named={{ clock, startEvent, label }} onClose={() => setEnding(false)} />}
    </div>
  );
}

function StartAndEnd({ own }: { readonly own: ClockExplanation }) {
  const t = useText();
  const format = useFormat();
  const { trigger, stop, stopsOn, stopsNot } = own;
  const ends = stop ? `${format.date(stop.on)}, ${t(stop.label)}` : (stopsOn?.map(label => t(label)).join('; ') ?? '');
  return (
    <dl className="kv clock-kv">
      <dt>{t('cases.starts')}</dt>
      <dd>
        {format.date(trigger.on, 'always')}, {lower(t(trigger.label))}
      </dd>
      <dt>{t('cases.ends')}</dt>
      <dd>{stopsNot === null ? lower(ends) : t(stopsNot)}</dd>
    </dl>
  );
}

/** One line for each rule that counts from the same event, and for each way of reading it. */
function Rules({ explanations }: { readonly explanations: readonly ClockExplanation[] }) {
  const t = useText();
  const format = useFormat();
  const lines = explanations.flatMap(one => one.readings.map(reading => ({ one, reading })));
  const earliest = lines.map(({ reading }) => reading.lastDay).toSorted()[0];
  return (
    <table className="clock-rules" aria-label={t('cases.rules')}>
      <tbody>
        {lines.map(({ one, reading }) => (
          <tr key={`${one.clock} ${reading.kind}`}>
            <th scope="row">{t(one.citation.text)}</th>
            <td>{lengthOf(one, reading.kind, t)}</td>
            <td className={reading.lastDay === earliest ? 'soon' : ''}>{format.date(reading.lastDay)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Counted({ own }: { readonly own: ExplainedToday }) {
  const t = useText();
  const format = useFormat();
  const reading = own.readings[0];
  if (reading === undefined)
    return <p className="note">{t(own.noTerm ?? (mayExpire(own.state) ? own.lapse : stateNames[own.state]))}</p>;
  const named = reading.skipped.filter(({ why }) => why.en !== weekendName.en);
  const weekendDays = reading.skipped.length - named.length;
  const holidays = named.map(({ date, why }) => `${format.date(date)} (${lower(t(why))})`).join(', ');
  return (
    <p className="note">
      {own.stop === null && own.daysSoFar > 0 && `${t('cases.daysSoFar', { count: own.daysSoFar })} `}
      {reading.skipped.length === 0
        ? t('cases.noneSkipped')
        : t('cases.skipped', { days: t('cases.weekendDays', { count: weekendDays }), holidays: holidays || '—' })}{' '}
      {own.readings.flatMap(({ recesses }) => recesses).map(({ name, days }) => `${t('clock.recess', { name, days })} `)}
      {own.readings.length > 1 && `${t('cases.earliestWarns')} `}
      {own.changes.map(change => `${format.date(change.on)}: ${change.reason}. `)}
      {own.noTerm === null && mayExpire(own.state) && t('cases.ifItLapses', { what: lower(t(own.lapse)) })}
      {own.note !== null && ` ${t(own.note)}`}
    </p>
  );
}

function Counsel({ explanations }: { readonly explanations: readonly ClockExplanation[] }) {
  const t = useText();
  const remembered = explanations.filter(({ citation }) => citation.tag === 'M');
  if (remembered.length === 0) return null;
  return (
    <div className="counsel">
      <Info aria-hidden />
      <span>
        {remembered.map(({ citation }) => t(citation.text)).join('; ')}: {t('cases.fromMemory')}, {t(toBeConfirmed)}.
      </span>
    </div>
  );
}

function lengthOf({ rule }: ClockExplanation, reading: string, t: Translate): string {
  const { length, days } = rule;
  if (length.kind === 'months') return t('cases.months', { count: length.months });
  if (length.kind !== 'days') return t(`cases.length.${length.kind === 'date' ? 'date' : 'monthly'}`);
  const type = days.type === 'unspecified' ? reading : days.type;
  return t(type === 'business' ? 'cases.businessDays' : 'cases.calendarDays', { count: length.days });
}

/** A label inside a sentence: its first letter small, unless it begins with a name or an abbreviation. */
function lower(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase() + label.slice(1) : label;
}
