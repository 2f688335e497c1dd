import { useEffect, useId } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { keycaps } from './keyboard.ts';
import { go } from './route-store.ts';
import { endTour, tourRooms, tourTo, useTour } from './tour-store.ts';

/** Five steps through the demo office, beside the rooms themselves, which stay usable. Escape or "Skip" ends it. */
export function Tour() {
  const t = useText();
  const step = useTour(state => state.step);
  const id = useId();
  const room = step === null ? undefined : tourRooms[step];
  useEffect(() => {
    if (room !== undefined) go({ screen: room });
  }, [room]);
  if (step === null || room === undefined) return null;
  const isLast = step === tourRooms.length - 1;
  return (
    <section
      className="tour"
      role="dialog"
      aria-labelledby={id}
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        endTour();
      }}
    >
      <p className="small muted">{t('frame.tour.step', { step: step + 1, of: tourRooms.length })}</p>
      <h2 id={id}>{t(`frame.room.${room}`)}</h2>
      <p role="status">{t(`frame.tour.${room}`, { log: keycaps('Mod+L').join('+') })}</p>
      <div className="row">
        {!isLast && (
          <Button variant="ghost" keys={['Esc']} onPress={endTour}>
            {t('frame.tour.skip')}
          </Button>
        )}
        {step > 0 && <Button onPress={() => tourTo(step - 1)}>{t('ui.back')}</Button>}
        <Button variant="primary" autoFocus onPress={() => tourTo(step + 1)}>
          {t(isLast ? 'frame.tour.end' : 'frame.tour.next')}
        </Button>
      </div>
    </section>
  );
}
