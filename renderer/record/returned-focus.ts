import { useEffect, useRef, type RefObject } from 'react';
import type { ValuePlace } from './at-hand.ts';
import { forgetLeft, useCase } from './case-store.ts';

/** Where a value is read: the focus comes back to it when its editing is left. */
export function useReturnedFocus<E extends HTMLElement>({ record, field }: ValuePlace): RefObject<E | null> {
  const spot = useRef<E>(null);
  const isLeft = useCase(({ left }) => left?.record === record && left.field === field);
  useEffect(() => {
    if (!isLeft) return;
    spot.current?.focus();
    forgetLeft();
  }, [isLeft]);
  return spot;
}
