import { ChevronDown, ChevronUp, Minus, Plus } from 'lucide-react';
import type { RefObject } from 'react';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';

/** How a document is looked at. */
export type Look = { readonly zoom: number; readonly page: number; readonly query: string; readonly hit: number };
export const firstLook: Look = { zoom: 1, page: 1, query: '', hit: 0 };

/** Zoom within what can still be read and drawn. */
export function zoomed({ zoom, ...look }: Look, by: number): Look {
  return { ...look, zoom: Math.min(4, Math.max(0.5, Math.round((zoom + by) * 4) / 4)) };
}

type Props = {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  /** null: it has no pages. */
  readonly pages: number | null;
  /** How many places the search found; null where there is no text to search. */
  readonly found: number | null;
  readonly search: RefObject<HTMLDivElement | null>;
};

/** Pages, zoom and search of a document. */
export function ViewerBar({ look, onLook, pages, found, search }: Props) {
  const t = useText();
  const goTo = (page: number) => onLook({ ...look, page: Math.min(pages ?? 1, Math.max(1, page)) });
  const next = (by: number) => found && onLook({ ...look, hit: (look.hit + by + found) % found });
  return (
    <div className="viewer-bar" role="toolbar" aria-label={t('viewer.bar')}>
      {pages !== null && (
        <>
          <IconButton icon={ChevronUp} label={t('viewer.previous')} keys={['[']} onPress={() => goTo(look.page - 1)} />
          <IconButton icon={ChevronDown} label={t('viewer.next')} keys={[']']} onPress={() => goTo(look.page + 1)} />
          <span className="small" aria-live="polite">
            {t('cases.pageOf', { page: look.page, total: pages })}
          </span>
        </>
      )}
      <IconButton icon={Minus} label={t('viewer.smaller')} keys={['-']} onPress={() => onLook(zoomed(look, -0.25))} />
      <Button
        size="sm"
        variant="ghost"
        label={`${t('viewer.zoom', { percent: Math.round(look.zoom * 100) })}. ${t('viewer.fit')}`}
        onPress={() => onLook({ ...look, zoom: 1 })}
      >
        {t('viewer.zoom', { percent: Math.round(look.zoom * 100) })}
      </Button>
      <IconButton icon={Plus} label={t('viewer.larger')} keys={['+']} onPress={() => onLook(zoomed(look, 0.25))} />
      {found !== null && (
        <div className="viewer-search" ref={search}>
          <TextField
            label={t('viewer.search')}
            labelHidden
            type="search"
            placeholder={t('viewer.search')}
            value={look.query}
            maxLength={200}
            onChange={query => onLook({ ...look, query, hit: 0 })}
            onSubmit={() => next(1)}
          />
          <span className="small muted" role="status">
            {look.query.trim() !== '' &&
              (found === 0 ? t('viewer.notFound') : t('viewer.found', { at: look.hit + 1, total: found }))}
          </span>
        </div>
      )}
    </div>
  );
}
