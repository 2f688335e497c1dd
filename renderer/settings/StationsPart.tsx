import { useEffect, useState } from 'react';
import type { CarrierStep } from '../../shared/contract/carriers.ts';
import type { OfficeStanding, StationView, TwoValues } from '../../shared/contract/stations.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { failures } from '../../shared/failure.ts';
import { carrierStepWords, carrierText } from '../../shared/text/carrier.ts';
import { stationText as texts, whyAside } from '../../shared/text/stations.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { AlertDialog } from '../ui/AlertDialog.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { AddStationDialog } from './AddStationDialog.tsx';
import type { PartProps } from './part.ts';
import { exchangeNow, forgetFailure, readStations, removeStation, settle, tryCarrier, useStations } from './stations-store.ts';

/** The machines of the office, how they stand to each other, and what was recorded at two of them. */
export function StationsPart({ isSupervisor }: PartProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const { standing, conflicts, carrier, exchanged, isBusy, failure } = useStations();
  useEffect(() => void readStations({ mayWrite, isSupervisor }), [mayWrite, isSupervisor]);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<StationView | null>(null);
  const isOfSeveral = (standing?.stations.length ?? 0) > 0;

  async function remove({ number, label }: StationView): Promise<void> {
    setLeaving(null);
    if (await removeStation(number)) notify({ title: t('joining.remove.done', { station: label }), tone: 'done' });
  }

  return (
    <>
      <section>
        <h2 className="h-section h-ruled">{t('settings.part.stations')}</h2>
        <p className="note">{t(texts.note)}</p>
        {failure !== null && !isAdding && <FailureNote failure={failure} />}
        {standing !== null && !isOfSeveral && <p className="muted">{t(texts.oneStation)}</p>}
        {standing !== null && isOfSeveral && <StationTable standing={standing} onRemove={isSupervisor ? setLeaving : null} />}
        {mayWrite && (
          <div className="row wrap">
            {isOfSeveral && (carrier !== null || !isSupervisor) && (
              <Button variant="primary" isPending={isBusy} onPress={() => void exchangeNow('carrier')}>
                {t(texts.exchangeNow)}
              </Button>
            )}
            {isOfSeveral && (
              <Button isPending={isBusy} onPress={() => void exchangeNow('folder')}>
                {t(texts.exchangeFolder)}
              </Button>
            )}
            {isSupervisor && <Button onPress={() => setAdding(true)}>{t('joining.add.button')}</Button>}
          </div>
        )}
        {exchanged !== null && (
          <p role="status">{t(texts.moved, { sent: String(exchanged.sent), received: String(exchanged.received) })}</p>
        )}
      </section>
      {isAdding && (
        <AddStationDialog
          onClose={() => {
            forgetFailure();
            setAdding(false);
          }}
        />
      )}
      {leaving !== null && (
        <AlertDialog
          isOpen
          title={t('joining.remove.title', { station: leaving.label })}
          confirm={t('joining.remove.button')}
          onClose={() => setLeaving(null)}
          onConfirm={() => void remove(leaving)}
        >
          {t('joining.remove.note')}
        </AlertDialog>
      )}
      {isSupervisor && carrier !== null && <CarrierPart />}
      {conflicts !== null && conflicts.length > 0 && <TwoValuesPart conflicts={conflicts} />}
    </>
  );
}

type StationTableProps = { readonly standing: OfficeStanding; readonly onRemove: ((station: StationView) => void) | null };

