import type { Bilingual } from '../../shared/language.ts';
import { isCount, type PartCell, type PartTable, type ReviewPart } from '../../shared/review-document/parts.ts';
import { isWords } from '../../shared/review-document/tables.ts';
import { reportsText } from '../../shared/text/reports.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { ChartDrawing } from '../ui/ChartDrawing.tsx';
import { CountCell } from './CountCell.tsx';

/** One part as paper and workbook have it: words of both languages beside each other, what is counted and how, the drawing and the figures behind it. */
export function DocumentPart({ part, asOf }: { readonly part: ReviewPart; readonly asOf: string }) {
  const t = useText();
  const format = useFormat();
  return (
    <section className="ministers-part">
      <div className="report-title">
        <h2 className="h-section">
          <Both words={part.title} />
        </h2>
        <span className="small muted">
          {t(reportsText.asOf)} {format.date(asOf, 'always')}
        </span>
      </div>
      <div className="ministers-two small muted">
        <p lang="en">{part.basis.en}</p>
        <p lang="es">{part.basis.es}</p>
        <p lang="en">{part.method.en}</p>
        <p lang="es">{part.method.es}</p>
      </div>
      {part.tables.map((table, place) => {
        const chart = part.charts[place];
        return (
          <div key={place}>
            {chart !== undefined && chart.marks.length > 0 && <ChartDrawing chart={chart} spoken={null} />}
            <Figures table={table} name={`${t(part.title)}: ${t(table.heads[0] ?? part.title)}`} />
          </div>
        );
      })}
    </section>
  );
}

function Both({ words: { en, es } }: { readonly words: Bilingual }) {
  return en === es ? (
    <>{en}</>
  ) : (
    <>
      <span lang="en">{en}</span>{' '}
      <span lang="es" className="muted">
        {es}
      </span>
    </>
  );
}

/** Words take two columns, English beside Spanish. */
function Figures({ table: { heads, lines }, name }: { readonly table: PartTable; readonly name: string }) {
  const wordy = heads.map((_, place) => place === 0 || lines.some(row => isWords(row[place] ?? null)));
  return (
    <div className="report-wide" role="region" aria-label={name} tabIndex={0}>
      <table className="report-table">
        <thead>
          <tr>
            {heads.map((head, place) =>
              wordy[place] === true ? (
                [
                  <th key={`${place} en`} scope="col" lang="en">
                    {head.en}
                  </th>,
                  <th key={`${place} es`} scope="col" lang="es" className="muted">
                    {head.es}
                  </th>,
                ]
              ) : (
                <th key={place} scope="col" className="num">
                  <Both words={head} />
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((row, at) => (
            <tr key={at}>
              {heads.map((_, place) => {
                const cell = row[place] ?? null;
                if (wordy[place] !== true)
                  return (
                    <td key={place} className="num">
                      <Value cell={cell} />
                    </td>
                  );
                const [en, es] = isWords(cell)
                  ? [cell.en, cell.es]
                  : [<Value key="en" cell={cell} />, <Value key="es" cell={cell} />];
                return place === 0
                  ? [
                      <th key="en" scope="row" lang="en">
                        {en}
                      </th>,
                      <td key="es" lang="es" className="muted">
                        {es}
                      </td>,
                    ]
                  : [
                      <td key={`${place} en`} lang="en">
                        {en}
                      </td>,
                      <td key={`${place} es`} lang="es" className="muted">
                        {es}
                      </td>,
                    ];
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Value({ cell }: { readonly cell: PartCell }) {
  const format = useFormat();
  if (cell === null) return null;
  if (isWords(cell)) return <Both words={cell} />;
  if (isCount(cell)) return <CountCell cell={cell} />;
  return <>{typeof cell === 'number' ? format.number(cell) : cell}</>;
}
