import { Search } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { GuidePage, GuidePageId } from '../../shared/guide/pages.ts';
import { useText } from '../text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { TextField } from '../ui/TextField.tsx';
import { findPages } from './guide-search.ts';
import { closeGuide, turnTo, useGuide } from './guide-store.ts';
import { GuidePageView } from './GuidePageView.tsx';

/** The guide over the screen, at the page it was opened at. */
export function Guide() {
  const id = useGuide(state => state.page);
  return id === null ? null : <OpenGuide id={id} />;
}

function OpenGuide({ id }: { readonly id: GuidePageId }) {
  const t = useText();
  const [typed, setTyped] = useState('');
  const found = findPages(typed, t);
  const page = found.find(one => one.id === id) ?? found[0];

  function search(words: string): void {
    setTyped(words);
    const [first] = findPages(words, t);
    if (first !== undefined && words !== '') turnTo(first.id);
  }

  return (
    <Dialog isOpen onClose={closeGuide} title={t('guide.title')} width="xl" isDismissable>
      <div className="guide">
        <div className="guide-side">
          <TextField
            label={t('guide.search')}
            value={typed}
            onChange={search}
            icon={Search}
            type="search"
            maxLength={100}
            autoFocus
          />
          <p className="faint small" role="status">
            {typed === '' ? '' : t('guide.found', { count: found.length })}
          </p>
          <Contents pages={found} here={page?.id ?? null} />
        </div>
        {page === undefined ? <EmptyState fact={t('guide.none')} act={t('guide.noneAct')} /> : <GuidePageView page={page} />}
      </div>
    </Dialog>
  );
}

function Contents({ pages, here }: { readonly pages: readonly GuidePage[]; readonly here: GuidePageId | null }) {
  const t = useText();
  return (
    <nav className="guide-contents" aria-label={t('guide.contents')}>
      {pages.map(({ id }) => (
        <AriaButton key={id} onPress={() => turnTo(id)} {...(id === here ? { 'aria-current': 'page' as const } : {})}>
          {t(`guide.page.${id}.title`)}
        </AriaButton>
      ))}
    </nav>
  );
}
