import type { Output } from '../../shared/contract.ts';
import type { Shown } from '../../shared/clocks/moved.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

export type MovedTableProps = {
  readonly cases: Output<'calendar:edit'>;
  /** Whether they are of the one case that is spoken of, which then need not be named. */
  readonly ofOne?: boolean;
};

/** Exactly the clocks that a change moves, case by case, with their last days before and after. */
export function MovedTable({ cases, ofOne = false }: MovedTableProps) {
  const t = useText();
  const format = useFormat();
  const dates = (shown: Shown | null): string =>
    shown?.mustStopBy == null ? t('settings.calendars.noDate') : format.range(shown.mustStopBy, shown.latest ?? shown.mustStopBy);
  if (cases.length === 0) return <p role="status">{t('settings.calendars.nothingMoves')}</p>;
  return (
    <>
      {!ofOne && (
        <p role="status" className="strong">
          {t('settings.calendars.moves', { count: cases.length })}
        </p>
      )}
      <table className="plain-table">
        <thead>
          <tr>
            {!ofOne && <th scope="col">{t('settings.calendars.case')}</th>}
            <th scope="col">{t('settings.calendars.clock')}</th>
            <th scope="col">{t('settings.calendars.was')}</th>
            <th scope="col">{t('settings.calendars.willBe')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.flatMap(({ caseId, reference, moved }) =>
            moved.map(({ clock, label, startEvent, before, after }) => (
              <tr key={`${caseId} ${clock} ${startEvent}`}>
                {!ofOne && <td className="mono nowrap">{reference}</td>}
                <td>{t(label)}</td>
                <td className="nowrap">{dates(before)}</td>
                <td className="nowrap soon">{dates(after)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </>
  );
}