function StationTable({ standing: { stations, unsent, waiting, setAside, rowsAside }, onRemove }: StationTableProps) {
  const t = useText();
  const format = useFormat();
  return (
    <>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(texts.station)}</th>
            <th scope="col">{t(texts.heard)}</th>
            <th scope="col" className="num">
              {t(texts.entries)}
            </th>
            {onRemove !== null && (
              <th scope="col">
                <span className="visually-hidden">{t('joining.remove.button')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {stations.map(station => {
            const { number, label, isOwn, heard, removedAtMs, isForked } = station;
            return (
              <tr key={number}>
                <td>
                  <span className="mono">{number}</span> <b className="strong">{label}</b>{' '}
                  {isOwn && <span className="muted">{t(texts.own)}</span>}{' '}
                  {isForked && <Badge tone="over">{t(texts.forked)}</Badge>}
                  {removedAtMs !== null && <Badge tone="dashed">{t(texts.removed)}</Badge>}
                </td>
                <td>{heard !== null && format.instant(heard.atMs)}</td>
                <td className="num">{heard !== null && format.number(heard.number)}</td>
                {onRemove !== null && (
                  <td className="num">
                    {!isOwn && removedAtMs === null && (
                      <Button
                        variant="link"
                        label={t('joining.remove.press', { station: label })}
                        onPress={() => onRemove(station)}
                      >
                        {t('joining.remove.button')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="muted">{unsent > 0 ? t(texts.unsent, { count: String(unsent) }) : t(texts.inStep)}</p>
      <ul className="stack tight">
        {waiting.map(({ station, count, missingFrom, missingTo }) => (
          <li key={`w${station}`}>
            {t(texts.waiting, {
              ...{ station: String(station), count: String(count) },
              ...{ from: String(missingFrom), to: String(missingTo) },
            })}
          </li>
        ))}
        {setAside.map(({ station, number, code }) => (
          <li key={`a${station}-${number}`}>
            {t(texts.setAside, { station: String(station), number: String(number), why: t(whyAside(code)) })}
          </li>
        ))}
        {rowsAside.map(({ code }, at) => (
          <li key={`r${at}`}>{t(whyAside(code))}</li>
        ))}
      </ul>
    </>
  );
}

const steps = Object.keys(carrierStepWords) as CarrierStep[]; // in their order

/** Where the office exchanges, and whether it works now. */
function CarrierPart() {
  const t = useText();
  const { carrier, check, isBusy } = useStations();
  if (carrier === null) return null;
  const next = check === null ? undefined : steps[check.done.length];
  return (
    <section>
      <h2 className="h-section h-ruled">{t(texts.place)}</h2>
      <p className="mono">
        {carrier.kind === 'folder' ? carrier.folder : `${carrier.host}:${carrier.port} ${carrier.database} ${carrier.user}`}
      </p>
      <div className="row wrap">
        <Button isPending={isBusy} onPress={() => void tryCarrier()}>
          {t(texts.tryIt)}
        </Button>
        {check !== null && (
          <span role="status">
            {check.failure === null || next === undefined
              ? t(carrierText.works)
              : `${t(carrierText.stopped, { step: t(carrierStepWords[next]) })} ${t(failures[check.failure])}`}
          </span>
        )}
      </div>
    </section>
  );
}

function TwoValuesPart({ conflicts }: { readonly conflicts: readonly TwoValues[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <section>
      <h2 className="h-section h-ruled">{t(texts.twoValues)}</h2>
      <p className="note">{t(texts.twoValuesNote)}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(texts.reference)}</th>
            <th scope="col">{t(texts.value)}</th>
            <th scope="col">{t(texts.by)}</th>
            <th scope="col">
              <span className="visually-hidden">{t(texts.choice)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {conflicts.flatMap(({ caseId, reference, record, entity, field, values }) =>
            values.map(({ station, userLabel, atMs, value }, choice) => (
              <tr key={`${record} ${field} ${choice}`}>
                <td>
                  <Button variant="link" onPress={() => go({ screen: 'case', caseId })}>
                    <span className="mono">{reference}</span>
                  </Button>{' '}
                  {t(fieldAt(`${entity}.${field}`)?.label ?? { en: field, es: field })}
                </td>
                <td>{value}</td>
                <td>
                  {userLabel} ({station}) <span className="muted">{format.instant(atMs)}</span>
                </td>
                <td className="num">
                  <Button size="sm" label={t(texts.isRightOf, { value })} onPress={() => void settle({ record, field, choice })}>
                    {t(texts.isRight)}
                  </Button>
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </section>
  );
}
