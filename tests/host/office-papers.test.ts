import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findUser } from '../../db/users.ts';
import { approvalDigest, isApprovalOf, type Approval } from '../../electron/host/packets/format/approvals.ts';
import type { Json, PacketId, RecordId } from '../../shared/language.ts';
import { asked, byFolder, codeOf, fileAt, folderAt, meet, type ByFolder } from '../support/office-by-folder.ts';
import { openedPacket } from '../support/decoded-packet.ts';
import { onlyCase } from '../support/case-file.ts';
import { sourceOf, twoOffices } from '../support/exchange.ts';
import type { Station } from '../support/office-stations.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

// What people of one office do for each other on machines of their own: each machine is a real vault, and they meet over a folder alone.

let offices: Awaited<ReturnType<typeof twoOffices>>;
let office: ByFolder;
let desk: Station; // a supervisor's
let field: Station; // an officer's
let bureau: Station; // another supervisor's
beforeEach(async () => {
  offices = await twoOffices();
  office = await byFolder(offices.us, ['officer', 'supervisor']);
  ({
    desk,
    others: [field, bureau],
  } = office as ByFolder & { others: [Station, Station] });
  await settled();
  const lacks = async () => (await desk.ask('agency:list', {})).find(({ code }) => code === 'MX-FGR')?.machinesUnknown;
  expect(await lacks()).toBe(2);
  await desk.ask('agency:card-given', { agency: 'MX-FGR' });
  expect(await lacks()).toBe(0);
  await meet(office);
}, 120_000);
afterEach(() => {
  for (const { cleanup } of office.others.toReversed()) cleanup();
  offices.cleanup();
});

/** A card that names the machines, at the counterpart. */
async function settled(): Promise<void> {
  const path = join(office.root, 'card-of-machines.json');
  await desk.ask('agency:card', { file: desk.services.handles.register({ kind: 'sink', name: 'card.json', path }) });
  await offices.mx.ask('agency:import', { file: sourceOf(offices.mx, path), wordsCompared: true });
}

const rules = { categories: [], fromLevel: null, recipients: [], everything: true, why: 'Each packet is looked at by two' };
const mail = () => join(office.root, 'mail');
const subject = async (at: Station): Promise<RecordId> =>
  (await at.ask('case:show', { caseId: offices.caseId })).file.records.find(
    ({ entity, fields }) => entity === 'subject' && fields['paternal'] === 'Peñafiel',
  )!.id;
const change = async (at: Station, fields: Record<string, Json>) =>
  at.ask('case:update-fields', { caseId: offices.caseId, record: await subject(at), fields });

async function built(at: Station, more: object = {}) {
  const { file, ...rest } = await at.ask('packet:build', {
    ...asked(offices.caseId),
    folder: folderAt(at, mail()),
    acknowledgeUncompared: true,
    ...more,
  });
  return { ...rest, path: join(mail(), file) };
}
const handOver = (at: Station, id: PacketId) =>
  at.request('packet:hand-over', { id, folder: folderAt(at, mail()), acknowledgeUncompared: true });
const taken = (path: string) => offices.mx.ask('packet:import', { file: sourceOf(offices.mx, path) });
async function receiptOf(packetId: PacketId, more: object = {}): Promise<string> {
  const { file } = await offices.mx.ask('packet:receipt', { packetId, folder: offices.mx.handleOf(mail()), ...more });
  return join(mail(), file);
}
const awaitedAt = async (at: Station) => (await at.ask('packet:awaited', {})).lines.map(({ kind }) => kind);

describe('a value that two machines wrote, unheard of each other', () => {
  const unsettled = async (at: Station) =>
    (await at.ask('packet:preview', asked(offices.caseId))).lints.filter(({ kind }) => kind === 'two-values');
  const given = (at: Station, more: object = {}) =>
    at.request('packet:build', { ...asked(offices.caseId), folder: folderAt(at, mail()), acknowledgeUncompared: true, ...more });
  beforeEach(async () => {
    await change(field, { maternal: 'Una' });
    await change(desk, { maternal: 'Otra' });
    await meet(office);
  });

  it('leaves in no packet before somebody chose', async () => {
    for (const at of [desk, field]) {
      expect(await unsettled(at)).toMatchObject([{ severity: 'warn', place: { in: { field: 'maternal' } } }]);
      expect(codeOf(await given(at))).toBe('packet/leak-possible');
    }

    await bureau.ask('office:settle', { record: await subject(bureau), field: 'maternal', choice: 1 });
    await meet(office);

    expect(await unsettled(field)).toEqual([]);
    expect(codeOf(await given(field))).toBe('done');
  });

  it('may leave as it is where somebody says why', async () => {
    const [found] = await unsettled(field);

    const accept = [{ finding: found!.id, reason: 'Both are on record.' }];
    expect(codeOf(await given(field, { accept }))).toBe('done');
  });

  it('is none of those that do not leave', async () => {
    const record = await subject(desk);
    await desk.ask('case:set-mark', { caseId: offices.caseId, record, field: 'maternal', mark: { level: 'L4' } });

    expect(await unsettled(desk)).toEqual([]);
  });
});

