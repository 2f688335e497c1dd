import { findSent } from '../../../db/channels.ts';
import {
  countLedger,
  findLedgerEntry,
  listLedger,
  listUnacknowledged,
  recordAcknowledged,
  type LedgerEntry,
} from '../../../db/ledger.ts';
import { daysSince } from '../../../shared/clocks/civil-date.ts';
import { dayAt } from '../../../shared/clocks/civil-day.ts';
import type { LedgerLine, OpenedView, packetCalls } from '../../../shared/contract/packets.ts';
import { changeText } from '../../../shared/decision/change-text.ts';
import { whatWouldChangeAt } from '../../../shared/decision/compare.ts';
import { packetCounts } from '../../../shared/decision/packet-counts.ts';
import { outsideOf, previewRows } from '../../../shared/decision/preview.ts';
import { Refusal } from '../../../shared/failure.ts';
import { asksAnswer, awaitsReceipt, carriedBy, givesValues, packetKinds } from '../../../shared/packet-kinds.ts';
import { findProfile, getAgency, knownAgencies } from '../agencies/agencies.ts';
import { recordChanges } from '../audit/audit.ts';
import { watched } from '../places/pieces.ts';
import { writeBytes } from '../places/sinks.ts';
import { contentOf, sizeOf } from '../places/sources.ts';
import type { HandlersOf, Session, SessionContext } from '../ground/context.ts';
import { officeDays } from '../ground/office-day.ts';
import { verifierPage } from '../ground/verifier-page.ts';
import { sha256 } from '../keys/digest.ts';
import type { Source } from '../places/handles.ts';
import { arrivalChanges } from './channel/arrival-changes.ts';
import { arrivalContents } from './channel/arrival-contents.ts';
import { arrivalCases } from './channel/arrival-cases.ts';
import { arrivalTightenings } from './channel/tightenings.ts';
import { leavingDocuments } from './release/attachments.ts';
import { builtPacket, disclose, findingsOf } from './release/disclose.ts';
import { unknownLeaves } from './channel/remarks.ts';
import { destination } from './channel/destination.ts';
import { senderHere } from '../agencies/senders.ts';
import { takeIn } from './channel/import.ts';
import { judgedAgain, openArrival, type Arrival } from './channel/inbox.ts';
import { plainHandling, sendPacket } from './channel/outbox.ts';
import { releasedPaths } from './read/paths.ts';
import { decideAsked } from './release/asked.ts';
import { lintsOf } from './release/lints.ts';
import { askedRelease } from './release/release.ts';
import { getEntry } from './read/entry-content.ts';
import { answerTo, recalledBy, refuseWhileItStands } from './read/recalls.ts';
import { threadOf } from './read/thread.ts';
import { packetPage } from './release/packet-page.ts';
import { safetyThatStays } from './release/safety.ts';
import { sightOf } from './release/sight.ts';

const pageRows = 100;

