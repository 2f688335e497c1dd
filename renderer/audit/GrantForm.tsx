import { useState } from 'react';
import { civilDate, dayNumber } from '../../shared/clocks/civil-date.ts';
import type { Failure } from '../../shared/failure.ts';
import type { CivilDate, UserId } from '../../shared/language.ts';
import { useOfficeToday } from '../day.ts';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useAudit } from './audit-store.ts';
import { grantCase } from './grant-store.ts';

/** As the contract's row refuses what is longer. */
const MOST_DAYS = 90;
const USUAL_DAYS = 14;

type Typed = {
  readonly auditor: UserId | null;
  readonly reference: string;
  readonly until: CivilDate | null;
  readonly ground: string;
};

/** A supervisor opens one case to one auditor until a day, on a ground. */
export function GrantForm() {
  const t = useText();
  const today = useOfficeToday();
  const dayAfter = (days: number): CivilDate => civilDate(dayNumber(today) + days);
  const auditors = useAudit(state => state.users).filter(({ role, disabledAtMs }) => role === 'auditor' && disabledAtMs === null);
  const nothing: Typed = { auditor: null, reference: '', until: dayAfter(USUAL_DAYS), ground: '' };
  const typed = useDraft<Typed>('grant', nothing);
  const { auditor, reference, until, ground } = typed.value;
  const change = (part: Partial<Typed>) => typed.change({ ...typed.value, ...part });
  const [failure, setFailure] = useState<Failure | null>(null);
  useResumed('grant', () => undefined); // it stands open
  const chosen = auditor ?? (auditors.length === 1 ? auditors[0]!.id : null);
  const isWhole = chosen !== null && until !== null && reference.trim() !== '' && ground.trim() !== '';

  async function grant(): Promise<void> {
    if (chosen === null || until === null) return;
    const refused = await grantCase({ auditor: chosen, reference: reference.trim(), until, ground: ground.trim() });
    setFailure(refused);
    if (refused !== null) return;
    typed.change(nothing);
  }

  if (auditors.length === 0) return <p className="note">{t('audit.noAuditor')}</p>;
  return (
    <section className="stack">
      <h3 className="h-section">{t('audit.grant')}</h3>
      {failure !== null && <FailureNote failure={failure} />}
      <div className="filters">
        <TextField
          label={t('audit.reference')}
          value={reference}
          onChange={text => change({ reference: text })}
          maxLength={200}
        />
        <Select
          label={t('audit.auditor')}
          choices={auditors.map(({ id, label }) => ({ id, label }))}
          value={chosen}
          onChange={id => change({ auditor: id })}
        />
        <DateField
          label={t('audit.until')}
          value={until}
          onChange={date => change({ until: date })}
          min={today}
          max={dayAfter(MOST_DAYS)}
        />
        <TextField label={t('audit.ground')} value={ground} onChange={text => change({ ground: text })} maxLength={200} />
        <Button variant="primary" unavailable={isWhole ? null : t('audit.grantLacks')} onPress={() => void grant()}>
          {t('audit.grant')}
        </Button>
      </div>
    </section>
  );
}
