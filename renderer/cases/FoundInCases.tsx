import type { SearchHit } from '../../shared/case-view.ts';
import { catalogue, fieldAt, isEntity } from '../../shared/catalogue.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { List } from '../ui/List.tsx';

/** What full-text search found: the case, where in it, and the words around the hit. */
export function FoundInCases({ hits }: { readonly hits: readonly SearchHit[] }) {
  const t = useText();
  return (
    <List
      label={t('cases.results')}
      rows={hits}
      keyOf={hit => `${hit.record}-${hit.field}`}
      rowPx={48}
      onOpen={hit => go({ screen: 'case', caseId: hit.caseId })}
      empty={<EmptyState fact={t('cases.noResults')} act={t('cases.noResultsAct')} />}
      render={hit => <Hit hit={hit} />}
    />
  );
}

function Hit({ hit }: { readonly hit: SearchHit }) {
  const t = useText();
  const field = fieldAt(`${hit.entity}.${hit.field}`);
  const place = [isEntity(hit.entity) ? t(catalogue[hit.entity].label) : '', field ? t(field.label) : ''];
  return (
    <div>
      <div className="row">
        <span className="mono">{hit.reference}</span>
        <span className="ellipsis grow">{hit.title}</span>
        <span className="small faint">{place.filter(Boolean).join(' · ')}</span>
      </div>
      <div className="small muted ellipsis">
        {hit.pieces.map((piece, index) =>
          piece.hit ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </div>
    </div>
  );
}
