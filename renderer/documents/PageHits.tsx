import type { PageHit } from './document-store.ts';

/** The places of a page that were found, drawn over it; the one that is looked at stands out. */
export function PageHits({ hits, here }: { readonly hits: readonly PageHit[]; readonly here: PageHit | null }) {
  return hits.map((hit, index) => (
    <i
      key={index}
      className={hit === here ? 'here' : ''}
      style={{
        left: `${hit.left * 100}%`,
        top: `${hit.top * 100}%`,
        width: `${hit.width * 100}%`,
        height: `${hit.height * 100}%`,
      }}
    />
  ));
}
