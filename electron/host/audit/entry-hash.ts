import { hash } from 'node:crypto';

/** SHA-256 of an entry's text, base64url. */
export function entryHash(body: string): string {
  return hash('sha256', body, 'base64url');
}
