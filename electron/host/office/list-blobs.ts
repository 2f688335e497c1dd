import type { BlobKind, BlobName } from './carriers/blob-name.ts';
import type { Carrier, Cursor, Listed } from './carriers/carrier.ts';

const AT_ONCE = 500;

/** Every blob of a kind that the carrier has and that is not known. */
export async function listBlobs(
  carrier: Carrier,
  kind: BlobKind,
  isKnown: (name: BlobName) => boolean,
): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let after: Cursor | null = null, hasMore = true; hasMore;) {
    const page = await carrier.list({ kind, after, isKnown, most: AT_ONCE });
    found.push(...page.blobs);
    ({ cursor: after, hasMore } = page);
  }
  return found;
}
