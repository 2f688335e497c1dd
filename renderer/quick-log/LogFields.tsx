import { fieldAt } from '../../shared/catalogue.ts';
import type { ExchangeOutlook } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { quickLogText } from '../../shared/text/quick-log.ts';
import { useText } from '../text.ts';
import { PortionMark } from '../marks/PortionMark.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { CaseRow } from './CaseRow.tsx';
import { DateRow } from './DateRow.tsx';
import { DatesAsked } from './DatesAsked.tsx';

import { ItemsRow, PromisesRow } from './ListRows.tsx';
import { LogRow } from './LogRow.tsx';
import { markOf, openState, type Opened } from './row-state.ts';
import { correct, type ReadLog } from './quick-log-store.ts';
import { WhoRow } from './WhoRow.tsx';

export type LogFieldsProps = Opened & {
  readonly log: ReadLog;
  readonly agencies: readonly AgencyView[];
  readonly outlook: ExchangeOutlook | null;
};

/** Everything that the line was understood as, each to correct. */
export function LogFields({ log, agencies, outlook, ...which }: LogFieldsProps) {
  const t = useText();
  const { entry } = log;
  const shields = outlook?.shields ?? null;
  return (
    <div className="log-rows">
      <LogRow id="mode">
        <SegmentedControl
          label={t('quickLog.mode')}
          size="sm"
          segments={useOptions('exchange.mode').map(({ id, label }) => ({
            id,
            label: isMode(id) ? t(`quickLog.modes.${id}`) : label,
            name: label,
          }))}
          value={entry.mode}
          onChange={mode => correct({ mode })}
        />
      </LogRow>
      <DateRow entry={entry} {...which} />
      <DatesAsked doubts={entry.doubts} />
      <WhoRow entry={entry} who={log.who} people={log.people} agencies={agencies} shield={shields?.person ?? null} {...which} />
      <CaseRow log={log} {...which} />
      <SummaryRow summary={entry.summary} shield={shields?.summary ?? null} {...which} />
      <ItemsRow entry={entry} shield={shields?.items ?? null} {...which} />
      <PromisesRow entry={entry} shield={shields?.promises ?? null} {...which} />
      <ValueRow log={log} />
    </div>
  );
}

type SummaryRowProps = Opened & {
  readonly summary: string;
  readonly shield: NonNullable<ExchangeOutlook['shields']>['summary'] | null;
};

function SummaryRow({ summary, shield, ...which }: SummaryRowProps) {
  const t = useText();
  const reading = summary === '' ? <span className="muted">{t('quickLog.noSummary')}</span> : <span>{summary}</span>;
  return (
    <LogRow
      {...openState('summary', which)}
      shield={shield}
      reading={
        <span className="log-portion">
          <PortionMark parts={markOf('portion.text')} />
          {reading}
        </span>
      }
    >
      <PortionMark parts={markOf('portion.text')} />
      <TextField
        label={t('quickLog.summary')}
        labelHidden
        value={summary}
        onChange={text => correct({ summary: text })}
        rows={2}
        maxLength={20_000}
      />
    </LogRow>
  );
}

function ValueRow({ log: { entry } }: Pick<LogFieldsProps, 'log'>) {
  const t = useText();
  return (
    <LogRow id="value">
      <SegmentedControl
        label={t('quickLog.value')}
        size="sm"
        segments={useOptions('exchange.evidentiaryStatus')}
        value={entry.value}
        onChange={value => correct({ value })}
      />
      <Select
        label={t('quickLog.channel')}
        look="filter"
        value={entry.channel}
        onChange={channel => correct({ channel })}
        choices={useOptions('exchange.channel')}
      />
      {entry.value !== 'evidence' && <span className="log-reading muted">{t('quickLog.valueNote')}</span>}
    </LogRow>
  );
}

function isMode(id: string): id is keyof typeof quickLogText.modes {
  return Object.hasOwn(quickLogText.modes, id);
}

function useOptions(path: string) {
  const t = useText();
  return Object.entries(fieldAt(path)?.options ?? {}).map(([id, label]) => ({ id, label: t(label) }));
}
