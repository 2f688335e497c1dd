import { failures, type FailurePlace } from '../../shared/failure.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';

export type PlacesTableProps = {
  /** What the rows of the file are, such as cases; without it there are none. */
  readonly row?: string;
  readonly places: readonly FailurePlace[];
};

/** Every place of a file that is wrong: its row, the path in it, and what is wrong there. */
export function PlacesTable({ row, places }: PlacesTableProps) {
  const t = useText();
  const format = useFormat();
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
        {places.map((place, index) => (
          <tr key={index}>
            {row !== undefined && <td className="num">{place.row !== undefined && format.number(place.row)}</td>}
            <td className="mono">{place.path}</td>
            <td>{t(failures[place.code])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
