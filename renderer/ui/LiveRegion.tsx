import { useEffect, useRef } from 'react';
import { create } from 'zustand';

const useSaid = create<{ readonly text: string }>(() => ({ text: '' }));

/** Say a change of what is shown, such as how many a filter left, once it changes; what was there at first is read where it stands. */
export function useSpoken(text: string | null): void {
  const before = useRef<string | null>(null);
  useEffect(() => {
    if (text !== null && before.current !== null && before.current !== text) useSaid.setState({ text });
    if (text !== null) before.current = text;
  }, [text]);
}

/** The one place of the window where changes are spoken, politely; it is always there, so that readers of the screen hear it. */
export function LiveRegion() {
  const text = useSaid(state => state.text);
  return (
    <div className="visually-hidden" role="status" aria-live="polite" data-spoken>
      {text}
    </div>
  );
}
