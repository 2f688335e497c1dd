import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Exactly the name that the address has. Another name that leads here is a rebinding attack or a mistake. */
export function isOurHost(headers: IncomingHttpHeaders, port: number): boolean {
  return headers.host === `127.0.0.1:${port}`;
}

/** A call of our own page: its origin is said, and is ours; and the browser, if it says where from, says the same. */
export function isOurPage(headers: IncomingHttpHeaders, port: number): boolean {
  const site = headers['sec-fetch-site'];
  return headers.origin === `http://127.0.0.1:${port}` && (site === undefined || site === 'same-origin');
}

/** A part of the page may be loaded by the page itself, or as a page by a person; not into another page. */
export function mayLoadPart(headers: IncomingHttpHeaders, port: number): boolean {
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return false;
  const site = headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin' || site === 'none') return true;
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

/** Whether two secrets are equal, in a time that does not depend on where they differ. */
export function isSameSecret(given: unknown, secret: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
