import { useEffect, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import type { StationView } from '../../shared/contract/stations.ts';
import { stationText as texts } from '../../shared/text/stations.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { AddStationDialog } from './AddStationDialog.tsx';
import { CarrierPart } from './CarrierPart.tsx';
import { BroughtBackPart, TwoValuesPart, UnheardPart } from './ApartPart.tsx';
import { ForksPart } from './ForksPart.tsx';
import type { PartProps } from './part.ts';
import { StationTable } from './StationTable.tsx';
import { RemoveStationDialog } from './RemoveStationDialog.tsx';
import { exchangeNow, followStations, removeStation, useStations } from './stations-store.ts';

/** The machines of the office, how they stand to each other, and what was recorded at two of them. */
export function StationsPart({ isSupervisor }: PartProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const { standing, forks, conflicts, broughtBack, carrier, known, exchanged, isBusy, failure } = useStations();
  useEffect(() => followStations(mayWrite), [mayWrite]);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<StationView | null>(null);
  const isOfSeveral = (standing?.stations.length ?? 0) > 0;
  const own = standing?.stations.find(({ isOwn }) => isOwn);
  const isOut = own !== undefined && own.removedAtMs !== null;
  const exchanges = isOfSeveral && !isOut && own?.isForked !== true; // else nothing more goes or comes

  async function remove({ number, label }: StationView): Promise<void> {
    setLeaving(null);
    if (await removeStation(number)) notify({ title: t('joining.remove.done', { station: label }), tone: 'done' });
  }

  return (
    <>
      <section>
        <h2 className="h-section h-ruled">{t('settings.part.stations')}</h2>
        <p className="note">{t(texts.note)}</p>
        {failure !== null && !isAdding && !(isOut && failure.code === 'office/removed') && <FailureNote failure={failure} />}
        {standing !== null && !isOfSeveral && <p className="muted">{t(texts.oneStation)}</p>}
        {isOut && <p className="strong">{t('joining.takenOut')}</p>}
        {standing !== null && isOfSeveral && <StationTable standing={standing} onRemove={isSupervisor ? setLeaving : null} />}
        {mayWrite && (
          <div className="row wrap">
            {exchanges && carrier !== null && !carrier.isWithdrawn && (
              <Button variant="primary" isPending={isBusy} onPress={() => void exchangeNow('carrier')}>
                {t(texts.exchangeNow)}
              </Button>
            )}
            {exchanges && (
              <Button
                variant={carrier === null && known.length === 0 ? 'primary' : 'plain'}
                isPending={isBusy}
                onPress={() => void exchangeNow('folder')}
              >
                {t(texts.exchangeFolder)}
              </Button>
            )}
            {isSupervisor && !isOut && <Button onPress={() => setAdding(true)}>{t('joining.add.button')}</Button>}
          </div>
        )}
        {exchanged !== null && <ExchangedLines exchanged={exchanged} />}
      </section>
      {isAdding && <AddStationDialog onClose={() => setAdding(false)} />}
      {leaving !== null && (
        <RemoveStationDialog label={leaving.label} onClose={() => setLeaving(null)} onConfirm={() => void remove(leaving)} />
      )}
      {forks.length > 0 && <ForksPart forks={forks} isSupervisor={isSupervisor} />}
      {mayWrite && exchanges && <CarrierPart isSupervisor={isSupervisor} />}
      {conflicts !== null && conflicts.length > 0 && <TwoValuesPart conflicts={conflicts} />}
      {broughtBack.length > 0 && <BroughtBackPart records={broughtBack} />}
      {standing !== null && standing.unheard.length > 0 && <UnheardPart cases={standing.unheard} />}
    </>
  );
}

function ExchangedLines({ exchanged }: { readonly exchanged: Output<'office:exchange'> }) {
  const t = useText();
  const { setAside, damaged, newer, needs, documentsReceived } = exchanged;
  const said = [
    t(texts.moved, { sent: String(exchanged.sent), received: String(exchanged.received) }),
    ...(documentsReceived > 0 ? [t('joining.came.documents', { count: documentsReceived })] : []),
    ...(setAside > 0 ? [t('joining.came.setAside', { count: setAside })] : []),
    ...(damaged > 0 ? [t('joining.came.damaged', { count: damaged })] : []),
    ...(newer > 0 ? [t('joining.came.newer', { count: newer })] : []),
    ...(needs === null ? [] : [t('joining.came.needs', { version: needs })]),
  ];
  return (
    <div role="status">
      {said.map(line => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
