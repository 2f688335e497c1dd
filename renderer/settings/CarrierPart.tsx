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
import { exchangeEvery, forgetFailure, pauseExchange, removeCarrier, tryCarrier, useStations } from './stations-store.ts';

const steps = Object.keys(carrierStepWords) as CarrierStep[]; // in their order

/** Where the office exchanges, whether it works now, and how often this station goes there by itself. */
export function CarrierPart() {
  const t = useText();
  const { carrier, isBusy } = useStations();
  const [dialog, setDialog] = useState<'enter' | 'remove' | null>(null);
  useResumed('carrier', () => setDialog('enter'));
  const close = () => {
    forgetFailure();
    setDialog(null);
  };
  return (
    <section>
      <h2 className="h-section h-ruled">{t(texts.place)}</h2>
      {carrier === null ? (
        <p className="muted">{t(carrierText.none)}</p>
      ) : (
        <>
          <p className="mono">
            {carrier.kind === 'folder' ? carrier.folder : `${carrier.host}:${carrier.port} ${carrier.database} ${carrier.user}`}
          </p>
          <AutomaticChoice />
        </>
      )}
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

function AutomaticChoice() {
  const t = useText();
  const { carrier, isBusy } = useStations();
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
      {automatic !== null && (
        <Button isPending={isBusy} onPress={() => void pauseExchange(!automatic.isPaused)}>
          {t(automatic.isPaused ? 'joining.carrier.resume' : 'joining.carrier.pause')}
        </Button>
      )}
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
