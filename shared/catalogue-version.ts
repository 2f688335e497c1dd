import { catalogue, entities, fieldsOf } from './catalogue.ts';
import { reasonCodesSince } from './decision/types.ts';
import { packetVersion } from './packet.ts';

/**
 * The version of the field catalogue. It grows by one with each release that adds a field, an option or a kind of record; what it adds
 * says so by `since`. Nothing is ever taken out or given another meaning (docs/evolution.md).
 */
export const catalogueVersion = 3;
/** What an office reads whose card does not say it: the first release’s. */
export const firstReading: Reading = { catalogue: 1, packets: [1] };
/** What this program reads, as its card says it. */
export const ownReading: Reading = { catalogue: catalogueVersion, packets: [packetVersion], senders: [] };

/**
 * What an office's program can read: the version of its catalogue, and those of the packet format; and how it and its packets are approved.
 * `senders`: the public keys (base64url) of its machines beside the card's own; absent where its program knows of one machine alone.
 */
export type Reading = {
  readonly catalogue: number;
  readonly packets: readonly number[];
  readonly approvals?: CardApprovals;
  readonly senders?: readonly string[];
};

/** What a card says of approvals: whether its office asks for them, and the public keys (base64url) with which its own approvers sign. */
export type CardApprovals = { readonly asks: boolean; readonly by: readonly { readonly role: string; readonly key: string }[] };

/** What a reader of an earlier catalogue does not know: entities, `entity.field`, `entity.field=code`, and reason codes. */
export type ReaderLimits = {
  readonly entities: ReadonlySet<string>;
  readonly fields: ReadonlySet<string>;
  readonly options: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>; // reason codes
  readonly partialDates: boolean; // dates known in part, which version 3 brought
};

const known = new Map<number, ReaderLimits | null>(); // the catalogue is the same for as long as the program runs

/** What of our catalogue a reader of that version does not know, or null if it knows all of it. */
export function limitsOf(version: number): ReaderLimits | null {
  const held = known.get(version);
  if (held !== undefined) return held;
  const made = limitsBelow(version);
  known.set(version, made);
  return made;
}

function limitsBelow(version: number): ReaderLimits | null {
  const isNewer = (since: number | undefined) => (since ?? 1) > version;
  const unknown = entities.filter(entity => isNewer(catalogue[entity].since));
  const fields = entities.flatMap(entity =>
    fieldsOf(entity).flatMap(([name, { since, to }]) =>
      // What points to a kind of record that the reader does not know would point to nothing.
      isNewer(since) || unknown.some(each => each === to) ? [`${entity}.${name}`] : [],
    ),
  );
  const options = entities.flatMap(entity =>
    fieldsOf(entity).flatMap(([name, { optionsSince = {} }]) =>
      Object.entries(optionsSince).flatMap(([code, since]) => (isNewer(since) ? [`${entity}.${name}=${code}`] : [])),
    ),
  );
  const codes = Object.entries(reasonCodesSince).flatMap(([code, since]) => (isNewer(since) ? [code] : []));
  const partialDates = isNewer(3);
  if (unknown.length + fields.length + options.length + codes.length === 0 && !partialDates) return null;
  return {
    entities: new Set(unknown),
    fields: new Set(fields),
    options: new Set(options),
    codes: new Set(codes),
    partialDates,
  };
}
