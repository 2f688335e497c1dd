import type { OfficeStanding, StationView } from '../../shared/contract/stations.ts';
import { stationText as texts, waitingSaid, whyAside, asideValues } from '../../shared/text/stations.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';

type StationTableProps = { readonly standing: OfficeStanding; readonly onRemove: ((station: StationView) => void) | null };

/** The machines, and below them what was not sent, what is missing, and what was set aside. */
export function StationTable({ standing: { stations, unsent, waiting, setAside, rowsAside }, onRemove }: StationTableProps) {
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
        {waiting.map((one, at) => {
          const { text, values } = waitingSaid(one);
          return <li key={`w${at}`}>{t(text, values)}</li>;
        })}
        {setAside.map(one => (
          <li key={`a${one.station} ${one.code}`}>
            {t(texts.setAside, {
              ...asideValues(one, format.instant(one.atMs), t(texts.nobodyKnown)),
              why: t(whyAside(one.code)),
            })}
          </li>
        ))}
        {rowsAside.map(({ code }, at) => (
          <li key={`r${at}`}>{t(whyAside(code))}</li>
        ))}
      </ul>
    </>
  );
}
