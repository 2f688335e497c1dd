import { useId } from 'react';
import type { MarkState } from './mark-state.ts';

const outline = 'M8 1.4 13.5 3.4V8c0 3.2-2.2 5.5-5.5 6.6C4.7 13.5 2.5 11.2 2.5 8V3.4z';

/** The shield alone, for the eye. Each state has its own shape, so that it is read without colour. */
export function ShieldShape({ state }: { readonly state: MarkState }) {
  const clip = useId();
  return (
    <svg className={`shield is-${state}`} viewBox="0 0 16 16" aria-hidden="true" strokeLinejoin="round" strokeWidth="1.4">
      {state === 'release' && (
        <>
          <path d={outline} fill="currentColor" stroke="currentColor" />
          <path className="knock" d="m5.2 8.1 2 2 3.7-3.9" strokeWidth="1.7" strokeLinecap="round" />
        </>
      )}
      {state === 'generalise' && (
        <>
          <clipPath id={clip}>
            <path d="M0 8h16v8H0z" />
          </clipPath>
          <path d={outline} fill="none" stroke="currentColor" />
          <path d={outline} fill="currentColor" clipPath={`url(#${clip})`} />
        </>
      )}
      {state === 'pseudonym' && (
        <>
          <clipPath id={clip}>
            <path d={outline} />
          </clipPath>
          <path
            d="M-2 9 9-2M0 12.5 12.5 0M2.5 15.5 15.5 2.5M6 17 17 6"
            stroke="currentColor"
            strokeWidth="1.5"
            clipPath={`url(#${clip})`}
          />
          <path d={outline} fill="none" stroke="currentColor" />
        </>
      )}
      {state === 'withhold' && (
        <>
          <path d={outline} fill="currentColor" stroke="currentColor" />
          <path className="knock" d="M4.8 7.7h6.4" strokeWidth="2.2" />
        </>
      )}
      {state === 'hidden' && <path d={outline} fill="none" stroke="currentColor" strokeWidth="1.3" strokeDasharray="2 2" />}
    </svg>
  );
}
