import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import type { BroughtBack, TwoValues, Unheard } from '../../shared/contract/stations.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { stationText as texts, unheardValues } from '../../shared/text/stations.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { settle } from './stations-store.ts';

type PlaceProps = { readonly caseId: CaseId; readonly record: string; readonly reference: string };

/** A case by its reference; it opens at the record. */
function PlaceLink({ caseId, record, reference }: PlaceProps) {
  return (
    <Button
      variant="link"
      onPress={() => go({ screen: 'case', caseId, at: { kind: 'record', record: record as RecordId } })} // ids of records
    >
      <span className="mono">{reference}</span>
    </Button>
  );
}

/** Records that were taken out at one station and changed at another: they stand again, and it is said why. */
export function BroughtBackPart({ records }: { readonly records: readonly BroughtBack[] }) {
  const t = useText();
  const format = useFormat();
  const values = ({ userLabel, station, atMs }: BroughtBack['removed']) => ({
    who: userLabel ?? '',
    station: String(station),
    at: format.instant(atMs),
  });
  return (
    <section>
      <h2 className="h-section h-ruled">{t('joining.back.title')}</h2>
      <p className="note">{t('joining.back.note')}</p>
      <ul className="stack tight">
        {records.map(({ removed, changed, entity, ...place }) => (
          <li key={place.record}>
            <PlaceLink {...place} /> <b className="strong">{isEntity(entity) ? t(catalogue[entity].label) : entity}</b>{' '}
            {t('joining.back.removed', values(removed))} {t('joining.back.changed', values(changed))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What came to nothing since somebody had not heard of it. */
export function UnheardPart({ cases }: { readonly cases: readonly Unheard[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <section>
      <h2 className="h-section h-ruled">{t('joining.unheard.title')}</h2>
      <p className="note">{t('joining.unheard.note')}</p>
      <ul className="stack tight">
        {cases.map(one => (
          <li
            key={`${one.gone.station} ${one.gone.atMs} ${one.wrote.station} ${one.reference} ${one.at?.record} ${one.at?.field}`}
          >
            {t(`joining.unheard.${one.how}`, unheardValues(one, { moment: atMs => format.instant(atMs), say: t }))}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Every field with two values, and which of them is right. */
export function TwoValuesPart({ conflicts }: { readonly conflicts: readonly TwoValues[] }) {
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
            values.map(({ station, userLabel, atMs, how, value }, choice) => (
              <tr key={`${record} ${field} ${choice}`}>
                <td>
                  <PlaceLink {...{ caseId, record, reference }} />{' '}
                  {t(fieldAt(`${entity}.${field}`)?.label ?? { en: field, es: field })}
                </td>
                <td>{value}</td>
                <td>
                  {t(texts.how[how], { who: userLabel ?? '', station: String(station) })}{' '}
                  <span className="muted">{format.instant(atMs)}</span>
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
