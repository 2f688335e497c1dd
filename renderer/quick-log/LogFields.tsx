import type { ReactNode } from 'react';
import { fieldAt } from '../../shared/catalogue.ts';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { useText } from '../text.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { PortionMark } from '../ui/marks/PortionMark.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { isTime, type LogEntry } from './entry.ts';
import { logRows, type LogRowId } from './letters.ts';
import { ItemsRow, PromisesRow } from './ListRows.tsx';
import { correct } from './quick-log-store.ts';

export type LogFieldsProps = {
  readonly entry: LogEntry;
  readonly chosen: CaseSummary | null;
  readonly agencies: readonly AgencyView[];
};

/** Everything that the line was understood as, each to correct. */
export function LogFields({ entry, chosen, agencies }: LogFieldsProps) {
  const t = useText();
  const hidden = { labelHidden: true };
  return (
    <div className="log-rows">
      <Row id="mode">
        <SegmentedControl
          label={t('quickLog.mode')}
          size="sm"
          segments={useOptions('exchange.mode')}
          value={entry.mode}
          onChange={mode => correct({ mode })}
        />
      </Row>
      <Row id="date">
        <DateField {...hidden} label={t('quickLog.date')} value={entry.date} onChange={date => correct({ date })} />
        <TextField
          {...hidden}
          label={t('quickLog.time')}
          value={entry.time}
          onChange={time => correct({ time })}
          error={isTime(entry.time) ? null : t('quickLog.badTime')}
        />
        <TextField
          {...hidden}
          label={t('quickLog.minutes')}
          value={entry.minutes}
          onChange={minutes => correct({ minutes })}
          placeholder={t('quickLog.minutes')}
        />
      </Row>
      <Row id="who">
        <ComboBox
          {...hidden}
          label={t('quickLog.agency')}
          value={entry.agency}
          onChange={agency => correct({ agency })}
          choices={agencies.filter(({ isOurs }) => !isOurs).map(({ code, names }) => ({ id: code, label: code, note: t(names) }))}
        />
        <TextField
          {...hidden}
          label={t('quickLog.person')}
          value={entry.person}
          onChange={person => correct({ person })}
          placeholder={t('quickLog.person')}
          maxLength={200}
        />
      </Row>
      <CaseRow entry={entry} chosen={chosen} />
      <Row id="summary">
        <PortionMark parts={[t('quickLog.portionMark')]} />
        <TextField
          {...hidden}
          label={t('quickLog.summary')}
          value={entry.summary}
          onChange={summary => correct({ summary })}
          rows={2}
          maxLength={20_000}
        />
      </Row>
      <Row id="items">
        <ItemsRow entry={entry} />
      </Row>
      <Row id="promises">
        <PromisesRow entry={entry} />
      </Row>
      <ValueRow entry={entry} />
    </div>
  );
}

function CaseRow({ entry, chosen }: Pick<LogFieldsProps, 'entry' | 'chosen'>) {
  const t = useText();
  return (
    <Row id="case">
      <TextField
        label={t('quickLog.case')}
        labelHidden
        mono
        value={entry.caseWords}
        onChange={caseWords => correct({ caseWords })}
        maxLength={40}
      />
      {chosen !== null ? (
        <span className="log-reading">
          <span className="mono">{chosen.reference}</span> <b>{chosen.persons || chosen.title}</b>
        </span>
      ) : (
        <span className="log-reading muted">{t(entry.caseWords === '' ? 'quickLog.noCase' : 'quickLog.caseUnknown')}</span>
      )}
    </Row>
  );
}

function ValueRow({ entry }: Pick<LogFieldsProps, 'entry'>) {
  const t = useText();
  return (
    <Row id="value">
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
    </Row>
  );
}

function Row({ id, children }: { readonly id: LogRowId; readonly children: ReactNode }) {
  const t = useText();
  const row = logRows.find(one => one.id === id);
  return (
    <div className="log-row" data-log-row={id}>
      <span className="log-name">
        {row && t(row.label)} <kbd>{row?.letter}</kbd>
      </span>
      <div className="log-controls">{children}</div>
    </div>
  );
}

function useOptions(path: string) {
  const t = useText();
  return Object.entries(fieldAt(path)?.options ?? {}).map(([id, label]) => ({ id, label: t(label) }));
}
