import { Info } from 'lucide-react';
import type { ExchangeOutlook } from '../../shared/case-view.ts';
import { mustReportContact, type OfficeDuties } from '../../shared/duties.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { LogEntry } from './entry.ts';
import { correct } from './quick-log-store.ts';

export type DutyRowProps = {
  readonly entry: LogEntry;
  readonly duties: OfficeDuties | null;
  readonly outlook: ExchangeOutlook | null;
};

/** What LSN 70 and 71 ask of this contact, and what must be entered where they bind. */
export function DutyRow({ entry, duties, outlook }: DutyRowProps) {
  const t = useText();
  const format = useFormat();
  if (duties === null || entry.agency === null) return null;
  const isBound = mustReportContact(duties, entry.agency.slice(0, 2));
  const said = isBound ? 'binds' : duties.standing === 'foreign' ? 'monthly' : 'free';
  const report = outlook?.report ?? null;
  const due = report === null ? null : format.range(report.dueOn, report.latest ?? report.dueOn);
  return (
    <div className="log-duty">
      <p>
        <Info aria-hidden />
        <span>
          <b>{t('quickLog.duty.law')}</b> {t(`quickLog.duty.${said}`)} {due !== null && t('quickLog.duty.due', { date: due })}
        </span>
      </p>
      {isBound && (
        <div className="log-controls">
          <TextField
            label={t('quickLog.authorisation')}
            value={entry.authorisation}
            onChange={authorisation => correct({ authorisation })}
            maxLength={200}
          />
          <Select
            label={t('quickLog.sre')}
            value={entry.sreRepresentative === null ? null : entry.sreRepresentative ? 'yes' : 'no'}
            onChange={choice => correct({ sreRepresentative: choice === 'yes' })}
            choices={[
              { id: 'yes', label: t('quickLog.present') },
              { id: 'no', label: t('quickLog.absent') },
            ]}
          />
        </div>
      )}
    </div>
  );
}
