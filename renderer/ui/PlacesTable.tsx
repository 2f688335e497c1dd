import type { Failure } from '../../shared/failure.ts';
import { moreSaid, placeSaid } from '../../shared/refusal-words.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';

export type PlacesTableProps = {
  /** What the rows of the file are, such as cases; without it there are none. */
  readonly row?: string;
  readonly failure: Pick<Failure, 'places' | 'more'>;
};

/** Every place of a file that is wrong: its row, the path in it, and what is wrong there. */
export function PlacesTable({ row, failure }: PlacesTableProps) {
  const t = useText();
  const format = useFormat();
  const reader = useReader();
  const { places = [] } = failure;
  const more = moreSaid(failure, reader);
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {row !== undefined && (
            <th scope="col" className="num">
              {row}
            </th>
          )}
          <th scope="col">{t('ui.place')}</th>
          <th scope="col">{t('ui.placeWhy')}</th>
        </tr>
      </thead>
      <tbody>
        {places.map((place, index) => {
          const { words, why } = placeSaid(place, reader);
          return (
            <tr key={index}>
              {row !== undefined && <td className="num">{place.row !== undefined && format.number(place.row)}</td>}
              <td>{words ?? t('ui.placeWhole')}</td>
              <td>{why}</td>
            </tr>
          );
        })}
      </tbody>
      {more !== null && (
        <tfoot>
          <tr>
            <td colSpan={row === undefined ? 2 : 3}>{more}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
