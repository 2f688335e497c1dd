import { statSync } from 'node:fs';
import { listGaps } from '../../../db/held-entries.ts';
import { listFaults } from '../../../db/set-aside.ts';
import { listAside, listHeads, listStations, ownStation } from '../../../db/stations.ts';
import { countUnsent } from '../../../db/bundles.ts';
import { getVaultState } from '../../../db/vault-state.ts';
import { stationRequestSchema, type StationRequest } from '../../../shared/contract/station-format.ts';
import type { JoinRequest, OfficeStanding, SetAside, stationCalls } from '../../../shared/contract/stations.ts';
import { Refusal } from '../../../shared/failure.ts';
import { plainWords } from '../../../shared/fingerprint-words.ts';
import type { CaseId } from '../../../shared/language.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { canonical } from '../keys/canonical.ts';
import type { Source } from '../places/handles.ts';
import { asFileRefusal, writeBytes, writePieces } from '../places/sinks.ts';
import { refuseInsideVault } from '../vault/making.ts';
import { contentOf, textOfSource } from '../places/sources.ts';
import { lock, openVault } from '../vault/vault.ts';
import { recordChanges } from '../audit/audit.ts';
import { renewOwnKeys } from '../agencies/own-key-calls.ts';
import { dealReferences } from '../cases/references.ts';
import { tellChanged } from '../audit/revision.ts';
import { folderCarrier } from './carriers/folder.ts';
import type { Carrier } from './carriers/carrier.ts';
import { isWithdrawn } from './carriers/entered/known.ts';
import { carrierSettings, keepCarrier, openCarrier } from './carriers/entered/settings.ts';
import { markFolder, numberInFolders } from './carriers/folder-marker.ts';
import { listTwoValues, whoSaid } from '../audit/two-values.ts';
import { listBroughtBack, listUnheard, settle } from './conflicts.ts';
import { exchange } from './exchange.ts';
import { listForks, refuseDeciding } from './forks.ts';
import { inStep, keepingHow } from './in-step.ts';
import { waitForOthers } from './wait.ts';
import { missingParts } from './part-tags.ts';
import { addStation, refuseRemoving, removeStation } from './roster.ts';
import { answerTo, joinOffice } from './station-answer.ts';
import { askToJoin, dropWaiting, joiningWords, requestWords, waitingRequest } from './station-request.ts';

const MOST_REQUEST_BYTES = 64 * 1024;

export const stationHandlers: HandlersOf<typeof stationCalls> = {
  'station:list': (_, { session }) => standing(session),

  'station:ask': async ({ folder, file, synthetic = false, ...plan }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    const sink = context.handles.take(file, 'sink');
    const request = await askToJoin({ ...plan, folder: path, synthetic }, context);
    try {
      await writeBytes(sink, Buffer.from(canonical(request)));
    } catch (error) {
      dropWaiting(path); // so that it can be asked again
      throw error;
    }
    return shown(request);
  },

  'station:waiting': ({ folder }, { handles }) => shown(waitingRequest(handles.take(folder, 'folder').path)),

  'station:forget': ({ folder }, { handles }) => {
    const { path } = handles.take(folder, 'folder');
    waitingRequest(path); // what is none of ours stays
    dropWaiting(path);
    return null;
  },

  'station:read': async ({ file }, { handles, session }) => {
    const request = await requestOf(handles.take(file, 'source'));
    refuseOtherData(session, request);
    return { ...shown(request), request };
  },

  'station:add': async ({ file, request: read, answer, ...as }, context) => {
    const { session } = context;
    const request = file === undefined ? read : await requestOf(context.handles.take(file, 'source'));
    if (request === undefined) throw new Refusal('office/not-a-request');
    refuseOtherData(session, request);
    const sink = context.handles.take(answer, 'sink');
    const added = await addStation(session, context, request, as);
    dealReferences(session, context); // the new machine begins with numbers of its own
    const { content, drop } = await answerTo(session, context, { request, added });
    try {
      await writePieces(sink, content, context.signal);
    } finally {
      drop();
    }
    const words = joiningWords(request, getVaultState(session.office).rootKey);
    return { number: added.station.number, station: request.station, label: added.user.label, words };
  },

  'station:join': async ({ folder, file, passphrase, words }, context) => {
    const { path } = context.handles.take(folder, 'folder');
    const answer = contentOf(context.handles.take(file, 'source'));
    lock(context);
    const agreed = (request: StationRequest, rootKey: Uint8Array) =>
      Object.values(joiningWords(request, rootKey)).some(each => plain(each) === plain(words));
    const { session, recoveryCode } = await joinOffice({ folder: path, passphrase, answer, agreed }, context);
    context.state.session = session;
    return { number: ownStation(session.office) ?? 0, recoveryCode, vault: openVault(session, context) };
  },

  'station:remove': async ({ station }, context) => {
    await takeOut(context, station);
    return standing(context.session);
  },

  'office:forks': (_, { session }) => listForks(session.office),

  'office:decide-fork': async ({ station }, context) => {
    refuseDeciding(context.session.office, station);
    await takeOut(context, station);
    return listForks(context.session.office);
  },

  'office:exchange': async ({ folder }, context) => {
    const path = folder === undefined ? undefined : context.handles.take(folder, 'folder').path;
    if (path !== undefined) refuseUnfit(path);
    if (ownStation(context.session.office) === null) throw new Refusal('office/one-station');
    const over = async () => {
      const carrier = await carrierOf(context.session, path);
      try {
        return await exchange(context.session, context, carrier);
      } finally {
        await carrier.close();
      }
    };
    const done = await keepingHow(context.session, context, { isPlace: path === undefined, act: over });
    for (const id of done.cases) tellChanged(context, id as CaseId); // ids of cases
    return done;
  },

  'office:wait': async ({ mostSeconds }, { session, signal }) => {
    const carrier = await carrierOf(session, undefined);
    try {
      return { came: await waitForOthers(session, carrier, mostSeconds * 1000, signal) };
    } finally {
      await carrier.close();
    }
  },

  'office:step': (_, context) => inStep(context.session, context),

  'office:pause': ({ isPaused }, context) => {
    const { session } = context;
    const settings = carrierSettings(session);
    if (settings?.automatic === undefined) throw new Refusal('carrier/none');
    const automatic = { ...settings.automatic, isPaused };
    recordChanges(session, context, 'office:pause', session.office, note => {
      note({ record: 'office', entity: 'office', field: 'paused', old: settings.automatic?.isPaused ?? false, new: isPaused });
      keepCarrier(session, { ...settings, automatic }, context.nowMs());
    });
    context.tell('office:exchanged', {});
    return inStep(session, context);
  },

  'office:conflicts': (_, { session }) => listTwoValues(session),

  'office:brought-back': (_, { session }) => listBroughtBack(session.office),

  'office:settle': (asked, context) => {
    settle(context, asked);
    return listTwoValues(context.session);
  },
};

