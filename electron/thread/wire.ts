import type { EventName, Events } from '../../shared/contract.ts';
import type { Result } from '../../shared/failure.ts';
import type { Place } from '../host/places/handles.ts';

/** Why somebody locks a vault. That its thread died is none of these: nobody asked for that. */
export type LockReason = Exclude<Events['vault:locked']['reason'], 'fault'>;

/**
 * What a door registers: a place on disk, or one whose stream the door opens when the host first reads or writes it, not before (a
 * browser cannot hold many waiting uploads).
 */
export type DoorPlace = Extract<Place, { readonly path: string }> | LazySource | LazySink;
export type LazySource = {
  readonly kind: 'source';
  readonly name: string;
  readonly open: () => Promise<ReadableStream<Uint8Array>>;
};
export type LazySink = { readonly kind: 'sink'; readonly name: string; readonly open: () => Promise<WritableStream<Uint8Array>> };

/** A door's place without its function, as it travels to the worker. */
export type SentPlace =
  | Extract<Place, { readonly path: string }>
  | { readonly kind: 'source' | 'sink'; readonly name: string; readonly stream: number };

/** Door → worker. */
export type ToWorker =
  | {
      readonly kind: 'request';
      readonly id: number;
      readonly channel: unknown;
      readonly input: unknown;
      readonly job: string | undefined;
    }
  | { readonly kind: 'cancel'; readonly job: string }
  | { readonly kind: 'register'; readonly id: number; readonly place: SentPlace }
  | {
      readonly kind: 'opened';
      readonly stream: number;
      readonly content: ReadableStream<Uint8Array> | WritableStream<Uint8Array>;
    }
  | { readonly kind: 'unopened'; readonly stream: number }
  | { readonly kind: 'lock'; readonly reason: LockReason };

/** Worker → door. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'registered'; readonly id: number; readonly handle: string }
  | { readonly kind: 'locked'; readonly wasOpen: boolean }
  | { readonly kind: 'open'; readonly stream: number }
  | { readonly kind: 'event'; readonly event: EventName; readonly payload: Events[EventName] };
