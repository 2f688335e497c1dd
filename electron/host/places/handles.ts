import { randomBytes } from 'node:crypto';
import { Refusal } from '../../../shared/failure.ts';

/** A file to read, as a door supplies it: a path that a person chose natively, or a stream from an upload. */
export type Source = { readonly kind: 'source'; readonly name: string } & (
  { readonly path: string } | { readonly stream: ReadableStream<Uint8Array> }
);
/** A place to write: a path chosen natively (whole or not at all), or a stream to a download. */
export type Sink = { readonly kind: 'sink'; readonly name: string } & (
  { readonly path: string } | { readonly stream: WritableStream<Uint8Array> }
);
/** A folder, for a vault, a backup or a packet under a random name. */
export type Folder = { readonly kind: 'folder'; readonly path: string };
export type Place = Source | Sink | Folder;

/** One-time handles: the page, a script or a stranger never names a path, only what a door registered. */
export type Handles = {
  readonly register: (place: Place) => string;
  /** Take a place by its handle; a second time, or another kind, is refused (`file/unknown-handle`). */
  readonly take: <K extends Place['kind']>(handle: string, kind: K) => Extract<Place, { kind: K }>;
};

export function newHandles(): Handles {
  const places = new Map<string, Place>();
  return {
    register(place) {
      const handle = `h-${randomBytes(16).toString('hex')}`;
      places.set(handle, place);
      return handle;
    },
    take(handle, kind) {
      const place = places.get(handle);
      places.delete(handle);
      if (place?.kind !== kind) throw new Refusal('file/unknown-handle');
      return place as Extract<Place, { kind: typeof kind }>; // its kind was compared on the line above
    },
  };
}
