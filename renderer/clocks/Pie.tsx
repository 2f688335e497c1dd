import type { Tone } from '../../shared/clocks/due.ts';
import { drawnAs } from './clock-reading.ts';

const round = 2 * Math.PI * 2.5;

/** The share of time that has passed; an octagon with a bar once it is over, a tick once met. For the eye. */
export function Pie({ elapsed, tone }: { readonly elapsed: number; readonly tone: Tone }) {
  if (drawnAs[tone] === 'over') {
    return (
      <svg className="pie" viewBox="0 0 14 14" aria-hidden="true">
        <path d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.600V4.400z" fill="currentColor" />
        <path className="stop-knock" d="M7 3.6v4M7 10v.2" stroke="var(--surface)" strokeWidth="1.7" strokeLinecap="round" />
      </svg>
    );
  }
  if (tone === 'met') {
    return (
      <svg className="pie" viewBox="0 0 14 14" aria-hidden="true">
        <circle className="ring" cx="7" cy="7" r="5.900" />
        <path d="m4.3 7.200 2 2 3.500-3.900" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" />
      </svg>
    );
  }
  const share = Math.min(1, Math.max(0, elapsed)) * round;
  return (
    <svg className="pie" viewBox="0 0 14 14" aria-hidden="true">
      <circle className="ring" cx="7" cy="7" r="5.900" />
      <circle
        className="fill"
        cx="7"
        cy="7"
        r="2.500"
        strokeDasharray={`${share.toFixed(2)} ${round.toFixed(2)}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}
