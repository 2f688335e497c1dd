import { randomBytes } from 'node:crypto';
import { isAbsolute, join, relative, sep } from 'node:path';

/** Where the window's page lives. A scheme of our own: no port, no file system, nothing shared with another program. */
export const appOrigin = 'app://enlace';
export const appPage = `${appOrigin}/index.html`;

/** Whether a URL is exactly of this origin. It is parsed: text that merely contains or begins with the origin is not ours. */
export function isOfOrigin(url: unknown, origin: string): boolean {
  if (typeof url !== 'string') return false;
  const parsed = URL.parse(url);
  const ours = URL.parse(origin);
  if (parsed === null || ours === null) return false;
  return (
    parsed.protocol === ours.protocol &&
    parsed.host === ours.host &&
    parsed.username === '' &&
    parsed.password === '' &&
    ours.host !== ''
  );
}

/**
 * The file of a built folder that a URL's path names; undefined if it would lie outside. Decoded once, as the file system would see it.
 *
 * @param pathname - Of a parsed URL, still percent-encoded.
 */
export function fileWithin(folder: string, pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const file = join(folder, decoded);
  const within = relative(folder, file); // not startsWith: `/built-evil` starts with `/built`
  if (within === '' || within === '..' || within.startsWith(`..${sep}`) || isAbsolute(within)) return undefined;
  return file;
}

/** A nonce for the one style element that the component library makes. New for every load of the page. */
export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * The content policy, for a header.
 *
 * @param connect - `'none'` in the window, `'self'` on a loopback page, which speaks to its host by `fetch`.
 */
export function contentPolicy(nonce: string, connect: "'none'" | "'self'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "worker-src 'self'",
    `connect-src ${connect}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The headers of every answer that carries a part of the page. */
export function pageHeaders(nonce: string, connect: "'none'" | "'self'", type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': contentPolicy(nonce, connect),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
    'cache-control': 'no-store',
  };
}

/** The page with this load's nonce where the built page holds the placeholder. */
export function withNonce(html: string, nonce: string): string {
  return html.replaceAll('NONCE_OF_THIS_LOAD', nonce);
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  wasm: 'application/wasm',
  bcmap: 'application/octet-stream',
};

/** The media type of a built file; undefined for a kind that a build does not hold, which is then not served. */
export function mediaType(file: string): string | undefined {
  return types[file.slice(file.lastIndexOf('.') + 1).toLowerCase()];
}
