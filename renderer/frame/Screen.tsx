import { useEffect, type ReactNode } from 'react';
import { useText } from '../text.ts';
import { TopBar, type Crumb } from './TopBar.tsx';

export type ScreenProps = {
  readonly crumbs: readonly Crumb[];
  /** What the window is called by, where it is not the room: a case's reference, never a name or another word of it. */
  readonly called?: string | undefined;
  /** `fixed`: the parts scroll, not the page (tables, boards, split panes). `one-scroller`: the page scrolls, a panel beside the work stays. */
  readonly layout?: 'page' | 'fixed' | 'one-scroller';
  /** Between the top bar and the content, such as the bar of a counterpart's view. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
};

/** What every screen stands in. The content's first heading is an `h1`. */
export function Screen({ crumbs, called, layout = 'page', bar, children }: ScreenProps) {
  useTitle(called ?? crumbs[0]?.label);
  return (
    <div className="workspace">
      <div>
        <TopBar crumbs={crumbs} />
        {bar}
      </div>
      <main id="content" className={layout} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** A title stands in task bars and in a browser's history: it is the room's, or a reference. */
function useTitle(room: Crumb['label'] | undefined): void {
  const t = useText();
  const product = t('frame.product');
  const title = typeof room === 'string' && room !== '' ? `${room} · ${product}` : product;
  useEffect(() => {
    document.title = title;
    return () => {
      document.title = product;
    };
  }, [title, product]);
}
