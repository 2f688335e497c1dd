import { useEffect, useState } from 'react';
import type { OfficeDuties } from '../../shared/duties.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';
import { MonthlyReports } from './MonthlyReports.tsx';
import type { PartProps } from './part.ts';
import { readDuties, setDuties, useSettings } from './settings-store.ts';

const standings = ['federal', 'state', 'municipal', 'borough', 'foreign'] as const;
const days = Array.from({ length: 31 }, (_, index) => String(index + 1));

const reviewChoices = ['1', '2', '3', '4', '6', '9', '12', '18', '24'];

/** Whom LSN 70 binds here, and when the monthly report falls due. */
export function DutiesPart({ isSupervisor }: PartProps) {
  const duties = useSettings(state => state.duties);
  useEffect(() => void readDuties(), []);
  if (duties === null) return null;
  const { standing, monthlyDay, reviewMonths } = duties;
  return (
    <>
      <DutiesForm key={`${standing} ${monthlyDay} ${reviewMonths}`} duties={duties} isSupervisor={isSupervisor} />
      {standing === 'foreign' && <MonthlyReports />}
    </>
  );
}

function DutiesForm({ duties, isSupervisor }: PartProps & { readonly duties: OfficeDuties }) {
  const t = useText();
  const { failure, isBusy } = useSettings();
  const [standing, setStanding] = useState(duties.standing);
  const [day, setDay] = useState(String(duties.monthlyDay));
  const [months, setMonths] = useState(String(duties.reviewMonths));

  const onlySupervisor = isSupervisor ? null : t('settings.supervisorsOnly');

  async function keep(): Promise<void> {
    const set = { standing, monthlyDay: Number(day), reviewMonths: Number(months) };
    if (await setDuties(set)) notify({ title: t('settings.duties.kept'), tone: 'done' });
  }

  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.duties.title')}</h2>
      <Select
        label={t('settings.duties.standing')}
        description={t('settings.duties.standingNote')}
        choices={standings.map(id => ({ id, label: t(`settings.duties.standings.${id}`) }))}
        value={standing}
        onChange={setStanding}
        unavailable={onlySupervisor}
      />
      <Select
        label={t('settings.duties.monthlyDay')}
        description={t('settings.duties.monthlyNote')}
        choices={days.map(id => ({ id, label: id }))}
        value={day}
        onChange={setDay}
        unavailable={onlySupervisor}
      />
      <Select
        label={t('settings.duties.reviewMonths')}
        description={t('settings.duties.reviewNote')}
        choices={reviewChoices.map(id => ({ id, label: id }))}
        value={months}
        onChange={setMonths}
        unavailable={onlySupervisor}
      />
      {failure && <FailureNote failure={failure} />}
      <Button variant="primary" onPress={() => void keep()} isPending={isBusy} unavailable={onlySupervisor}>
        {t('settings.duties.keep')}
      </Button>
    </section>
  );
}
