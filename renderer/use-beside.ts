import { useEffect, useState } from 'react';

const SETTLE_MS = 120; // whoever runs through a list with the arrow keys asks for nothing

/** What belongs to the row that is shown beside a list, read once somebody stays on it; null until it is there, and where there is none. */
export function useBeside<Value>(key: string | null, read: () => Promise<Value | null>): Value | null {
  const [held, setHeld] = useState<{ readonly key: string; readonly value: Value | null } | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    let isGone = false;
    const timer = setTimeout(() => void read().then(value => isGone || setHeld({ key, value })), SETTLE_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [key]);
  return held !== null && held.key === key ? held.value : null;
}
