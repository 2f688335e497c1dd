import type { ReactNode } from 'react';
import { TopBar, type Crumb } from './TopBar.tsx';

export type ScreenProps = {
  readonly crumbs: readonly Crumb[];
  /** `fixed`: the parts scroll, not the page (tables, boards, split panes). `one-scroller`: the page scrolls, a panel beside the work stays. */
  readonly layout?: 'page' | 'fixed' | 'one-scroller';
  /** Between the top bar and the content, such as the bar of a counterpart's view. */
  readonly bar?: ReactNode;
  readonly children: ReactNode;
};

/** What every screen stands in. The content's first heading is an `h1`. */
export function Screen({ crumbs, layout = 'page', bar, children }: ScreenProps) {
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