describe('a packet that one machine prepares and another approves', () => {
  /** Prepared on the officer's machine, and known at every other. */
  async function submitted() {
    await desk.ask('approval:set-rules', rules);
    await meet(office);
    const one = await field.ask('packet:submit', asked(offices.caseId));
    expect(codeOf(await handOver(field, one.id))).toBe('approval/not-approved');
    await meet(office);
    return { id: one.id, digest: one.digest };
  }

  it('leaves the machine that prepared it with the other’s signature on the very bytes', async () => {
    const one = await submitted();
    expect(await desk.ask('packet:submissions', {})).toMatchObject([{ id: one.id, mayApprove: true, isMine: false }]);
    expect((await desk.ask('packet:submission', { id: one.id })).contents.length).toBeGreaterThan(0);
    await desk.ask('packet:approve', one);
    expect(codeOf(await handOver(desk, one.id))).toBe('approval/other-machine');
    await meet(office);

    const left = await field.ask('packet:hand-over', {
      ...{ id: one.id, folder: folderAt(field, mail()), acknowledgeUncompared: true },
    });

    const members = await openedPacket(join(mail(), left.file), offices.mx.folder, PASSPHRASE);
    const { payload } = JSON.parse(members.get('packet.json')!.toString('utf8')) as { readonly payload: string };
    const signed = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { readonly approvals: readonly Approval[] };
    const { signingKey } = findUser(field.session.office, offices.us.session.user.id)!;
    expect(approvalDigest(signed as never)).toBe(one.digest);
    expect(isApprovalOf(signed.approvals[0]!, signingKey, one.digest)).toBe(true);
    await meet(office);
    for (const station of [desk, field, bureau]) expect(await station.ask('packet:submissions', {})).toEqual([]);
    expect(await taken(join(mail(), left.file))).toMatchObject({ number: 1 });
  });

  it.each<[string, (one: { id: PacketId }) => Promise<unknown>]>([
    ['a value is changed at the machine that approved', () => change(desk, { maternal: 'Otra' })],
    ['a value is changed at the machine that prepared', () => change(field, { maternal: 'Otra' })],
    ['a value is changed at a third machine', () => change(bureau, { maternal: 'Otra' })],
    [
      'two write a value unheard of each other',
      async () => {
        await change(field, { maternal: 'Una' });
        await change(bureau, { maternal: 'Otra' });
      },
    ],
    ['a mark is set at a third machine', async () => bureau.ask('case:set-mark', await markOf())],
  ])('stays where %s after the approval', async (_, act) => {
    const one = await submitted();
    await desk.ask('packet:approve', one);
    await act(one);
    await meet(office);

    expect(codeOf(await handOver(field, one.id))).toBe('approval/outdated');
  });
  const markOf = async () => ({
    ...{ caseId: offices.caseId, record: await subject(bureau), field: 'paternal', mark: { level: 'L3' as const } },
  });

  it.each(['digest', 'signature', 'seed', 'header'])(
    'stays where a byte of its %s was changed after the approval',
    async column => {
      const one = await submitted();
      await desk.ask('packet:approve', one);
      await meet(office);
      const { office: db } = field.session;
      const kept = db.prepare<[], string>(`SELECT ${column} FROM submissions`).pluck().get()!;
      const at = kept.search(/[A-Za-y]{4}/) + 2;
      const other = kept[at] === 'k' ? 'm' : 'k';
      db.prepare(`UPDATE submissions SET ${column} = ?`).run(kept.slice(0, at) + other + kept.slice(at + 1));

      expect(codeOf(await handOver(field, one.id))).not.toBe('done');
      expect((await field.ask('packet:list', { direction: 'out' })).lines).toEqual([]);
    },
  );

  it('is approved by two at once as by one, and leaves once', async () => {
    const one = await submitted();
    await desk.ask('packet:approve', one);
    await bureau.ask('packet:approve', one);
    await meet(office);

    expect(codeOf(await handOver(field, one.id))).toBe('done');
    expect(codeOf(await handOver(field, one.id))).toBe('approval/not-found');
    await meet(office);
    expect((await desk.ask('packet:list', { direction: 'out' })).lines).toHaveLength(1);
  });

  it.each([
    ['approves', 'refuses'],
    ['refuses', 'approves'],
  ])('does not leave where one %s and another %s who did not know', async first => {
    const one = await submitted();
    const [yes, no] = first === 'approves' ? [desk, bureau] : [bureau, desk];
    const acts = [
      () => yes.ask('packet:approve', one),
      () => no.ask('packet:refuse', { id: one.id, reasons: 'The charge is not final' }),
    ];
    for (const act of first === 'approves' ? acts : acts.toReversed()) {
      await act();
      for (const { setNowMs, services } of [desk, field, bureau]) setNowMs(services.nowMs() + 60_000);
    }
    await meet(office);

    expect(codeOf(await handOver(field, one.id))).toBe('approval/not-approved');
    for (const station of [desk, field, bureau])
      expect(await station.ask('packet:submissions', {})).toMatchObject([{ state: 'refused' }]);
  });
});

