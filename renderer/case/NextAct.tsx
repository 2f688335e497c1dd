import { Button as AriaButton } from 'react-aria-components';
import type { CaseView } from '../../shared/case-view.ts';
import { stateNames } from '../../shared/clocks/sentences.ts';
import { owedWhen } from '../../shared/owed-text.ts';
import { daysWords } from '../clocks/ClockChip.tsx';
import { drawnAs } from '../clocks/clock-reading.ts';
import { Pie } from '../clocks/Pie.tsx';
import { useFormat } from '../format.ts';
import { explainDeadline, useCase } from '../record/case-store.ts';
import { useText } from '../text.ts';
import { Keys } from '../ui/Keys.tsx';
import { Menu } from '../ui/Menu.tsx';
import { clockGroups, groupOfAct, keyOfClock, type ClockGroup } from './next-act.ts';

/** So many other clocks stand beside the act; all of them are in the menu. */
const SHOWN = 3;

/** The one thing to do next with its day, its rules and its papers; the other clocks beside it. */
export function NextAct({ view: { owed } }: { readonly view: CaseView }) {
  const t = useText();
  const format = useFormat();
  const clocks = useCase(state => state.clocks);
  const papers = useCase(state => state.stage?.package ?? null);
  const groups = clockGroups(clocks);
  const own = groupOfAct(owed, groups);
  const due = owed === null ? (own?.first.due ?? null) : owed.due;
  const others = groups.filter(group => group !== own);
  if (owed === null && groups.length === 0) return null;
  return (
    <section className="next-act" aria-label={t('cases.nextAct')}>
      <div className={`next-what ${due === null ? '' : drawnAs[due.tone]}`}>
        {due !== null && <Pie elapsed={due.elapsed} tone={due.tone} />}
        <div>
          <div className="strong ellipsis">{owed === null ? own && t(own.first.label) : t(owed.what)}</div>
          <div className="next-when">
            <b>{owed === null ? due && format.range(due.earliest, due.latest) : t(owedWhen(owed, format))}</b>
            {due !== null && <span>{daysWords(due, t, format)}</span>}
            {own !== null && <Explain group={own} />}
            {papers !== null && papers.lines.length > 0 && (
              <span>{t('cases.papers', { done: papers.readyCount, total: papers.lines.length })}</span>
            )}
          </div>
        </div>
      </div>
      {others.length > 0 && <Others groups={others} />}
    </section>
  );
}

function Explain({ group: { first, rules } }: { readonly group: ClockGroup }) {
  const t = useText();
  return (
    <AriaButton className="link" onPress={() => explainDeadline(first)}>
      <span className="visually-hidden">
        {t('clock.explain')} {t(first.label)}:{' '}
      </span>
      {first.state === 'for-counsel' ? t(stateNames[first.state]) : t('cases.ruleCount', { count: rules })}
      <Keys keys={['E']} />
    </AriaButton>
  );
}

function Others({ groups }: { readonly groups: readonly ClockGroup[] }) {
  const t = useText();
  const format = useFormat();
  const open = (key: string) => {
    const found = groups.find(({ first }) => keyOfClock(first) === key);
    if (found !== undefined) explainDeadline(found.first);
  };
  const words = ({ first, rules }: ClockGroup) =>
    [
      t(first.label),
      first.due === null ? '' : format.range(first.due.earliest, first.due.latest),
      rules > 1 ? t('cases.ruleCount', { count: rules }) : '',
    ]
      .filter(Boolean)
      .join(', ');
  return (
    <div className="next-others">
      <ul aria-label={t('clock.clocks')}>
        {groups.slice(0, SHOWN).map(group => (
          <li key={keyOfClock(group.first)}>
            <OtherClock group={group} />
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && (
        <Menu
          label={t('cases.allClocks')}
          onAction={open}
          entries={groups.map(group => ({ id: keyOfClock(group.first), label: words(group) }))}
          trigger={
            <AriaButton className="link">
              +{groups.length - SHOWN}
              <span className="visually-hidden">{t('cases.allClocks')}</span>
            </AriaButton>
          }
        />
      )}
    </div>
  );
}

function OtherClock({ group: { first } }: { readonly group: ClockGroup }) {
  const t = useText();
  const format = useFormat();
  const { due } = first;
  if (due === null) return null;
  return (
    <AriaButton className={`other-clock ${due.tone === 'lapsed' ? 'over' : ''}`} onPress={() => explainDeadline(first)}>
      <span className="visually-hidden">{t('clock.explain')} </span>
      <span className="ellipsis" title={t(first.label)}>
        {t(first.label)}
      </span>{' '}
      <span className="other-when">
        <Pie elapsed={due.elapsed} tone={due.tone} />
        {format.range(due.earliest, due.latest)} <small>{daysWords(due, t, format)}</small>
      </span>
    </AriaButton>
  );
}
