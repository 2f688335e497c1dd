import { z } from 'zod';
import { automaticMinutes } from '../automatic-minutes.ts';
import type { CarrierFailureCode } from '../carrier-failure.ts';
import { ask, writers } from './row.ts';
import { handle } from './scalars.ts';

const shownText = z.string().min(1).max(4096);

/** Where this office exchanges, as it may be shown and as the chain of events keeps it: without its password. */
export const carrierShownSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('folder'), folder: shownText }),
  z.strictObject({
    kind: z.literal('postgres'),
    host: shownText,
    port: z.int().min(1).max(65_535),
    database: shownText,
    user: shownText,
    /** SHA-256 of the server's certificate in hex; null: what is sent there does not leave this machine. */
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable(),
  }),
]);
export type CarrierShown = Readonly<z.output<typeof carrierShownSchema>>;

/** A place that a supervisor entered at another station: where it is from there, when, and how often that one goes there by itself. */
export type KnownPlace = {
  readonly station: number;
  readonly label: string;
  readonly atMs: number;
  readonly place: CarrierShown;
  readonly everyMinutes: Automatic['everyMinutes'] | null;
};

/** The place that was entered here, or confirmed; null: none. And those of other stations, the one that was entered last first. */
export type ExchangePlaces = {
  readonly here:
    | (CarrierShown & {
        readonly automatic: Automatic | null;
        /** At which station a supervisor entered it; null: here. */
        readonly enteredAt: number | null;
        /** It was confirmed here, and is another or none there by now: this station goes there no more. */
        readonly isWithdrawn: boolean;
      })
    | null;
  readonly known: readonly KnownPlace[];
};

/** How often a station exchanges by itself while its vault is open. */
export type Automatic = { readonly everyMinutes: number; readonly isPaused: boolean };

/** What is tried one after another: reach it, put a small sealed thing, list it, get it, take it away. */
export const carrierSteps = ['reach', 'put', 'list', 'get', 'drop'] as const;
export type CarrierStep = (typeof carrierSteps)[number];

/** `done`: the steps that went well, in their order; `failure`: why the next one did not, null when all did. */
export type CarrierCheck = {
  readonly carrier: CarrierShown;
  readonly done: readonly { readonly step: CarrierStep; readonly tookMs: number }[];
  readonly failure: CarrierFailureCode | null;
};

const name = z
  .string()
  .regex(/^[\x21-\x7e]+$/) // as the server's own names are, without spaces
  .max(200);
const fingerprint = z
  .string()
  .trim()
  .regex(/^(?:[0-9A-Fa-f]{2}:?){32}$/)
  .max(95);

const server = z.strictObject({
  kind: z.literal('postgres'),
  /** A name, an address, or the folder of a Unix socket. */
  host: name,
  port: z.int().min(1).max(65_535),
  database: name,
  user: name,
  password: z.string().min(1).max(1024),
  /** As `openssl x509 -fingerprint -sha256` prints it, with or without colons. Left out only for this machine itself. */
  fingerprint: fingerprint.optional(),
});

export const carrierCalls = {
  /** Where this station exchanges, and where a supervisor has others do so: whoever writes here may confirm such a place here. */
  'carrier:places': ask(z.strictObject({}), writers).gives<ExchangePlaces>(),
  /**
   * Exchange here too where a supervisor has another station do so: in its folder, as this machine reaches it, or at its server, as this station.
   * Refusals `carrier/not-known`, `carrier/unmarked` for a folder that is not the office's, `carrier/entered-here` where a supervisor entered one here.
   */
  'carrier:confirm': ask(
    z.strictObject({
      station: z.int().min(1).max(9999),
      folder: handle.optional(),
      login: z.strictObject({ user: name, password: z.string().min(1).max(1024) }).optional(),
    }),
    writers,
  ).gives<CarrierShown>(),
  /** The carrier that was entered, or null. */
  'carrier:show': ask(z.strictObject({}), ['supervisor']).gives<
    (CarrierShown & { readonly automatic: Automatic | null }) | null
  >(),
  /** Exchange by itself every so many minutes while this vault is open, or with null not. Refusal `carrier/none`. */
  'carrier:automatic': ask(z.strictObject({ everyMinutes: z.literal(automaticMinutes).nullable() }), ['supervisor']).gives<
    Record<string, never>
  >(),
  /**
   * Enter a carrier in the place of the one there was. It is asked first: what cannot be reached, or is not prepared, is not entered. Refusals
   * of {@link CarrierFailureCode}; of a folder those of every place that is written to, and `vault/inside-vault` within a vault's.
   */
  'carrier:set': ask(
    z.strictObject({
      carrier: z.discriminatedUnion('kind', [z.strictObject({ kind: z.literal('folder'), folder: handle }), server]),
    }),
    ['supervisor'],
  ).gives<CarrierShown>(),
  /** Try what an exchange does. Refusal `carrier/none`; what else goes wrong is part of the answer. */
  'carrier:check': ask(z.strictObject({}), ['supervisor']).gives<CarrierCheck>(),
  /** Exchange no more. What lies there stays. Refusal `carrier/none`. */
  'carrier:remove': ask(z.strictObject({}), ['supervisor']).gives<Readonly<Record<string, never>>>(),
  /** What the administrator of a PostgreSQL server runs. It holds no secret and asks for no vault. */
  'carrier:script': ask(
    z.strictObject({
      roleWord: z
        .string()
        .regex(/^[a-z][a-z0-9_]{0,29}$/)
        .optional(),
      stations: z.array(z.int().min(1).max(9_999)).min(1).max(200),
    }),
    'anyone',
  ).gives<{ readonly sql: string }>(),
};
