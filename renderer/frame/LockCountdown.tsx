import { Lock } from 'lucide-react';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';

/** Before an idle lock: how long still, said once aloud, and the way to stay. Any key or movement stays too. */
export function LockCountdown() {
  const t = useText();
  const [left, setLeft] = useState<{ readonly told: number; readonly now: number } | null>(null);
  const isShown = left !== null;
  useEffect(
    () =>
      door.listen('vault:locking', ({ inSeconds }) =>
        setLeft(before => (inSeconds === null ? null : { told: before?.told ?? inSeconds, now: inSeconds })),
      ),
    [],
  );
  useEffect(() => {
    if (!isShown) return;
    const stay = (): void => {
      setLeft(null);
      void door.request('vault:info', {}); // a browser's door knows by its calls that somebody is here
    };
    const tick = setInterval(() => setLeft(one => one && { ...one, now: Math.max(0, one.now - 1) }), 1_000);
    const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
    for (const sign of signs) addEventListener(sign, stay, true);
    return () => {
      clearInterval(tick);
      for (const sign of signs) removeEventListener(sign, stay, true);
    };
  }, [isShown]);
  if (left === null) return null;
  // Beside the page, where an open dialog does not hide it from a screen reader.
  return createPortal(
    <div className="lock-countdown" role="alert" data-react-aria-top-layer="true">
      <Lock aria-hidden />
      <span className="visually-hidden">{t('frame.locksIn', { seconds: left.told })}</span>
      <span aria-hidden="true">{t('frame.locksIn', { seconds: left.now })}</span>
      <Button size="sm" variant="primary" onPress={() => setLeft(null)}>
        {t('frame.stay')}
      </Button>
    </div>,
    document.body,
  );
}
