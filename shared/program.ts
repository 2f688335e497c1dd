import shipped from './shipped.json' with { type: 'json' };

/** Which program this is, and whose signature on a release it takes: Ed25519 public keys, base64url. */
export type Program = { readonly version: string; readonly releaseKeys: readonly string[] };

export const program: Program = shipped.program;
