import { useEffect, useState } from 'react';
import type { MonthlyFiling } from '../../shared/duties.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useOfficeToday } from '../day.ts';
import { useFormat } from '../format.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { fileMonthly, readMonthly, retractMonthly, useSettings } from './settings-store.ts';

/** The monthly reports that were entered (LSN 71-V). One entered by mistake is taken back with its reason, and stays on record. */
export function MonthlyReports() {
  const t = useText();
  const format = useFormat();
  const mayWrite = useMayWrite();
  const filings = useSettings(state => state.monthly) ?? [];
  const [wrong, setWrong] = useState<MonthlyFiling | null>(null);
  useEffect(() => void readMonthly(), []);
  useResumed(
    'retraction ',
    place => setWrong(filings.find(({ id }) => place === `retraction ${id}`) ?? null),
    filings.length > 0,
  );
  const today = useOfficeToday();
  const isEntered = filings.some(({ filedOn, retractedBy }) => filedOn === today && retractedBy === null);
  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.monthly.title')}</h2>
      {filings.length === 0 && <p className="note">{t('settings.monthly.none')}</p>}
      <ul className="stack tight">
        {filings.map(filing => (
          <li key={filing.id} className="row">
            <span className={filing.retractedBy === null ? 'strong' : 'muted'}>{format.date(filing.filedOn, 'always')}</span>
            <span className="small muted grow ellipsis">
              {filing.retractedBy === null
                ? filing.filedBy
                : t('settings.monthly.retracted', { who: filing.retractedBy, why: filing.retractedWhy ?? '' })}
            </span>
            {filing.retractedBy === null && mayWrite && (
              <Button size="sm" onPress={() => setWrong(filing)}>
                {t('settings.monthly.retract')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button
        onPress={() => void fileMonthly(today)}
        unavailable={mayWrite ? (isEntered ? t('settings.monthly.already') : null) : t('cases.auditor')}
      >
        {t('settings.monthly.file')}
      </Button>
      {wrong !== null && <Retract filing={wrong} onClose={() => setWrong(null)} />}
    </section>
  );
}

function Retract({ filing, onClose }: { readonly filing: MonthlyFiling; readonly onClose: () => void }) {
  const t = useText();
  const format = useFormat();
  const typed = useDraft(`retraction ${filing.id}`, '');
  const reason = typed.value;
  return (
    <AskDialog
      title={t('settings.monthly.retractTitle', { date: format.date(filing.filedOn, 'always') })}
      act={t('settings.monthly.retract')}
      missing={reason.trim() === '' ? t('today.snoozeReason') : null}
      typed={typed}
      run={async () => ((await retractMonthly(filing.id, reason.trim())) ? null : false)}
      onClose={onClose}
    >
      <p>{t('settings.monthly.retractNote')}</p>
      <TextField label={t('today.reason')} value={reason} maxLength={200} onChange={typed.change} />
    </AskDialog>
  );
}
