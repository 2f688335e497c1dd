import { useState } from 'react';
import { automaticMinutes } from '../../shared/automatic-minutes.ts';
import type { CarrierStep } from '../../shared/contract/carriers.ts';
import { failures } from '../../shared/failure.ts';
import { carrierStepWords, carrierText } from '../../shared/text/carrier.ts';
import { stationText as texts } from '../../shared/text/stations.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/Select.tsx';
import { CarrierDialog } from './CarrierDialog.tsx';
import { KnownPlaces, placeSaid } from './KnownPlaces.tsx';
import type { PartProps } from './part.ts';
import { exchangeEvery, forgetFailure, pauseExchange, removeCarrier, tryCarrier, useStations } from './stations-store.ts';

const steps = Object.keys(carrierStepWords) as CarrierStep[]; // in their order

/** Where this station exchanges, and how often by itself; supervisors enter it and try it, others confirm one that was entered elsewhere. */
export function CarrierPart({ isSupervisor }: PartProps) {
  const t = useText();
  const { carrier, known, isBusy, failure } = useStations();
  const [dialog, setDialog] = useState<'enter' | 'remove' | null>(null);
  useResumed('carrier', () => setDialog('enter'));
  // A folder that is another by now, or elsewhere on this machine, is chosen anew.
  const isLost = carrier?.isWithdrawn === true || failure?.code === 'carrier/away';
  const mayConfirm = known.length > 0 && (carrier === null || (carrier.enteredAt !== null && isLost));
  const close = () => {
    forgetFailure();
    setDialog(null);
  };
  return (
    <section>
      <h2 className="h-section h-ruled">{t(texts.place)}</h2>
      {carrier === null ? (
        <>
          <p className="strong">{t(carrierText.none)}</p>
          {!isSupervisor && known.length === 0 && <p className="muted">{t(carrierText.noneYet)}</p>}
        </>
      ) : (
        <>
          <p className="mono">
            {placeSaid(carrier)} {carrier.kind === 'postgres' && carrier.user}
          </p>
          {carrier.enteredAt !== null && (
            <p className={carrier.isWithdrawn ? 'strong' : 'muted'}>
              {carrier.isWithdrawn
                ? t(failures['carrier/withdrawn'])
                : t(carrierText.confirmed, { number: String(carrier.enteredAt) })}
            </p>
          )}
          <Automatic isSupervisor={isSupervisor} />
        </>
      )}
      {mayConfirm && <KnownPlaces known={known} />}
      {isSupervisor && (
        <div className="row wrap">
          {carrier !== null && (
            <Button isPending={isBusy} onPress={() => void tryCarrier()}>
              {t(texts.tryIt)}
            </Button>
          )}
          <Button onPress={() => setDialog('enter')}>
            {t(carrier === null ? 'joining.carrier.begin' : 'joining.carrier.change')}
          </Button>
          {carrier !== null && <Button onPress={() => setDialog('remove')}>{t('joining.carrier.remove')}</Button>}
          <Tried />
        </div>
      )}
      {dialog === 'enter' && <CarrierDialog onClose={close} />}
      {dialog === 'remove' && (
        <AlertDialog
          isOpen
          title={t('joining.carrier.removeTitle')}
          confirm={t('joining.carrier.remove')}
          onClose={close}
          onConfirm={() => {
            close();
            void removeCarrier();
          }}
        >
          {t(carrierText.removed)}
        </AlertDialog>
      )}
    </section>
  );
}

const never = 'never';

function Automatic({ isSupervisor }: PartProps) {
  const t = useText();
  const { carrier } = useStations();
  if (isSupervisor) return <AutomaticChoice />;
  if (carrier?.automatic == null) return null;
  return (
    <div className="row wrap">
      <p>{t('joining.carrier.itself', { count: carrier.automatic.everyMinutes })}</p>
      <PauseButton />
    </div>
  );
}

function PauseButton() {
  const t = useText();
  const { carrier, isBusy } = useStations();
  const automatic = carrier?.automatic ?? null;
  if (automatic === null) return null;
  return (
    <Button isPending={isBusy} onPress={() => void pauseExchange(!automatic.isPaused)}>
      {t(automatic.isPaused ? 'joining.carrier.resume' : 'joining.carrier.pause')}
    </Button>
  );
}

function AutomaticChoice() {
  const t = useText();
  const { carrier } = useStations();
  const automatic = carrier?.automatic ?? null;
  return (
    <div className="row wrap end">
      <Select
        label={t('joining.carrier.automatic')}
        description={t('joining.carrier.automaticNote')}
        value={automatic === null ? never : String(automatic.everyMinutes)}
        onChange={id => void exchangeEvery(automaticMinutes.find(minutes => String(minutes) === id) ?? null)}
        choices={[
          { id: never, label: t('joining.carrier.never') },
          ...automaticMinutes.map(minutes => ({ id: String(minutes), label: t('joining.carrier.every', { count: minutes }) })),
        ]}
      />
      <PauseButton />
    </div>
  );
}

function Tried() {
  const t = useText();
  const { check } = useStations();
  if (check === null) return null;
  const next = steps[check.done.length];
  return (
    <span role="status">
      {check.failure === null || next === undefined
        ? t(carrierText.works)
        : `${t(carrierText.stopped, { step: t(carrierStepWords[next]) })} ${t(failures[check.failure])}`}
    </span>
  );
}
