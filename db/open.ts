import type Database from 'better-sqlite3';

/** A connection you may only read through. Every query function says which it needs. */
export type Reader = Database.Database & { readonly __reads: true };
/** A connection you may write through; usable wherever a Reader is. */
export type Writer = Reader & { readonly __writes: true };