it('is told in the channel of the machine that numbered it alone', async () => {
  await built(desk);
  await built(desk);
  await built(field);
  await meet(office);

  const numbers = async (at: Station, more: object = {}) =>
    (await at.ask('packet:list', { direction: 'out', agency: 'MX-FGR', ...more })).lines.map(({ number }) => number).sort();
  for (const at of [desk, field]) expect(await numbers(at)).toEqual([1, 1, 2]);
  expect([await numbers(desk, { fromHere: true }), await numbers(field, { fromHere: true })]).toEqual([[1, 2], [1]]);
});

describe('a packet that one machine sent', () => {
  it('is acknowledged by a receipt that another takes in, or two at once', async () => {
    const { path, packetId } = await built(field);
    await taken(path);
    await meet(office);
    expect(await awaitedAt(desk)).toEqual(['disclosure']);
    const receipt = await receiptOf(packetId);

    await desk.ask('packet:import', { file: fileAt(desk, receipt) });
    await bureau.ask('packet:import', { file: fileAt(bureau, receipt) });
    await meet(office);

    for (const station of [desk, field, bureau]) {
      expect(await awaitedAt(station)).toEqual([]);
      const [line] = (await station.ask('packet:list', { direction: 'out' })).lines;
      expect(line).toMatchObject({ packetId, acknowledged: { atMs: expect.any(Number) as number } });
      expect(codeOf(await station.request('packet:import', { file: fileAt(station, receipt) }))).toBe('packet/replayed');
    }
  });

  it('is added to by another, which gives each place once', async () => {
    await desk.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true });
    for (const { id } of (await desk.ask('agency:list', {})).flatMap(({ pending }) => pending)) {
      await meet(office);
      await bureau.ask('agency:decide', { id, approve: true });
    }
    await meet(office);
    const first = await built(desk);
    await taken(first.path);
    await desk.ask('agency:profile', {
      ...{ agency: 'MX-FGR', standing: 'trusted-party', purposes: ['same-case'], formalChannel: true },
    });
    await meet(office);
    for (const { id } of (await bureau.ask('agency:list', {})).flatMap(({ pending }) => pending))
      await bureau.ask('agency:decide', { id, approve: true });
    await meet(office);

    const supplement = { packet: first.packetId };
    const later = await built(field, { supplement });
    expect(later).toMatchObject({ kind: 'supplement', withheld: [] });
    expect(await taken(later.path)).toMatchObject({ kind: 'supplement', isNewCase: false });
    await meet(office);
    const again = await desk.request('packet:build', { ...asked(offices.caseId), supplement, folder: folderAt(desk, mail()) });
    expect(codeOf(again)).toBe('release/nothing-withheld');
  });

  it('is corrected and recalled by another, whose answer the first takes in', async () => {
    const first = await built(desk);
    await taken(first.path);
    await meet(office);
    await change(field, { maternal: 'Quintana' });
    const correction = { packet: first.packetId, why: 'The name was misspelled' };
    const later = await built(field, { correction });
    await taken(later.path);
    await meet(office);
    expect(await desk.ask('packet:to-correct', { caseId: offices.caseId })).toEqual([]);

    const recall = { packetId: first.packetId, why: 'Sent in error', folder: folderAt(field, mail()) };
    const recalled = await field.ask('packet:recall', recall);
    await taken(join(mail(), recalled.file));
    await offices.mx.ask('case:delete', { caseId: await onlyCase(offices.mx), reason: 'Recalled' });
    const answer = await receiptOf(recalled.packetId, { answer: 'done' });
    const early = await desk.request('packet:import', { file: fileAt(desk, answer) });
    expect(codeOf(early)).toBe('packet/receipt-unheard'); // it has not heard of the recall yet, and takes it in once it has
    await meet(office);
    await desk.ask('packet:import', { file: fileAt(desk, answer) });
    await meet(office);

    for (const station of [desk, field]) {
      const { lines } = await station.ask('packet:list', { direction: 'out' });
      expect(lines.find(({ packetId }) => packetId === recalled.packetId)?.acknowledged).toMatchObject({ answer: 'done' });
    }
  });
});
