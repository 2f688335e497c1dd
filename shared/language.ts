/** The two languages of Enlace. Everything a person reads exists in both. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** One text in both languages; a missing one does not compile. */
export type Bilingual = { readonly en: string; readonly es: string };

/** Plain JSON data: all that crosses a door, enters a packet, or is stored as a value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

declare const brand: unique symbol;
/** A string that cannot be confused with another kind of string. */
export type Branded<Name extends string> = string & { readonly [brand]: Name };

/** UUIDv7 of a case, a record (person, charge, exchange …), a user; unique over all vaults. */
export type CaseId = Branded<'CaseId'>;
export type RecordId = Branded<'RecordId'>;
export type UserId = Branded<'UserId'>;
export type PacketId = Branded<'PacketId'>;
/** An agency's code from the agency table, such as `US-DOJ-OIA`. */
export type AgencyCode = Branded<'AgencyCode'>;
/** A civil date, `YYYY-MM-DD`, without zone. */
export type CivilDate = Branded<'CivilDate'>;
/** An instant with its zone, RFC 9557 or RFC 3339, such as `2026-01-15T09:30:00-06:00[America/Mexico_City]`. */
export type Instant = Branded<'Instant'>;