export const packetHandlers: HandlersOf<typeof packetCalls> = {
  'packet:view': (request, context) => sightOf(context, request),
  'packet:preview': (request, context) => {
    const release = decideAsked(context, request);
    const { code, names } = release.agency;
    const rows = previewRows(release.decisions, names);
    return {
      recipient: { code, names },
      rows,
      counts: packetCounts(release.content),
      outside: outsideOf(rows).length,
      leftOut: release.leftOut,
      lints: lintsOf(context, request, release),
      safety: safetyThatStays(request, release),
      attachments: leavingDocuments(release).map(({ id, sizeBytes }, at) => ({
        name: `files/${String(at + 1).padStart(4, '0')}`,
        document: id,
        sizeBytes,
      })),
    };
  },
  'packet:why': ({ record, field, ...request }, context) => {
    const { file, asked } = askedRelease(context, request);
    return whatWouldChangeAt(file, asked, { record, field }).map(({ decision, ...change }) => {
      const text = changeText({ decision, ...change });
      if (change.kind === 'event') return { ...text, event: change.event };
      return change.kind === 'gate' || change.kind === 'must-tell' ? { ...text, fact: change } : text;
    });
  },
  'packet:findings': ({ handling, ...request }, context) => findingsOf(context, request, handling),
  'packet:build': async (
    { folder, file, accept, handling, acknowledgeUncompared = false, withoutSafety, ...request },
    context,
  ) => {
    const to = destination(context.handles, { folder, file });
    return toldOf(context, await disclose(context, request, { to, accept, handling, acknowledgeUncompared, withoutSafety }));
  },
  'packet:inspect': async ({ file, into = null }, context) => {
    const { pieces } = heard(context, context.handles.take(file, 'source'));
    return viewOf(context, await openArrival(context, pieces, { mode: 'look', isGapAccepted: false, into, keep: false }));
  },
  'packet:verify': async ({ file, acceptGap = false, into = null }, context) => {
    const { pieces } = heard(context, context.handles.take(file, 'source'));
    return viewOf(context, await openArrival(context, pieces, { mode: 'receive', isGapAccepted: acceptGap, into, keep: false }));
  },
  'packet:import': async ({ file, acceptGap = false, into = null }, context) => {
    const counted = heard(context, context.handles.take(file, 'source'));
    const how = { mode: 'receive', isGapAccepted: acceptGap, into, keep: true } as const;
    const arrival = await openArrival(context, counted.pieces, how);
    try {
      return toldOf(context, takeIn(context, judgedAgain(context, arrival, how), counted.sizeBytes()));
    } catch (error) {
      for (const { stored } of arrival.attachments) if (stored !== null) context.session.files.remove(stored);
      throw error;
    }
  },
  'packet:receipt': async ({ packetId, answer, folder, file }, context) => {
    const to = destination(context.handles, { folder, file });
    const { entry, db } = getEntry(context.session, 'in', packetId);
    if (!awaitsReceipt(entry.kind)) throw new Refusal('packet/not-found');
    if (asksAnswer(entry.kind) !== (answer !== undefined)) throw new Refusal('packet/answer-missing');
    if (answer === 'done') refuseWhileItStands(context.session, entry);
    const agency = getAgency(context.session, entry.agency);
    const { purpose, basis } = entry.header;
    const draft = {
      kind: 'receipt' as const,
      purpose,
      basis,
      handling: plainHandling,
      to: agency,
      policyId: 'none',
      caseId: entry.caseId,
    };
    const sent = await sendPacket(context, draft, to, {
      fill: async () => ({
        receipt: { packet: packetId, hash: entry.hash, ...(answer === undefined ? {} : { answer }) },
        attachments: [],
      }),
      paths: [],
      db,
    });
    return toldOf(context, builtPacket(sent));
  },
  'packet:acknowledge': ({ packetId, hash, by }, context) => {
    const { session } = context;
    const { entry, db } = getEntry(session, 'out', packetId);
    if (entry.hash !== hash) throw new Refusal('packet/receipt-mismatch');
    recordChanges(session, context, 'packet:acknowledge', db, note => {
      recordAcknowledged(db, packetId, `hand: ${by}`, context.nowMs());
      note({ record: packetId, entity: 'packet', field: 'acknowledged', old: null, new: by, caseId: entry.caseId });
    });
    return toldOf(context, lineOf(context, getEntry(session, 'out', packetId).entry));
  },
  'packet:verifier': async ({ file }, context) => {
    const page = verifierPage();
    await writeBytes(context.handles.take(file, 'sink'), page);
    return { sha256: sha256(page), sizeBytes: page.length };
  },
  'packet:list': async ({ offset = 0, limit = pageRows, carries, fromHere, ...asked }, context) => {
    const visible = context.session.visible();
    const filter = {
      ...asked,
      senders: fromHere === undefined ? undefined : (await senderHere(context.session)).names,
      kinds:
        carries === undefined
          ? undefined
          : packetKinds.filter(kind => (carries === 'case' ? givesValues(kind) : carriedBy(kind) === carries)),
    };
    const entries = visible
      .flatMap(db => listLedger(db, filter, { offset: 0, limit: offset + limit }))
      .sort((one, other) => other.atMs - one.atMs || (other.packetId < one.packetId ? -1 : 1));
    return {
      lines: entries.slice(offset, offset + limit).map(entry => lineOf(context, entry)),
      total: visible.reduce((sum, db) => sum + countLedger(db, filter), 0),
    };
  },
  'packet:awaited': ({ limit = pageRows }, context) => {
    const { session } = context;
    const kinds = packetKinds.filter(awaitsReceipt);
    const awaited = session
      .visible()
      .flatMap(db => listUnacknowledged(db, kinds))
      .filter(entry => stateOf(session, entry) === 'sent')
      .sort((one, other) => one.atMs - other.atMs || (one.packetId < other.packetId ? -1 : 1));
    return { lines: awaited.slice(0, limit).map(entry => lineOf(context, entry)), total: awaited.length };
  },
  'packet:thread': ({ packetId, direction }, context) => {
    const { entry, db } = getEntry(context.session, direction, packetId);
    return threadOf(db, entry).map(each => lineOf(context, each));
  },
  'packet:show': async ({ packetId, direction }, context) => {
    const { session } = context;
    const { entry, db } = getEntry(session, direction, packetId);
    return { ...lineOf(context, entry), header: entry.header, ...(await packetPage(session, db, entry)) };
  },
};

