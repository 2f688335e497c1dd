import { Info } from 'lucide-react';
import { mustReportContact, type OfficeDuties } from '../../shared/duties.ts';
import { useText } from '../text.ts';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { LogEntry } from './entry.ts';
import { correct } from './quick-log-store.ts';

/** What LSN 70 and 71 ask of this contact, and what must be entered where they bind. */
export function DutyRow({ entry, duties }: { readonly entry: LogEntry; readonly duties: OfficeDuties | null }) {
  const t = useText();
  if (duties === null || entry.agency === null) return null;
  const isBound = mustReportContact(duties, entry.agency.slice(0, 2));
  const said = isBound ? 'binds' : duties.standing === 'foreign' ? 'monthly' : 'free';
  return (
    <div className="log-duty">
      <p>
        <Info aria-hidden /> {t(`quickLog.duty.${said}`)}
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
