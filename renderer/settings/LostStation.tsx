import { useEffect, useState } from 'react';
import type { StationView } from '../../shared/contract/stations.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { readOwnKeys } from './lost-store.ts';
import { RemoveStationDialog } from './RemoveStationDialog.tsx';
import { forgetFailure, readMachines, removeStation, useStations } from './stations-store.ts';

/** The lost laptop among the stations of the office, to be taken out; an office of one machine has none to take out. */
export function LostStation({ only }: { readonly only: string | null }) {
  const t = useText();
  const { standing, failure, isBusy } = useStations();
  const [leaving, setLeaving] = useState<StationView | null>(null);
  useEffect(() => {
    forgetFailure();
    void readMachines();
  }, []);
  const stations = standing?.stations ?? [];
  const others = stations.filter(({ isOwn, removedAtMs }) => !isOwn && removedAtMs === null);
  const out = stations.filter(({ removedAtMs }) => removedAtMs !== null).map(({ label }) => label);

  async function remove({ number, label }: StationView): Promise<void> {
    setLeaving(null);
    if (!(await removeStation(number))) return;
    notify({ title: t('joining.remove.done', { station: label }), tone: 'done' });
    await readOwnKeys(); // they were renewed with it
  }

  return (
    <>
      {out.length > 0 && <span className="muted">{t('lost.station.out', { names: out.join(', ') })}</span>}
      {others.length === 0 && out.length === 0 && <span className="muted">{t('lost.station.none')}</span>}
      {others.map(station => (
        <Button key={station.number} onPress={() => setLeaving(station)} isPending={isBusy} unavailable={only}>
          {t('joining.remove.press', { station: station.label })}
        </Button>
      ))}
      {failure !== null && <FailureNote failure={failure} />}
      {leaving !== null && (
        <RemoveStationDialog label={leaving.label} onClose={() => setLeaving(null)} onConfirm={() => void remove(leaving)} />
      )}
    </>
  );
}