/** The machine has the agency's keys. They are renewed first, so that whoever is stopped in between takes it out once more. */
async function takeOut(context: SessionContext, station: number): Promise<void> {
  const { label } = refuseRemoving(context.session, station);
  await renewOwnKeys(context, label);
  removeStation(context.session, context, station);
}

/** The folder that is named, or where the office exchanges. */
async function carrierOf(session: Session, folder: string | undefined): Promise<Carrier> {
  if (folder === undefined) {
    const settings = carrierSettings(session);
    if (settings === null) throw new Refusal('carrier/none');
    if (isWithdrawn(session, settings)) throw new Refusal('carrier/withdrawn');
    return openCarrier(settings);
  }
  const office = numberInFolders(session.vaultId);
  markFolder(folder, office);
  return folderCarrier(folder, office);
}

function refuseUnfit(path: string): void {
  try {
    if (!statSync(path).isDirectory()) throw new Refusal('file/no-folder');
    refuseInsideVault(path);
  } catch (error) {
    throw asFileRefusal(error);
  }
}

async function requestOf(source: Source): Promise<StationRequest> {
  const text = await textOfSource(source, MOST_REQUEST_BYTES);
  try {
    const read = stationRequestSchema.safeParse(JSON.parse(text));
    if (read.success) return read.data;
  } catch {
    // no JSON: as any other file that is none
  }
  throw new Refusal('office/not-a-request');
}

/** A machine with invented data joins no office with real data, nor the other way round. */
function refuseOtherData({ office }: Session, { synthetic }: StationRequest): void {
  if (synthetic === getVaultState(office).synthetic) return;
  throw new Refusal(synthetic ? 'office/asks-for-demo' : 'office/asks-for-real');
}

function shown(request: StationRequest): JoinRequest {
  const { station, label, synthetic } = request;
  return { station, label, synthetic, words: requestWords(request) };
}

const plain = (words: string): string => plainWords(words).join(' ');

function standing(session: Session): OfficeStanding {
  const { office, compartments } = session;
  const own = ownStation(office);
  const heads = new Map(listHeads(office).map(head => [head.station, head]));
  return {
    stations: listStations(office).map(({ number, label, addedAtMs, removedAtMs }) => {
      const head = heads.get(number);
      const heard = head === undefined ? null : { number: head.number, atMs: head.heardAtMs };
      return { number, label, isOwn: number === own, addedAtMs, removedAtMs, heard, isForked: head?.forked != null };
    }),
    unsent: own === null ? 0 : countUnsent(office, own),
    waiting: [
      ...listGaps(office)
        .filter(({ station }) => heads.get(station)?.forked == null) // of that one nothing is waited for
        .map(({ station, count, first }) => {
          const from = (heads.get(station)?.number ?? 0) + 1;
          return { station, count, missing: from < first ? { from, to: first - 1 } : null };
        }),
      ...compartments().flatMap(({ db }) => missingParts(office, db)),
    ],
    setAside: asideIn(session),
    unheard: listUnheard(session),
    rowsAside: listAside(office).map(({ table, code }) => ({ table, code })),
  };
}

function asideIn({ office, compartments }: Session): readonly SetAside[] {
  const saidBy = whoSaid(office);
  const all = [office, ...compartments().map(({ db }) => db)].flatMap(db => listFaults(db));
  return [...Map.groupBy(all, ({ station, fault }) => `${station} ${fault}`).values()].map(entries => {
    const { station, fault } = entries[0]!; // a group has one at least
    const said = entries.map(saidBy);
    const numbers = entries.map(({ number }) => number);
    return {
      ...{ station, code: fault, count: entries.length, from: Math.min(...numbers), to: Math.max(...numbers) },
      userLabels: [...new Set(said.flatMap(({ userLabel }) => userLabel ?? []))],
      atMs: Math.max(...said.map(({ atMs }) => atMs)),
    };
  });
}
