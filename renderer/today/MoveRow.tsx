import { isPast } from '../../shared/clocks/due.ts';
import type { DayGroupId, DayRow } from '../../shared/day.ts';
import { owedBy, owedWhen } from '../../shared/owed-text.ts';
import { ClockChip } from '../clocks/ClockChip.tsx';
import { WhoseMove } from '../clocks/WhoseMove.tsx';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { KeyHint } from '../ui/Keys.tsx';

type MoveRowProps = {
  readonly row: DayRow;
  readonly group: DayGroupId;
  readonly isOfFold: boolean; // it stands under the head of what is alike
  readonly index: number;
  readonly isActive: boolean;
  readonly onFocus: () => void;
};

/** One thing to do, or that others have to do: by when, what, of which case, and of whom. */
export function MoveRow({ row, group, isOfFold, index, isActive, onFocus }: MoveRowProps) {
  const t = useText();
  const isAsleep = group === 'asleep';
  const { snooze, note, reference, title, whose } = row;
  const under = [title, note && t(note), isAsleep && snooze?.reason]
    .filter(words => typeof words === 'string' && words !== '')
    .join(' · ');
  return (
    <div
      role="row"
      className={`due ${isAsleep ? 'asleep' : ''} ${isOfFold ? 'of-fold' : ''}`}
      aria-level={isOfFold ? 2 : 1}
      data-index={index}
      data-row-key={row.key}
      tabIndex={isActive ? 0 : -1}
      onFocus={onFocus}
      onClick={event => event.currentTarget.focus()}
      onDoubleClick={() => openRow(row)}
    >
      <div role="gridcell" className="due-when">
        <When row={row} group={group} />
      </div>
      <div role="gridcell" className="due-what">
        <div className="strong">{t(row.what)}</div>
        <div className="small muted">
          {whose !== 'us' && (
            <>
              <WhoseMove side={whose} name={t(owedBy(row))} />{' '}
            </>
          )}
          {reference === null ? row.caseId === null && t('today.office') : <span className="mono">{reference}</span>} {under}
        </div>
      </div>
      <div role="gridcell" className="due-kind">
        <Acts row={row} isAsleep={isAsleep} />
        <span className="due-side">
          <Beside row={row} group={group} />
        </span>
      </div>
    </div>
  );
}

function When({ row, group }: Pick<MoveRowProps, 'row' | 'group'>) {
  const { due, snooze, weight } = row;
  const t = useText();
  const format = useFormat();
  if (group === 'asleep' && snooze)
    return <span className="small muted">{t('today.asleepUntil', { date: format.date(snooze.until) })}</span>;
  if (due !== null && weight !== 'ask' && group !== 'ask' && group !== 'waiting') return <ClockChip clock={due} />;
  return <span className={`small ${group === 'ask' ? 'strong' : 'muted'}`}>{t(owedWhen(row, format))}</span>;
}

/** What can be done with the row, shown where it has the focus. */
function Acts({ row, isAsleep }: { readonly row: DayRow; readonly isAsleep: boolean }) {
  const t = useText();
  const mayWrite = useMayWrite();
  return (
    <span className="hints">
      <KeyHint keys={['Enter']} does={t('today.open')} />
      {isExplained(row) && <KeyHint keys={['E']} does={t('clock.explain')} />}
      {mayWrite && row.row !== null && <KeyHint keys={['S']} does={t(isAsleep ? 'today.wake' : 'today.snooze')} />}
      {mayWrite && row.whose !== 'us' && row.act !== null && <KeyHint keys={['R']} does={t('today.remind')} />}
    </span>
  );
}

/** At the row's end: since when it is with others and who was reminded; else when it was due, or of what kind it is. */
function Beside({ row, group }: Pick<MoveRowProps, 'row' | 'group'>) {
  const t = useText();
  const format = useFormat();
  const { due, kind, weight, since, days, reminder, rules } = row;
  if (group === 'ask' || group === 'waiting') {
    const until =
      since === null ? '' : t('today.since', { date: format.date(since), days: t('clock.dayCount', { count: days ?? 0 }) });
    const asked =
      reminder === null ? t('today.neverReminded') : t('today.reminded', { date: format.date(reminder.on), by: reminder.by });
    return `${until} · ${asked}`;
  }
  if (due !== null && isPast(due) && weight !== 'ask') return t(owedWhen(row, format));
  if (weight === 'ask' && since !== null)
    return t('today.since', { date: format.date(since), days: t('clock.dayCount', { count: days ?? 0 }) });
  const words = t(`today.kind.${kind === 'stage' || kind === 'clock' || kind === 'deadline' ? (weight ?? 'soft') : kind}`);
  const [rule] = rules;
  if (rule === undefined || !isExplained(row)) return words;
  return (
    <>
      {words} ·{' '}
      <button type="button" className="link" tabIndex={-1} onClick={() => explainRow(row)}>
        {rules.length === 1 ? t(rule) : t('today.rules', { count: rules.length })}
      </button>
    </>
  );
}

/** Whether a row stands by rules that are not its own name. */
export function isExplained({ caseId, kind, rules }: DayRow): boolean {
  return caseId !== null && (rules.length > 1 || (rules.length === 1 && kind === 'clock'));
}

/** Why its day is the last one, on its case. */
export function explainRow({ caseId, rules: [rule] }: DayRow): void {
  if (caseId !== null && rule !== undefined) go({ screen: 'case', caseId, at: { kind: 'rule', name: rule.en } });
}

export function openRow(row: DayRow | undefined): void {
  if (row === undefined) return;
  if (row.kind === 'notice') return go({ screen: 'consents' });
  if (row.kind === 'classification' && row.packet !== null)
    return go({ screen: 'packet', packetId: row.packet, direction: 'out' });
  if (row.kind === 'recall' && row.packet !== null) return go({ screen: 'packet', packetId: row.packet, direction: 'in' });
  if (row.packet !== null) return go({ screen: 'approval', packetId: row.packet });
  if (row.action !== null) return go({ screen: 'framework', item: row.action });
  if (row.caseId === null) return go({ screen: row.kind === 'duty' ? 'monthly' : 'settings' });
  const { record } = row;
  const place = record === null ? {} : { at: { kind: 'record' as const, record } };
  go({ screen: 'case', caseId: row.caseId, ...(row.kind === 'document' ? { tab: 'documents' } : place) });
}
