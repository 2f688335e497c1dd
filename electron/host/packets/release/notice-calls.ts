import { findCase } from '../../../../db/cases.ts';
import { findLedgerEntry } from '../../../../db/ledger.ts';
import { forgetNotice, insertNotice, listNotices, listNoticeValues, type Notice } from '../../../../db/notices.ts';
import type { Reader, Writer } from '../../../../db/open.ts';
import { findRecord } from '../../../../db/records.ts';
import { listFactCases } from '../../../../db/release-facts.ts';
import { getVaultState } from '../../../../db/vault-state.ts';
import type { noticeCalls, NoticeLine, NoticeValueView, OwedNotice } from '../../../../shared/contract/notices.ts';
import { countryOfAgency } from '../../../../shared/countries.ts';
import { Refusal } from '../../../../shared/failure.ts';
import type { PacketId } from '../../../../shared/language.ts';
import { usualBasis } from '../../../../shared/legal-bases.ts';
import { noticeGroundOf } from '../../../../shared/overrides.ts';
import { getAgency } from '../../agencies/agencies.ts';
import { recordChanges } from '../../audit/audit.ts';
import type { HandlersOf, Session, SessionContext } from '../../ground/context.ts';
import { destination } from '../channel/destination.ts';
import { plainHandling, sendPacket } from '../channel/outbox.ts';
import { givenIn } from '../read/given-values.ts';
import { builtPacket } from './disclose.ts';
import { owedNotices, type Owed } from './overrides.ts';

/** Originators are told by packet that what they gave goes on without their consent, where the law lets it. */
export const noticeHandlers: HandlersOf<typeof noticeCalls> = {
  'notice:owed': ({ caseId }, { session }) => {
    const cases = caseId === undefined ? session.visible().flatMap(listFactCases) : [caseId];
    return cases
      .flatMap(id => owedNotices(session, id).flatMap(owed => lineOfOwed(session, id, owed)))
      .sort((one, other) => Number(other.hasLeft) - Number(one.hasLeft) || one.sinceMs - other.sinceMs);
  },

  'notice:give': async ({ caseId, originator, recipient, ground, purpose: asked, folder, file }, context) => {
    const to = destination(context.handles, { folder, file });
    const { session } = context;
    const db = session.dbOf(caseId);
    if (findCase(db, caseId) === undefined) throw new Refusal('case/not-found');
    const all = owedNotices(session, caseId).filter(
      ({ fact, originator: whose }) => whose === originator && fact.recipient === recipient && noticeGroundOf(fact) === ground,
    );
    const purpose = asked ?? all[0]?.fact.purpose ?? null;
    const owed = all.filter(({ fact }) => fact.purpose === purpose);
    if (purpose === null || owed.length === 0) throw new Refusal('notice/nothing-owed');
    const agency = getAgency(session, originator);
    const { names } = getAgency(session, recipient);
    const basis = [
      usualBasis(countryOfAgency(getVaultState(session.office).agency.code), agency.country, 'information-exchange'),
    ];
    const draft = { kind: 'notice', purpose, basis, handling: plainHandling, to: agency, policyId: 'none', caseId } as const;
    const values = [
      ...new Map(owed.map(({ carried: { packet, digest } }) => [`${packet} ${digest}`, { packet, digest }])).values(),
    ];
    const claim = { ground, recipient: { agency: recipient, names }, purpose, values };
    let signed: PacketId | null = null;
    try {
      const sent = await sendPacket(context, draft, to, {
        fill: async () => ({ notice: claim, attachments: [] }),
        record: ({ header: { packetId: id } }, note) => {
          signed = id;
          const row = { id, direction: 'out', agency: originator, caseId, recipient, names, purpose, ground } as const;
          const told = owed.map(({ fact, carried: { packet, digest } }) => ({ packet, digest, fact: fact.id }));
          insertNotice(db, { ...row, atMs: context.nowMs() }, told);
          note({ record: id, entity: 'notice', field: ground, old: null, new: originator, caseId });
        },
        paths: [],
        db,
      });
      context.tell('ledger:changed', {});
      return builtPacket(sent);
    } catch (error) {
      if (signed !== null) forgetUnwritten(context, db, signed);
      throw error;
    }
  },

  'notice:list': (_, { session }) =>
    session
      .visible()
      .flatMap(db => listNotices(db).map(notice => lineOf(db, notice)))
      .sort((one, other) => other.atMs - one.atMs || (one.id < other.id ? 1 : -1)),

  'notice:show': ({ id }, { session }) => {
    for (const db of session.visible()) {
      const notice = listNotices(db).find(each => each.id === id);
      if (notice !== undefined) return { ...lineOf(db, notice), contents: contentsOf(session, db, notice) };
    }
    throw new Refusal('packet/not-found');
  },
};

// If it cannot be written, nobody was told.
function forgetUnwritten(context: SessionContext, db: Writer, id: PacketId): void {
  recordChanges(context.session, context, 'packet:void', db, () => forgetNotice(db, id));
}

function lineOfOwed(session: Session, caseId: OwedNotice['caseId'], { fact, originator }: Owed): readonly OwedNotice[] {
  const db = session.dbOf(caseId);
  const ground = noticeGroundOf(fact);
  const { id, recipient, purpose, record, field, usedBy, atMs } = fact;
  if (ground === null || purpose === null) return [];
  const reference = findCase(db, caseId)?.reference ?? '';
  const entity = findRecord(db, caseId, record)?.entity ?? 'case';
  const hasLeft = usedBy !== null;
  return [{ fact: id, caseId, reference, originator, recipient, purpose, ground, record, entity, field, hasLeft, sinceMs: atMs }];
}

function lineOf(db: Reader, { caseId: _, ...notice }: Notice): NoticeLine {
  return { ...notice, values: listNoticeValues(db, notice.id).length };
}

/** The values as they were given: by us, or by the originator whom we told. Of a deleted case nothing is told. */
function contentsOf(session: Session, own: Reader, { id, direction }: Notice): readonly NoticeValueView[] {
  return listNoticeValues(own, id).map(({ packet, digest }) => {
    for (const db of session.visible()) {
      const entry = findLedgerEntry(db, direction === 'in' ? 'out' : 'in', packet);
      if (entry === undefined || (entry.caseId !== null && findCase(db, entry.caseId) === undefined)) continue;
      const found = givenIn(db, entry).values.find(value => value.digest === digest);
      if (found !== undefined) return { entity: found.entity, name: found.id, field: found.field, value: found.value };
    }
    return { entity: 'case', name: '', field: '', value: null };
  });
}
