import { useText } from '../text.ts';

/** Stands above everything while the data are invented, in both languages at once, so that no screenshot can mislead. */
export function SyntheticBar() {
  const t = useText();
  return (
    <aside className="synthetic" aria-label={t('frame.synthetic')}>
      <b>{t('frame.synthetic')}</b> {t('frame.syntheticNote')}
    </aside>
  );
}
