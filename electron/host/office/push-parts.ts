import { createHash } from 'node:crypto';
import { listOutdatedParts, listPartBundles, savePartBundle, type PartBundle } from '../../../db/compartment-travel.ts';
import { getSelf } from '../../../db/compartments.ts';
import { dropLate, listOutgoing } from '../../../db/enclosing.ts';
import type { Reader } from '../../../db/open.ts';
import { listWritesOfRow } from '../../../db/stations.ts';
import { saveBundle } from '../../../db/bundles.ts';
import { listUsers, type UserRow } from '../../../db/users.ts';
import { beginParts } from '../audit/part-log.ts';
import type { Context, OpenCompartment, Session } from '../ground/context.ts';
import { grantStands } from '../keys/grants.ts';
import { parseKeyslots } from '../keys/keyslots.ts';
import { MOST_ENTRIES } from './bundle.ts';
import { blobName, partsOf, type BlobName } from './carriers/blob-name.ts';
import { contentOfBytes, type Carrier } from './carriers/carrier.ts';
import { listBlobs } from './list-blobs.ts';
import { allParts, lateParts, sealParts, type Wanted } from './part-bundle.ts';

/** Who of a compartment's people has no account on this machine: for them its entries and documents are sealed. */
export function peopleElsewhere(session: Session, db: Reader): readonly UserRow[] {
  const { office } = session;
  const here = new Set<string>(slotUsers(session.place.keyslotsText()));
  const users = listUsers(office);
  const people = new Set<string>(getSelf(db).people);
  return users.filter(
    user => people.has(user.id) && !here.has(user.id) && user.disabledAtMs === null && grantStands(office, user, users),
  );
}

/** Who has an account on this machine; a slot that is damaged is nobody's. */
function slotUsers(text: string): readonly string[] {
  return parseKeyslots(text).slots.flatMap(slot => {
    const grant = slot['grant'];
    return grant !== null && typeof grant === 'object' && 'user' in grant ? [String(grant.user)] : [];
  });
}

/** What was put of a compartment and still lies there. */
export async function partsThere(
  db: Reader,
  carrier: Carrier,
  kind: 'bundle' | 'document',
  own: number,
): Promise<readonly (PartBundle & { readonly name: BlobName })[]> {
  const put = new Map(listPartBundles(db).map(bundle => [bundle.name, bundle]));
  const blobs = await listBlobs(carrier, kind, name => partsOf(name).station !== own);
  return blobs.flatMap(({ name }) => {
    const bundle = put.get(name);
    return bundle === undefined ? [] : [{ ...bundle, name }];
  });
}

/** Put what people elsewhere lack of this user's compartments: our entries, and for whom we made a member all that there is. @returns how many entries. */
export async function pushParts(session: Session, context: Context, carrier: Carrier, own: number): Promise<number> {
  let sent = 0;
  for (const compartment of session.compartments()) {
    const { db } = compartment;
    const people = peopleElsewhere(session, db);
    const outdated = listOutdatedParts(db);
    if (people.length > 0) sent += await pushOf(session, context, carrier, { own, compartment, people, outdated });
    // What was erased leaves the place too, once whoever lacks the rest finds it in what was put anew.
    if (outdated.size === 0) continue;
    for (const { name } of await partsThere(db, carrier, 'bundle', own)) if (outdated.has(name)) await carrier.drop(name);
  }
  return sent;
}

/** Put what was written here to cases that others had closed meanwhile: it is sealed to whoever did. */
export async function pushOutgoing({ office }: Session, context: Context, carrier: Carrier, own: number): Promise<void> {
  for (const { id, sealed } of listOutgoing(office)) {
    const name = blobName('bundle', own, createHash('sha256').update(sealed).digest('hex'));
    await carrier.put(name, contentOfBytes(sealed), context.signal);
    office.transaction(() => {
      saveBundle(office, { name, station: own, first: 0, last: 0, readers: [], file: null, fault: null });
      dropLate(office, id);
    })();
  }
}

async function pushOf(
  session: Session,
  context: Context,
  carrier: Carrier,
  of: {
    readonly own: number;
    readonly compartment: OpenCompartment;
    readonly people: readonly UserRow[];
    readonly outdated: ReadonlySet<string>;
  },
): Promise<number> {
  const { own, compartment, people, outdated } = of;
  const { db } = compartment;
  beginParts(db, context);
  const there = (await partsThere(db, carrier, 'bundle', own)).filter(({ name }) => !outdated.has(name));
  const late = lateParts(db).length;
  const put = async (wanted: Wanted): Promise<number> => {
    const blob = await sealParts(session, compartment, {
      station: own,
      wanted,
      recipients: people.map(({ ageRecipient }) => ageRecipient),
    });
    const name = blobName('bundle', own, createHash('sha256').update(blob).digest('hex'));
    await carrier.put(name, contentOfBytes(blob), context.signal);
    const numbers = wanted.entries.flatMap(({ station, number }) => (station === own ? [number] : []));
    const span = { first: wanted.isWhole ? 0 : Math.min(Number.MAX_SAFE_INTEGER, ...numbers), last: Math.max(0, ...numbers) };
    savePartBundle(db, { name, ...span, late, readers: people.map(({ id }) => id), file: null });
    saveBundle(session.office, { name, station: own, first: 0, last: 0, readers: [], file: null, fault: null });
    return wanted.entries.length;
  };
  const isNew = ({ id }: UserRow) =>
    broughtBy(db, id, own) && !there.some(({ readers, first }) => first === 0 && readers.includes(id));
  if (people.some(isNew)) return put({ entries: allParts(db), isWhole: true });
  const mine = allParts(db).flatMap(({ station, number }) => (station === own ? [number] : []));
  const lacking = mine.filter(number =>
    people.some(({ id }) => !there.some(({ first, last, readers }) => first <= number && number <= last && readers.includes(id))),
  );
  let sent = 0;
  for (let at = 0; at < lacking.length; at += MOST_ENTRIES) {
    const run = lacking.slice(at, at + MOST_ENTRIES);
    // A run is named by its ends, so between them nothing of ours is left out.
    const entries = mine.filter(number => number >= run[0]! && number <= run.at(-1)!).map(number => ({ station: own, number }));
    sent += await put({ entries, isWhole: false });
  }
  const hasLate = people.every(({ id }) => there.some(bundle => bundle.late >= late && bundle.readers.includes(id)));
  if (sent === 0 && late > 0 && !hasLate) await put({ entries: [], isWhole: false });
  return sent;
}

/** Whether an entry of ours made somebody one of its people, or somebody was before the office had several stations, of which the first is ours. */
function broughtBy(db: Reader, id: string, own: number): boolean {
  const puts = listWritesOfRow(db, 'compartment_people', JSON.stringify([id])).filter(({ kind }) => kind === 'put');
  return puts.some(({ by }) => by.station === own || (by.station === 0 && own === 1));
}
