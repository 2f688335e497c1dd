import { useState } from 'react';
import { useDay } from '../day.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { notify } from '../ui/notice.ts';
import type { PartProps } from './part.ts';
import { setZone } from './settings-store.ts';

/** By which zone's days the office lives, and which day it is there. */
export function OfficeZone({ isSupervisor }: PartProps) {
  const t = useText();
  const format = useFormat();
  const { on, zone } = useDay();
  const [chosen, setChosen] = useState<string | null>(zone);
  const zones = [...new Set([zone, ...Intl.supportedValuesOf('timeZone')])].toSorted();

  async function keep(): Promise<void> {
    if (chosen !== null && (await setZone(chosen))) notify({ title: t('settings.zone.kept'), tone: 'done' });
  }

  return (
    <section>
      <h2 className="h-section h-ruled">{t('settings.zone.title')}</h2>
      <p className="note">{t('settings.zone.today', { date: format.dateWithWeekday(on), zone })}</p>
      <ComboBox
        label={t('settings.zone.label')}
        description={t('settings.zone.note')}
        choices={zones.map(id => ({ id, label: id.replaceAll('_', ' ') }))}
        value={chosen}
        onChange={setChosen}
      />
      <Button onPress={() => void keep()} unavailable={isSupervisor ? null : t('settings.supervisorsOnly')}>
        {t('settings.zone.keep')}
      </Button>
    </section>
  );
}
