import type { Writer } from '../open.ts';

/**
 * The ledger names each value in one notation, `entity.field@record`. Packets that left were recorded by places (`subjects[0].curp`), which
 * counted anew in each packet, and packets that came in by JSON pointers (`/case/lists/subjects/emitted/0/fields/curp`), without the
 * record of ours that they became. What cannot be told apart stays as it was recorded.
 */
export function up(db: Writer): void {
  type Packet = { readonly direction: string; readonly packetId: string; readonly agency: string };
  type Path = { readonly path: string; readonly record: string | null; readonly field: string | null };
  const packets = db.prepare<[], Packet>('SELECT direction, packet_id AS packetId, agency FROM ledger').all();
  const paths = db.prepare<[string, string], Path>(
    'SELECT path, record, field FROM ledger_paths WHERE direction = ? AND packet_id = ?',
  );
  const bytes = db
    .prepare<[string], Uint8Array>(`SELECT packet_json FROM ledger_bytes WHERE direction = 'in' AND packet_id = ?`)
    .pluck();
  const local = db
    .prepare<[string, string], string>('SELECT record_id FROM received_records WHERE agency = ? AND emitted_id = ?')
    .pluck();
  const update = db.prepare(
    `UPDATE ledger_paths SET path = ?, record = ?, field = ? WHERE direction = ? AND packet_id = ? AND path = ?`,
  );
  for (const { direction, packetId, agency } of packets) {
    const rows = paths.all(direction, packetId);
    // The packet itself says which of the sender's names stands at a pointer, and we know which record that became.
    const named = direction === 'in' && rows.length > 0 ? objectsOf(bytes.get(packetId)) : null;
    const recordOf = (id: string) => local.get(agency, id) ?? null;
    for (const row of rows) {
      const to = named === null ? sentPath(row) : receivedPath(row, named, recordOf);
      if (to !== null) update.run(to.path, to.record, to.field, direction, packetId, row.path);
    }
  }
}

type To = { readonly path: string; readonly record: string | null; readonly field: string };

/** The record stands beside the place, and the place's last list says of what kind it is. */
function sentPath({ path, record, field }: { path: string; record: string | null; field: string | null }): To | null {
  if (record === null || field === null) return null;
  const list = /(?:^|\.)([A-Za-z]+)\[-?\d+\]\.[A-Za-z0-9_-]+$/.exec(path)?.[1];
  const entity = list === undefined ? 'case' : entityOfList[list];
  return entity === undefined ? null : { path: `${entity}.${field}@${record}`, record, field };
}

function receivedPath(
  { path }: { readonly path: string },
  named: ReadonlyMap<string, Named>,
  recordOf: (id: string) => string | null,
): To | null {
  const [, at = '', field = ''] = /^(.*)\/fields\/([^/]+)$/.exec(path) ?? [];
  const object = named.get(at);
  if (object === undefined) return null;
  const record = recordOf(object.id);
  return { path: `${object.entity}.${field}@${record ?? object.id}`, record, field };
}

type Named = { readonly entity: string; readonly id: string };

/** Every object of a packet's signed case, by its JSON pointer. Entity and name stand in the payload itself, never in a disclosure. */
function objectsOf(packetJson: Uint8Array | undefined): ReadonlyMap<string, Named> {
  const found = new Map<string, Named>();
  try {
    const jws = JSON.parse(Buffer.from(packetJson ?? []).toString('utf8')) as { readonly payload: string };
    const payload = JSON.parse(Buffer.from(jws.payload, 'base64url').toString('utf8')) as { readonly case?: unknown };
    walk(payload.case, '/case', found);
  } catch {
    // Not a packet of a release that came in: its rows stay as they were recorded.
  }
  return found;
}

function walk(value: unknown, at: string, found: Map<string, Named>): void {
  if (typeof value !== 'object' || value === null) return;
  const { entity, id, lists } = value as { entity?: unknown; id?: unknown; lists?: Record<string, { emitted?: unknown[] }> };
  if (typeof entity !== 'string' || typeof id !== 'string') return;
  found.set(at, { entity, id });
  for (const [list, { emitted = [] }] of Object.entries(lists ?? {}))
    emitted.forEach((element, index) => walk(element, `${at}/lists/${list}/emitted/${index}`, found));
}

// As they were when this was written; each list is of one entity.
const entityOfList: Readonly<Record<string, string>> = {
  members: 'member',
  caseLinks: 'caseLink',
  subjects: 'subject',
  aliases: 'alias',
  identityDocuments: 'identityDocument',
  contactPoints: 'contactPoint',
  addresses: 'address',
  vehicles: 'vehicle',
  associates: 'associate',
  charges: 'charge',
  warrants: 'warrant',
  requests: 'request',
  statuses: 'requestStatus',
  assurances: 'assurance',
  exchanges: 'exchange',
  participants: 'participant',
  commitments: 'commitment',
  items: 'item',
  documents: 'document',
  evidence: 'evidence',
  custody: 'custodyEntry',
  assets: 'asset',
  events: 'event',
  deadlines: 'deadline',
  tasks: 'task',
  plans: 'plan',
  planTasks: 'planTask',
  outcomes: 'outcome',
  seizures: 'seizureLine',
  portions: 'portion',
};
