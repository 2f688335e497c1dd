import type { GuidePicture } from '../../shared/guide/pages.ts';
import { useReader, useText } from '../text.ts';

// Written by `npm run screenshots`; a reader of a third language sees the English one.
const pictures = import.meta.glob<string>('./pictures/*.avif', { eager: true, query: '?url', import: 'default' });

/** The screen that a page is about, in the reader's language, from the demo office. */
export function PagePicture({ picture, title }: { readonly picture: GuidePicture; readonly title: string }) {
  const t = useText();
  const { language } = useReader();
  const source = pictures[`./pictures/${picture}-${language}.avif`] ?? pictures[`./pictures/${picture}-en.avif`];
  if (source === undefined) return null;
  return (
    <img className="guide-picture" src={source} alt={t('guide.picture', { title })} width={800} height={500} loading="lazy" />
  );
}
