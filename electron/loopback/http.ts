import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileWithin, mediaType, newNonce, pageHeaders, withNonce } from '../host/places/origin.ts';

/** The largest question that a page may ask at once; files travel as transfers. */
const MOST_BYTES = 4 * 1024 * 1024;

/** An object that a request's body holds as JSON; undefined if it is larger, or anything else. */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return undefined; // nothing of it is read
  const chunks: Buffer[] = [];
  let sizeBytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    sizeBytes += chunk.length;
    if (sizeBytes > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export function sendJson(response: ServerResponse, value: unknown): void {
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  response.end(JSON.stringify(value));
}

/** Send a file of the built page, with the content policy. */
export async function sendPart(response: ServerResponse, folder: string, pathname: string): Promise<void> {
  const file = fileWithin(folder, pathname === '/' ? '/index.html' : pathname);
  const type = file === undefined ? undefined : mediaType(file);
  if (file === undefined || type === undefined) return refuse(response, 404);
  const content = await readFile(file).catch(() => undefined);
  if (content === undefined) return refuse(response, 404);
  const nonce = newNonce();
  response.writeHead(200, pageHeaders(nonce, "'self'", type));
  response.end(file.endsWith('.html') ? withNonce(content.toString('utf8'), nonce) : content);
}

/** A refusal without a word: a stranger learns nothing, and our page needs none. */
export function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
  response.end();
}