/** What a call gives, once whoever shows the ledger has heard that it changed. */
function toldOf<T>(context: SessionContext, value: T): T {
  context.tell('ledger:changed', {});
  return value;
}

/** Pieces, and how many bytes of them have passed. */
/** A packet's bytes, counted as they come; the person is told how far it is, and may cancel. */
function heard({ signal, progress }: SessionContext, source: Source) {
  let sizeBytes = 0;
  const content = contentOf(source);
  const total = sizeOf(source);
  const look = (piece: Uint8Array): void => {
    signal.throwIfAborted();
    progress((sizeBytes += piece.length), total);
  };
  return { pieces: watched(content, look), sizeBytes: () => sizeBytes };
}

function viewOf(context: SessionContext, arrival: Arrival): OpenedView {
  const {
    header,
    hash,
    why,
    place,
    refusedPlace,
    isNewEpoch,
    isSenderCompared,
    senderWords,
    approvals,
    released,
    attachments,
    plan,
  } = arrival;
  const paths = released === null ? [] : releasedPaths(released);
  return {
    header,
    hash,
    place,
    refusedPlace,
    isNewEpoch,
    isSenderCompared,
    senderWords,
    approvals,
    senderNames: knownAgencies(context.session).find(({ code }) => code === header.from.agency)?.names ?? header.from.names,
    hasSenderProfile: findProfile(context.session, header.from.agency) !== null,
    why,
    addsTo: aboutPacket(context.session, arrival),
    ...arrivalCases(context, header.from.agency, plan.into),
    ...arrivalContents(released),
    released: paths.filter(({ code }) => code === null).map(({ place }) => place),
    gaps: paths.flatMap(({ place, code }) => (code === null ? [] : [{ path: place, code }])),
    attachments: attachments.map(({ name, sizeBytes, sha256 }) => ({ name, sizeBytes, sha256 })),
    ...arrivalChanges(plan.into, released, header.from.agency),
    ...arrivalTightenings(plan.into),
    unknown: unknownLeaves(plan.into),
    content: released,
  };
}

/** The packet that one adds to, which came in, or of which it is the receipt, which left; null where this person may not see it. */
function aboutPacket({ visible }: Session, { earlier, receipt }: Pick<Arrival, 'earlier' | 'receipt'>): OpenedView['addsTo'] {
  const packetId = (earlier ?? receipt)?.packet;
  if (packetId === undefined) return null;
  const [held] = visible().flatMap(db => findLedgerEntry(db, earlier === null ? 'out' : 'in', packetId) ?? []);
  return held === undefined ? null : { packetId, number: held.header.channel.number };
}

function lineOf(context: Pick<SessionContext, 'session' | 'nowMs'>, entry: LedgerEntry): LedgerLine {
  const {
    packetId,
    direction,
    kind,
    agency,
    caseId,
    header,
    hash,
    sizeBytes,
    file,
    byUser,
    atMs,
    ackedBy,
    ackedAtMs,
    earlier,
    policy,
  } = entry;
  const days = officeDays(context.session, context);
  return {
    packetId,
    direction,
    kind,
    agency,
    caseId,
    number: header.channel.number,
    purpose: header.purpose,
    hash,
    sizeBytes,
    file: file?.split(/[\\/]/).at(-1) ?? null,
    byUser,
    atMs,
    days: daysSince(dayAt(days.zone, atMs), days.office),
    state: stateOf(context.session, entry),
    acknowledged:
      ackedBy === null || ackedAtMs === null ? null : { by: ackedBy, atMs: ackedAtMs, answer: answerTo(context.session, entry) },
    earlier,
    ownAnswer: direction === 'in' ? answerTo(context.session, entry) : null,
    recalled: recalledBy(context.session, entry),
    policy: policy?.split(' ')[0] ?? null,
  };
}

function stateOf(session: Session, { direction, packetId, voidedAtMs }: LedgerEntry): LedgerLine['state'] {
  if (direction === 'in') return 'received';
  if (voidedAtMs !== null) return 'voided';
  const sent = findSent(session.office, packetId);
  return sent?.state === 'confirmed' || sent?.state === 'void' ? 'sent' : 'unsettled';
}
