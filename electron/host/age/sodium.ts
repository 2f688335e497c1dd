import { createRequire } from 'node:module';

/** The part of libsodium's binding that is used; the package brings no types. Lengths are checked by the binding, which throws. */
export type Sodium = {
  /** Seal `message` into `sealed` (16 bytes longer). They may begin at the same byte. */
  readonly crypto_aead_chacha20poly1305_ietf_encrypt: (
    sealed: Uint8Array,
    message: Uint8Array,
    associated: null,
    secretNonce: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => number;
  /** Open `sealed` into `message` (16 bytes shorter), elsewhere. Throws if it is not authentic. */
  readonly crypto_aead_chacha20poly1305_ietf_decrypt: (
    message: Uint8Array,
    secretNonce: null,
    sealed: Uint8Array,
    associated: null,
    nonce: Uint8Array,
    key: Uint8Array,
  ) => number;
  readonly sodium_memzero: (bytes: Uint8Array) => void;
};

let loaded: Sodium | undefined;

/** libsodium, loaded when it is first needed: a vault opens without it. */
export function sodium(): Sodium {
  return (loaded ??= createRequire(import.meta.url)('sodium-native') as Sodium); // as its documentation says
}
