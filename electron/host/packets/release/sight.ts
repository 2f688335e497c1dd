import { listLedgerOfCase, listLedgerPaths, type LedgerEntry } from '../../../../db/ledger.ts';
import type { Reader } from '../../../../db/open.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import type { Held, HeldElsewhere, PacketSight, SeenField, SeenRecord } from '../../../../shared/contract/packets.ts';
import { packetCounts } from '../../../../shared/decision/packet-counts.ts';
import { outsideOf, previewRows, type PreviewRow } from '../../../../shared/decision/preview.ts';
import { actions, type Action, type Emission, type Slot } from '../../../../shared/decision/types.ts';
import type { Json } from '../../../../shared/language.ts';
import { countryOfAgency } from '../../../../shared/countries.ts';
import { basesBetween } from '../../../../shared/legal-bases.ts';
import { givesValues } from '../../../../shared/packet-kinds.ts';
import { ownSigners } from '../../agencies/own-keys.ts';
import type { SessionContext } from '../../ground/context.ts';
import { officeDays } from '../../ground/office-day.ts';
import { canonical } from '../../keys/canonical.ts';
import { lintsOf } from './lints.ts';
import { decideRelease, usualHandling, type ReleaseRequest } from './release.ts';
import { safetyThatStays } from './safety.ts';
import { readEntry } from '../read/entry-content.ts';
import { inOrderOfLeaving } from '../read/thread.ts';
import type { ReleasedObject } from '../read/verify.ts';

/**
 * A case as one counterpart would see it, made by the same decision and emission as a packet, beside what earlier packets gave it.
 * Nothing is written, and no value that stays is in it.
 */
export async function sightOf(context: SessionContext, request: ReleaseRequest): Promise<PacketSight> {
  const { session } = context;
  const release = decideRelease(context, request);
  const { code, names } = release.agency;
  const db = session.dbOf(request.caseId);
  const left = listLedgerOfCase(db, request.caseId).filter(
    entry => entry.direction === 'out' && entry.voidedAtMs === null && givesValues(entry.kind),
  );
  const sent = left.filter(({ agency }) => agency === code);
  const held = await heldBy(context, db, inOrderOfLeaving(sent));
  const rows = previewRows(release.decisions, names);
  const rowAt = new Map(rows.map(row => [`${row.record}/${row.field ?? ''}`, row]));
  const records: SeenRecord[] = [];
  see(release.content, 0, { rowAt, held, records });
  const others = left.filter(({ agency }) => agency !== code);
  const elsewhere = heldElsewhere(db, others, records);
  return {
    recipient: { code, names },
    on: request.on ?? officeDays(session, context).office,
    basis: release.basis,
    bases: basesBetween(countryOfAgency(getVaultState(session.office).agency.code), release.agency.country),
    handling: usualHandling(release),
    records,
    counts: packetCounts(release.content),
    leftOut: release.leftOut,
    stays: rows.filter(row => row.field === null && row.rule !== 'scope/not-chosen'),
    outside: outsideOf(rows),
    lints: lintsOf(context, request, release),
    safety: safetyThatStays(request, release),
    elsewhere: elsewhere.slice(0, MOST_ELSEWHERE),
    elsewhereInAll: elsewhere.length,
    sent: sent.map(({ packetId, header, atMs, ackedAtMs }) => ({
      packetId,
      number: header.channel.number,
      atMs,
      isAcknowledged: ackedAtMs !== null,
      values: [...held.values()].filter(one => one.packetId === packetId).length,
    })),
  };
}

type Seeing = {
  readonly rowAt: ReadonlyMap<string, PreviewRow>;
  readonly held: ReadonlyMap<string, Held>;
  readonly records: SeenRecord[];
};

function see(emission: Emission, depth: number, seeing: Seeing): void {
  const fields = Object.entries(emission.fields).flatMap(([field, slot]) => {
    const row = seeing.rowAt.get(`${emission.record}/${field}`);
    const seen = row && seenField(row, field, slot, seeing.held.get(`${emission.id}/${field}`) ?? null);
    return seen ? [seen] : [];
  });
  seeing.records.push({ record: emission.record, entity: emission.entity, name: emission.id, depth, fields });
  for (const { emitted } of Object.values(emission.lists)) for (const child of emitted) see(child, depth + 1, seeing);
}

