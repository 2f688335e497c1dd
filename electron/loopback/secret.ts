import { randomBytes } from 'node:crypto';
import { isSameSecret } from './guard.ts';

/** The one page that holds the door: an address's secret is exchanged once for a token, which the page sends with each call. */
export type PageSecret = {
  /** A new secret for a new address; whoever held the token before is out. */
  readonly renew: () => string;
  /** The token for the address's secret; `twice` where it was exchanged already, so that a second page has the address. */
  readonly enter: (given: unknown) => { readonly token: string } | 'wrong' | 'twice';
  readonly isToken: (given: unknown) => boolean;
  /** Whether a page has entered. */
  readonly isHeld: () => boolean;
  readonly forget: () => void;
};

export function newPageSecret(): PageSecret {
  let secret = '';
  let isUsed = false;
  let token = '';
  return {
    renew() {
      secret = randomBytes(32).toString('base64url');
      isUsed = false;
      token = '';
      return secret;
    },
    enter(given) {
      if (secret === '' || !isSameSecret(given, secret)) return 'wrong';
      if (isUsed) return 'twice';
      isUsed = true;
      token = randomBytes(32).toString('base64url');
      return { token };
    },
    isToken: given => token !== '' && isSameSecret(given, token),
    isHeld: () => token !== '',
    forget: () => void (secret = token = ''),
  };
}
