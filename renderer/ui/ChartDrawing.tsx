import { useId } from 'react';
import { pathOf, type Chart, type Mark } from '../../shared/charts/chart.ts';
import { useReader } from '../text.ts';

type ChartDrawingProps = {
  readonly chart: Chart;
  /** What it shows in a sentence; null where a table beside it says all of it. */
  readonly spoken: string | null;
  readonly look?: 'chart' | 'share';
};

/** A chart as it stands on paper too. Fills differ by their pattern, so that it reads without colour. */
export function ChartDrawing({ chart, spoken, look = 'chart' }: ChartDrawingProps) {
  const id = useId();
  const reader = useReader();
  const drawn = (
    <svg
      className={`drawn ${look}`}
      viewBox={`0 0 ${chart.width} ${chart.height}`}
      {...(look === 'share' ? { preserveAspectRatio: 'none' } : {})}
      {...(spoken === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': spoken })}
    >
      <defs>
        <Pattern id={`${id}hatched`} path="M0 6L6 0" />
        <Pattern id={`${id}crossed`} path="M0 6L6 0M0 0L6 6" />
        <Pattern id={`${id}dotted`} path="M3 2.2v1.6" />
      </defs>
      {chart.marks.map((mark, place) => (
        <Drawn key={place} mark={mark} id={id} />
      ))}
    </svg>
  );
  if (chart.keys === undefined || chart.keys.length === 0) return drawn;
  return (
    <>
      {drawn}
      <p className="drawn-keys small muted">
        {chart.keys.map(({ fill, label }) => (
          <span key={fill} className="flow-key">
            <span className="flow-swatch">
              <ChartDrawing
                chart={{ width: 20, height: 14, marks: [{ kind: 'bar', x: 1, y: 1, width: 18, height: 12, fill }] }}
                spoken={null}
                look="share"
              />
            </span>{' '}
            {reader.say(label)}
          </span>
        ))}
      </p>
    </>
  );
}

function Pattern({ id, path }: { readonly id: string; readonly path: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
      <path className="pattern" d={path} />
    </pattern>
  );
}

function Drawn({ mark, id }: { readonly mark: Mark; readonly id: string }) {
  const reader = useReader();
  switch (mark.kind) {
    case 'bar': {
      const { x, y, width, height, fill } = mark;
      const isPattern = fill === 'hatched' || fill === 'crossed' || fill === 'dotted';
      return (
        <rect
          className={`fill-${fill}`}
          x={x}
          y={y}
          width={width}
          height={height}
          {...(isPattern ? { fill: `url(#${id}${fill})` } : {})}
        />
      );
    }
    case 'line':
      return <path className={`mark-${mark.look}`} d={pathOf(mark.points)} />;
    case 'area':
      return <path className="mark-area" d={`${pathOf(mark.points)}Z`} />;
    case 'point': {
      const { x, y, shape } = mark;
      if (shape === 'dot') return <circle className="mark-dot" cx={x} cy={y} r="2.5" />;
      return <path className="mark-shape" d={shape === 'diamond' ? `M${x} ${y - 5}l5 5l-5 5l-5 -5z` : `M${x} ${y}l4 6h-8z`} />;
    }
    case 'text':
      return (
        <text className={`${mark.look} ${mark.anchor}`} x={mark.x} y={mark.y}>
          {typeof mark.text === 'string' ? mark.text : reader.say(mark.text)}
        </text>
      );
  }
}