/** null: nothing stands there for the counterpart, and there is nothing of ours to tell of. */
function seenField(row: PreviewRow, field: string, slot: Slot, held: Held | null): SeenField | null {
  const { path, action, rule, code, reason } = row;
  const isEmpty = slot.state === 'withheld' && slot.value === undefined;
  const isHidden = slot.state === 'withheld' && slot.code === null;
  if (isHidden && isEmpty && held === null) return null;
  const value = slot.state === 'released' ? slot.value : null;
  const shown = slot.state === 'released' ? 'value' : isHidden ? 'nothing' : 'gap';
  const gapCode = slot.state === 'withheld' ? slot.code : code;
  return { path, field, action, rule, code: gapCode, reason, shown, value, isEmpty, held, adds: addition(value, action, held) };
}

function addition(value: Json, action: SeenField['action'], held: Held | null): SeenField['adds'] {
  if (value === null) return held === null ? 'nothing' : 'held-before';
  if (held === null) return 'new';
  if (canonical(value) === canonical(held.value)) return 'same';
  return actions.indexOf(action) < actions.indexOf(held.action) ? 'more-precise' : 'changed';
}

/** What earlier packets gave, by the packet's name of the record and the field; a later packet takes the place of an earlier one. */
async function heldBy({ session }: SessionContext, db: Reader, sent: readonly LedgerEntry[]): Promise<ReadonlyMap<string, Held>> {
  const signerOf = await ownSigners(session);
  const held = new Map<string, Held>();
  for (const entry of sent) {
    const { packetId, header } = entry;
    const { content } = readEntry(db, entry, signerOf(header));
    if (content !== null) keep(content, { packetId, number: header.channel.number }, held);
  }
  return held;
}

function keep(object: ReleasedObject, from: Pick<Held, 'packetId' | 'number'>, held: Map<string, Held>): void {
  for (const [field, value] of Object.entries(object.fields))
    held.set(`${object.id}/${field}`, { ...from, value, action: object.treated[field] ?? 'RELEASE' });
  for (const { emitted } of Object.values(object.lists)) for (const child of emitted) keep(child, from, held);
}

const MOST_ELSEWHERE = 50;

/** Where another counterpart was given more of a place than this one would be; its latest packet with that place counts. */
function heldElsewhere(db: Reader, left: readonly LedgerEntry[], records: readonly SeenRecord[]): readonly HeldElsewhere[] {
  const here = new Map<string, { readonly entity: string; readonly seen: SeenField }>();
  for (const { record, entity, fields } of records) {
    for (const seen of fields)
      if (!seen.isEmpty && (seen.shown === 'gap' || seen.action !== 'RELEASE'))
        here.set(`${record}/${seen.field}`, { entity, seen });
  }
  const found: HeldElsewhere[] = [];
  const known = new Set<string>();
  for (const { packetId, agency, header } of left) {
    for (const { record, field, action } of listLedgerPaths(db, 'out', packetId)) {
      const ours = here.get(`${record}/${field}`);
      if (ours === undefined || known.has(`${agency} ${ours.seen.path}`)) continue;
      known.add(`${agency} ${ours.seen.path}`);
      if (!gives(action) || (ours.seen.shown === 'value' && !isCloser(action, ours.seen.action))) continue;
      const { path, field: name, shown } = ours.seen;
      const at = { agency, packetId, number: header.channel.number };
      found.push({ ...at, path, entity: ours.entity, field: name, here: shown === 'gap' ? 'gap' : 'coarser' });
    }
  }
  return found;
}

const gives = (action: Action): boolean => action !== 'WITHHOLD' && action !== 'OMIT_SILENT' && action !== 'PSEUDONYM';
const isCloser = (one: Action, other: Action): boolean => actions.indexOf(one) < actions.indexOf(other);
