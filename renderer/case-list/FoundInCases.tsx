import type { CaseSummary, Piece, SearchHit } from '../../shared/case-view.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import { highlightAll } from '../../shared/highlight.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { List } from '../ui/List.tsx';
import { routeOf } from './found-place.ts';
import { searchCases, type Found } from './case-list-store.ts';

type Line = { readonly summary: CaseSummary } | { readonly hit: SearchHit };

/** A line for each case and each field that was found; what names a case stands in its own line. */
export function linesOf({ cases, answer }: Found): readonly Line[] {
  const named = new Set<string>(cases.map(({ id }) => id));
  const hits = answer.hits.filter(({ caseId, entity }) => entity !== 'case' || !named.has(caseId));
  return [...cases.map(summary => ({ summary })), ...hits.map(hit => ({ hit }))];
}

/** What the search found: first the cases whose number, title or persons hold the words, then every field, with the words around the hit. */
export function FoundInCases({ found: { cases, answer }, words }: { readonly found: Found; readonly words: string }) {
  const t = useText();
  const lines = linesOf({ cases, answer });
  const count = lines.length;
  return (
    <>
      {lines.length > 0 && (
        <p className="page-part small muted">
          {t(answer.more ? 'caseList.moreHits' : 'caseList.hits', { count })}{' '}
          {t(answer.ranked ? 'caseList.best' : 'caseList.newest')}
        </p>
      )}
      <div className="case-rows">
        <List
          label={t('cases.results')}
          rows={lines}
          keyOf={line => ('hit' in line ? `${line.hit.record}-${line.hit.field}-${line.hit.page ?? ''}` : line.summary.id)}
          rowPx={48}
          onOpen={line => go('hit' in line ? routeOf(line.hit) : { screen: 'case', caseId: line.summary.id })}
          empty={
            <EmptyState fact={t('cases.noResults')} act={t('cases.noResultsAct')}>
              <Button onPress={() => void searchCases('')}>{t('caseList.clearSearch')}</Button>
            </EmptyState>
          }
          render={line => ('hit' in line ? <Hit hit={line.hit} /> : <FoundCase summary={line.summary} words={words} />)}
        />
      </div>
    </>
  );
}

function FoundCase({ summary: { reference, title, persons }, words }: { readonly summary: CaseSummary; readonly words: string }) {
  const t = useText();
  const marked = (text: string) => <Pieces pieces={highlightAll(text, words)} />;
  return (
    <div>
      <div className="row">
        <span className="mono">{marked(reference)}</span>
        <span className="ellipsis grow strong">{marked(title)}</span>
        <span className="small faint">{t('caseList.inCases')}</span>
      </div>
      <div className="small muted ellipsis">{marked(persons)}</div>
    </div>
  );
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const t = useText();
  const field = fieldAt(`${hit.entity}.${hit.field}`);
  const where = hit.page === undefined ? field && t(field.label) : t('viewer.pageNumber', { page: hit.page });
  const place = [isEntity(hit.entity) ? t(catalogue[hit.entity].label) : '', where ?? ''];
  return (
    <div>
      <div className="row">
        <span className="mono">{hit.reference}</span>
        <span className="ellipsis grow">{hit.title}</span>
        <span className="small faint">{place.filter(Boolean).join(' · ')}</span>
      </div>
      <div className="small muted ellipsis">
        <Pieces pieces={hit.pieces} />
      </div>
    </div>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, index) =>
    piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
  );
}
