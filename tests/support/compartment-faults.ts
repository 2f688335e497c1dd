import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBundle } from '../../electron/host/office/bundle.ts';
import { openParts } from '../../electron/host/office/part-bundle.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import type { Json } from '../../shared/language.ts';
import type { Mark } from '../../shared/mark.ts';
import { caseFaults, isErased, textsIn, type Standing } from './compartment-model.ts';
import { insideOf } from './compartment-state.ts';
import { unionAt, type Closing } from './office-compartments.ts';
import type { Station } from './office-stations.ts';
import { rawPages, wordsIn } from './raw-pages.ts';

// What is not as it must be once everybody exchanged, in sentences.

export async function closedFaults(office: Closing): Promise<readonly string[]> {
  const { stations, members, acts } = office;
  const found: string[] = [];
  const inIt = stations.filter(({ number }) => members.has(number));
  const [first, ...others] = inIt as [Station, ...Station[]];
  const mine = insideOf(first);
  for (const other of others) {
    const theirs = other.session.compartments().length === 0 ? {} : insideOf(other);
    for (const [table, rows] of Object.entries(mine))
      if (JSON.stringify(rows) !== JSON.stringify(theirs[table]))
        found.push(`the people of the compartment differ in ${table}: ${differing(rows, theirs[table] ?? [])}`);
  }
  const byCase = Map.groupBy(acts, ({ caseId }) => caseId);
  const open = new Set<string>(first.session.office.prepare<[], string>('SELECT id FROM cases').pluck().all());
  const hidden = [...byCase].flatMap(([caseId, own]) => (open.has(caseId) ? [] : textsIn(own)));
  // Where a case came out again before somebody heard that it had gone in, its history from before is at the machines of the others.
  const anywhere = inIt.map(keptAt).join(' ');
  for (const station of stations) {
    const isIn = members.has(station.number);
    found.push(
      ...officeFaults(
        station,
        hidden,
        [...byCase.keys()].filter(caseId => !open.has(caseId)),
      ),
    );
    found.push(...(await chainFaults(station, isIn)));
    if (!isIn && office.former.has(station.number)) continue; // it keeps what it had, and hears no more
    const standing = standingAt(station, isIn);
    for (const [caseId, own] of byCase)
      if (isIn || open.has(caseId))
        for (const fault of caseFaults(
          own,
          open.has(caseId),
          isIn && open.has(caseId) ? { ...standing, kept: anywhere } : standing,
        ))
          found.push(`at station ${station.number} of ${caseId}: ${fault}`);
  }
  const erased = [...byCase].flatMap(([, own]) => (isErased(own) ? textsIn(own) : []));
  return [...found, ...(await placeFaults(office, hidden, erased))];
}

function differing(one: readonly string[], other: readonly string[]): string {
  const only = (a: readonly string[], b: readonly string[]) =>
    a
      .filter(row => !b.includes(row))
      .slice(0, 3)
      .join(' ');
  return `${only(one, other)} -- but -- ${only(other, one)}`;
}

/** In what the vault's own key opens nothing of a closed case is: neither words, nor salts, nor files. */
function officeFaults({ session, number }: Station, hidden: readonly string[], closed: readonly string[]): readonly string[] {
  const found: string[] = [];
  const paths = vaultPaths(session.folder);
  for (const word of wordsIn(rawPages(session.dbFile, `${paths.db}-wal`, session.keys.vaultKey), hidden))
    found.push(`${word} is at station ${number}, in what everybody reads there`);
  const salts = session.office
    .prepare<[string], number>('SELECT count(*) FROM changes WHERE case_id = ? AND salt IS NOT NULL')
    .pluck();
  for (const caseId of closed) if (salts.get(caseId) !== 0) found.push(`salts of ${caseId} are at station ${number}`);
  const known = new Set(session.office.prepare<[], string>('SELECT name FROM stored_files').pluck().all());
  for (const name of readdirSync(paths.files))
    if (/^[0-9a-f]{32}$/.test(name) && !known.has(name)) found.push(`a file that nothing names is at station ${number}`);
  return found;
}

async function chainFaults(station: Station, isIn: boolean): Promise<readonly string[]> {
  const found: string[] = [];
  for (const db of isIn ? station.session.visible() : [station.session.office]) {
    const faults = db
      .prepare<[], string>("SELECT fault || ' ' || station || '/' || number FROM station_entries WHERE fault IS NOT NULL")
      .pluck()
      .all();
    if (faults.length > 0) found.push(`set aside at station ${station.number}: ${faults.join()}`);
  }
  if (!(await station.ask('audit:verify', { depth: 'hashes' })).ok)
    found.push(`the chains at station ${station.number} do not verify`);
  return found;
}

function standingAt(station: Station, isIn: boolean): Standing {
  const { records, marks } = unionAt(station);
  const fields = new Map<string, Json>(
    [...records].flatMap(([id, record]) =>
      Object.entries(record.fields).map(([field, value]) => [`${id} ${field}`, value] as const),
    ),
  );
  return { fields, marks: new Map<string, Mark>(marks), kept: isIn ? keptAt(station) : null };
}

function keptAt({ session }: Station): string {
  return session
    .visible()
    .flatMap(db =>
      [
        "SELECT group_concat(coalesce(old, '') || ' ' || coalesce(new, ''), ' ') FROM changes",
        "SELECT group_concat(cells, ' ') FROM row_writes",
        "SELECT group_concat(fields, ' ') FROM records",
        "SELECT group_concat(content, ' ') FROM held_entries",
      ].map(text => db.prepare<[], string | null>(text).pluck().get() ?? ''),
    )
    .join(' ');
}

/** What lies at the place for every machine says nothing of a closed case; nor what lies there for the compartment's people of one that was erased. */
async function placeFaults(office: Closing, hidden: readonly string[], erased: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  const { stations, members } = office;
  const d = stations.at(-1)!;
  for (const each of readdirSync(office.place, { recursive: true, withFileTypes: true })) {
    if (!each.isFile() || !each.name.startsWith('b-')) continue;
    const bytes = readFileSync(join(each.parentPath, each.name));
    const opened = await openBundle(d.session.office, bytes);
    for (const word of wordsIn(Buffer.from(JSON.stringify(opened)), hidden))
      found.push(`${word} lies at the place for every machine`);
    if (erased.length === 0) continue;
    for (const { session, number } of stations.filter(({ number }) => members.has(number))) {
      const parts = await openParts(session, bytes);
      if (parts.kind !== 'parts' || !members.has(parts.bundle.station)) continue;
      for (const word of wordsIn(Buffer.from(JSON.stringify(parts.bundle)), erased))
        found.push(`${word} of an erased case lies at the place for station ${number}, put by ${parts.bundle.station}`);
    }
  }
  return found;
}
