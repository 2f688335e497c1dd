import { createLucideIcon } from 'lucide-react';

/** Two sides of one case: counterparts, and the demo office. */
export const TwoRings = createLucideIcon('two-rings', [
  ['circle', { cx: '8.6', cy: '12', r: '5.6', key: 'left' }],
  ['circle', { cx: '15.4', cy: '12', r: '5.6', key: 'right' }],
]);

/** The product's sign: two hooks that hold each other. */
export function Brand() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden="true">
      <path d="M11.5 5.5H6.5a4.5 4.5 0 0 0 0 9h2M8.5 14.5h5a4.5 4.5 0 0 0 0-9h-2" />
    </svg>
  );
}
