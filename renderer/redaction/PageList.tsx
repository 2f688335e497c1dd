import type { ShownBox } from '../../shared/contract/redactions.ts';
import { useText } from '../text.ts';

export type PageListProps = {
  readonly pages: number;
  readonly page: number;
  readonly boxes: readonly ShownBox[];
  readonly onPage: (page: number) => void;
};

/** The pages by number, each with how many boxes stand on it. */
export function PageList({ pages, page, boxes, onPage }: PageListProps) {
  const t = useText();
  const onPages = Map.groupBy(boxes, box => box.page);
  return (
    <nav className="redaction-pages" aria-label={t('redaction.pages')}>
      {Array.from({ length: pages }, (_, at) => {
        const count = onPages.get(at + 1)?.length ?? 0;
        return (
          <button key={at} type="button" aria-current={at + 1 === page ? 'page' : undefined} onClick={() => onPage(at + 1)}>
            <span className="visually-hidden">{t('redaction.pageBoxes', { page: at + 1, count })}</span>
            <span aria-hidden>{at + 1}</span>
            {count > 0 && <b aria-hidden>{count}</b>}
          </button>
        );
      })}
    </nav>
  );
}
