import { useCallback, useEffect, useState } from 'react';
import type { CaseId } from '../../shared/language.ts';
import { door } from '../host.ts';

type OfCase<T> = { readonly found: T | null; readonly read: () => Promise<void>; readonly set: (found: T | null) => void };

/**
 * What the host notices of a case, asked for again after each change of it; null until it is known, and while another case is asked about.
 *
 * @param ask - Stays the same from one drawing to the next.
 */
export function useOfCase<T>(caseId: CaseId, mayAsk: boolean, ask: (caseId: CaseId) => Promise<T | null>): OfCase<T> {
  const [kept, setKept] = useState<{ readonly of: CaseId; readonly found: T | null } | null>(null);
  const set = useCallback((found: T | null) => setKept({ of: caseId, found }), [caseId]);
  const read = useCallback(async () => {
    if (mayAsk) set(await ask(caseId));
  }, [caseId, mayAsk, ask, set]);
  useEffect(() => {
    void read();
    return door.listen('case:changed', changed => {
      if (changed.caseId === caseId) void read();
    });
  }, [caseId, read]);
  return { found: kept?.of === caseId ? kept.found : null, read, set };
}
