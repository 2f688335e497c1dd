import { policy2026 } from './decision/policy-2026-1.ts';
import { reasonCodes, type ReasonCode, type RecipientProfile } from './decision/types.ts';
import type { AgencyCode, RecordId } from './language.ts';
import type { PageBox } from './pages.ts';

/**
 * Whom a box is for: everybody who receives the document; counterparts of a standing, and with them those who are trusted less; or one agency
 * alone. Who is trusted most sees least boxes, so there is no box for trusted parties that others do not have.
 */
export const standingAudiences = ['standing:vetted', 'standing:other'] as const;
export type Audience = 'everyone' | (typeof standingAudiences)[number] | `agency:${AgencyCode}`;

/** How a box came to be: by hand, from words that were marked, from a search, or as a proposal that a person accepted. */
export const boxOrigins = ['drawn', 'words', 'occurrences', 'guard', 'portion', 'hidden'] as const;
export type BoxOrigin = (typeof boxOrigins)[number];

/** A place of a page that is blacked out, and what is printed on it. `page` counts from 1. */
export type PlacedBox = { readonly page: number; readonly box: PageBox; readonly code: ReasonCode };
export type RedactionBox = PlacedBox & {
  readonly id: string;
  readonly document: RecordId;
  readonly audience: Audience;
  readonly origin: BoxOrigin;
};

/** The codes that may be printed: one that would name the secret behind it (a source, a victim) never leaves. */
export const boxCodes: readonly ReasonCode[] = reasonCodes.filter(
  code => code !== 'R-REST' && !policy2026.secretCodes.includes(code),
);

/** What is printed where a decision names a code: itself, or that the matter is reserved. */
export function printedCode(code: ReasonCode | null): ReasonCode {
  return code !== null && boxCodes.includes(code) ? code : 'R-RES';
}

/** The boxes that hold for one recipient. A standing that is not known counts as the least trusted. */
export function boxesFor<Box extends { readonly audience: Audience }>(
  boxes: readonly Box[],
  { agency, standing }: Pick<RecipientProfile, 'agency' | 'standing'>,
): readonly Box[] {
  return boxes.filter(({ audience }) => {
    if (audience === 'everyone') return true;
    if (audience === 'standing:vetted') return standing !== 'trusted-party';
    if (audience === 'standing:other') return standing !== 'trusted-party' && standing !== 'vetted';
    return audience === `agency:${agency}`;
  });
}

/** Whether everybody for whom the one holds has the other too. */
export function includesAudience(wide: Audience, narrow: Audience): boolean {
  if (wide === narrow || wide === 'everyone') return true;
  return wide === 'standing:vetted' && narrow === 'standing:other';
}

const slack = 0.002; // of a page: less than a hair's breadth, which rounding may take

/** Whether one place lies within another. */
export function covers(outer: PageBox, inner: PageBox): boolean {
  return (
    outer.left <= inner.left + slack &&
    outer.top <= inner.top + slack &&
    outer.left + outer.width >= inner.left + inner.width - slack &&
    outer.top + outer.height >= inner.top + inner.height - slack
  );
}

/** Whether two places share more than an edge. */
export function overlap(one: PageBox, other: PageBox): boolean {
  return (
    one.left < other.left + other.width &&
    other.left < one.left + one.width &&
    one.top < other.top + other.height &&
    other.top < one.top + one.height
  );
}
