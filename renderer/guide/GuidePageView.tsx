import { useEffect, useRef } from 'react';
import type { GuidePage } from '../../shared/guide/pages.ts';
import { useText } from '../text.ts';
import { stepKey } from './guide-search.ts';
import { GuideText } from './GuideText.tsx';
import { PagePicture } from './PagePicture.tsx';

/** One page: what it is about, what to do in order, and what to know besides. */
export function GuidePageView({ page: { id, steps, picture } }: { readonly page: GuidePage }) {
  const t = useText();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.scrollTop = 0;
  }, [id]);
  return (
    <article className="guide-page" ref={box} tabIndex={0} aria-labelledby="guide-page-title">
      <h3 id="guide-page-title" aria-live="polite">
        {t(`guide.page.${id}.title`)}
      </h3>
      <p className="lead">
        <GuideText of={`guide.page.${id}.lead`} />
      </p>
      <ol>
        {steps.map(step => (
          <li key={step}>
            <GuideText of={stepKey(id, step)} />
          </li>
        ))}
      </ol>
      <p className="note">
        <GuideText of={`guide.page.${id}.note`} />
      </p>
      {picture !== undefined && <PagePicture picture={picture} title={t(`guide.page.${id}.title`)} />}
    </article>
  );
}
