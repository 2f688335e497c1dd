import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findUser, listUsers } from '../../db/users.ts';
import { agePair } from '../../electron/host/keys/age-identity.ts';
import { approvalDigest, isApprovalOf, type Approval } from '../../electron/host/packets/format/approvals.ts';
import type { Terminal } from '../../electron/terminal/command.ts';
import { commands } from '../../electron/terminal/commands.ts';
import type { CaseId, Json, PacketId, RecordId } from '../../shared/language.ts';
import { english } from '../../shared/reader.ts';
import { approvedAlone } from '../../shared/packet-words.ts';
import { openedPacket } from '../support/decoded-packet.ts';
import { allowOriginal, giveCard, outbox, outboxFiles, outboxPath, sourceOf, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
let us: TempVault;
let mx: TempVault;
let caseId: CaseId;
const second = `${PASSPHRASE} second`;
const rules = { categories: [], fromLevel: null, recipients: [], everything: true, why: 'Each packet is looked at by two' };
const request = () => ({ caseId, recipient: 'MX-FGR', purpose: 'same-case' as const, scope: 'all' as const });

beforeEach(async () => {
  offices = await twoOffices({ 'note.txt': 'A plain synthetic note.' }, { documents: [{ title: 'Nota', file: 'note.txt' }] });
  ({ us, mx, caseId } = offices);
});
afterEach(() => offices.cleanup());

/** An office of a supervisor and an officer, in which every packet needs two persons; the officer has it open. */
async function officeOfTwo(): Promise<void> {
  await us.ask('approval:set-rules', rules);
  await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
  await asSecond();
}
const asFirst = () => us.unlock(PASSPHRASE, 'first');
const asSecond = () => us.unlock(second, 'second');
const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) =>
  answer.ok ? 'done' : (answer.failure?.code ?? '');
const build = async () => codeOf(await us.request('packet:build', { ...request(), folder: outbox(us) }));
const handOver = (id: PacketId) => us.request('packet:hand-over', { id, folder: outbox(us) });
const subject = async (): Promise<RecordId> =>
  (await us.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'subject')!.id;

/** `keptUntil`: what makes it another packet. */
async function submitted(keptUntil: string | null = null) {
  const asks = { tlp: 'TLP:AMBER', pap: 'PAP:AMBER', onward: 'no', courtUse: 'no' } as const;
  const handling = { ...asks, codes: [], relTo: ['MX'], retentionUntil: keptUntil };
  const line = await us.ask('packet:submit', { ...request(), ...(keptUntil === null ? {} : { handling }) });
  return { id: line.id, digest: line.digest };
}

async function payloadOf(path: string): Promise<{ readonly [key: string]: Json }> {
  const members = await openedPacket(path, mx.folder, PASSPHRASE);
  const { payload } = JSON.parse(members.get('packet.json')!.toString('utf8')) as { readonly payload: string };
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { readonly [key: string]: Json };
}

describe('a packet that needs a second person', () => {
  it('is not built by one, is approved by another who saw the very bytes, and leaves so', async () => {
    await officeOfTwo();
    expect(await build()).toBe('approval/needed');
    expect(outboxFiles(us)).toEqual([]);

    const { id, digest } = await submitted();
    expect(codeOf(await us.request('packet:approve', { id, digest }))).toBe('approval/same-person');
    expect(codeOf(await handOver(id))).toBe('approval/not-approved');

    await asFirst();
    const [waiting] = await us.ask('packet:submissions', {});
    expect(waiting).toMatchObject({ id, mayApprove: true, isMine: false, needs: ['everything'], outdated: null });
    const view = await us.ask('packet:submission', { id });
    const path = join(us.root, 'seen.pdf');
    const sink = us.services.handles.register({ kind: 'sink', name: 'seen.pdf', path });
    await us.ask('packet:submitted-file', { id, name: 'packet.pdf', sink });
    const other = `${digest.startsWith('A') ? 'B' : 'A'}${digest.slice(1)}`;
    expect(codeOf(await us.request('packet:approve', { id, digest: other }))).toBe('approval/other-digest');
    await us.ask('packet:approve', { id, digest });

    await asSecond();
    const built = await us.ask('packet:hand-over', { id, folder: outbox(us) });
    const members = await openedPacket(join(outboxPath(us), built.file), mx.folder, PASSPHRASE);
    expect(members.get('packet.pdf')).toEqual(readFileSync(path));
    const payload = await payloadOf(join(outboxPath(us), built.file));
    expect(approvalDigest(payload)).toBe(digest);
    const [approval, ...others] = payload['approvals'] as unknown as readonly Approval[];
    expect(others).toEqual([]);
    const approver = listUsers(us.session.office).find(({ label }) => label === 'first')!;
    expect(approval).toMatchObject({ role: 'supervisor' });
    expect(isApprovalOf(approval!, approver.signingKey, digest)).toBe(true);
    expect(JSON.stringify(payload)).not.toMatch(/"first"|"second"/);
    expect(view.entries.map(({ name }) => name)).toEqual(['packet.pdf', 'VERIFY.html', 'LEEME-README.txt', 'files/0001.pdf']);
    expect(view.contents.flatMap(({ fields }) => fields.map(({ value }) => value))).toContain('Peñafiel');
    expect(JSON.stringify(view)).not.toContain('Ibarrola');

    expect(await us.ask('packet:submissions', {})).toEqual([]);
    expect(codeOf(await handOver(id))).toBe('approval/not-found');
    expect(await mx.ask('packet:import', { file: sourceOf(mx, join(outboxPath(us), built.file)) })).toMatchObject({ number: 1 });
    expect(await us.ask('audit:verify', {})).toMatchObject({ ok: true });
  });

  it('asks of its reader what the terminal’s options say, and leaves so', async () => {
    await officeOfTwo();
    const submit = commands.find(({ words }) => words === 'packet submit')!;
    const terminal = { request: us.ask.bind(us), reader: english } as unknown as Terminal; // the command uses no more of it
    const options = { to: 'MX-FGR', records: 'all', tlp: 'TLP:RED', pap: 'PAP:RED', onward: 'no', court: 'no', handling: ['H1'] };
    const more = { 'rel-to': ['MX'], 'keep-until': '2030-01-31' };

    const line = (await submit.run(terminal, [caseId], { ...options, ...more })) as { id: PacketId; digest: string };
    await asFirst();
    await us.ask('packet:approve', { id: line.id, digest: line.digest });
    const built = await us.ask('packet:hand-over', { id: line.id, folder: outbox(us) });

    const handling = { codes: ['H1'], tlp: 'TLP:RED', pap: 'PAP:RED', onward: 'no', courtUse: 'no', relTo: ['MX'] };
    const { header } = await us.ask('packet:show', { packetId: built.packetId, direction: 'out' });
    expect(header).toMatchObject({ handling: { ...handling, retentionUntil: '2030-01-31' } });
  });

  it('goes back to its preparer with reasons, and is kept by nobody once it is taken back', async () => {
    await officeOfTwo();
    const { id } = await submitted();
    await asFirst();
    await us.ask('packet:refuse', { id, reasons: 'The charge is not final' });
    expect(await us.ask('packet:submissions', {})).toMatchObject([{ state: 'refused', reasons: 'The charge is not final' }]);
    await asSecond();
    expect(codeOf(await handOver(id))).toBe('approval/not-approved');
    expect(codeOf(await us.request('packet:approve', { id, digest: 'A'.repeat(43) }))).toBe('approval/not-found');
    await us.ask('packet:withdraw', { id });
    expect(await us.ask('packet:submissions', {})).toEqual([]);
    expect(us.session.office.prepare('SELECT count(*) FROM submission_entries').pluck().get()).toBe(0);
    expect(us.session.office.prepare('SELECT payload, seed FROM submissions').get()).toEqual({ payload: '', seed: '' });
  });

  it('is refused by whoever approved it until it leaves, and then no more', async () => {
    await officeOfTwo();
    const { id, digest } = await submitted();
    await asFirst();
    await us.ask('packet:approve', { id, digest });
    expect(await us.ask('packet:refuse', { id, reasons: 'Another person bears that name' })).toMatchObject({ state: 'refused' });
    expect(codeOf(await us.request('packet:refuse', { id, reasons: 'Again' }))).toBe('approval/not-found');
    await asSecond();
    expect(codeOf(await handOver(id))).toBe('approval/not-approved');
    await us.ask('packet:withdraw', { id });
    const again = await submitted();
    await asFirst();
    await us.ask('packet:approve', { id: again.id, digest: again.digest });
    await us.ask('packet:hand-over', { id: again.id, folder: outbox(us) });
    expect(codeOf(await us.request('packet:refuse', { id: again.id, reasons: 'Too late' }))).toBe('approval/not-found');
  });

  it('is submitted once as it is, and anew once something of it is another', async () => {
    await officeOfTwo();
    await submitted();
    expect(codeOf(await us.request('packet:submit', request()))).toBe('approval/submitted');
    expect(us.session.office.prepare('SELECT count(*) FROM submissions').pluck().get()).toBe(1);
    expect(codeOf(await us.request('packet:submit', { ...request(), purpose: 'prosecution' }))).not.toBe('approval/submitted');
    await us.ask('case:update-fields', { caseId, record: await subject(), fields: { given: 'Otro' } });
    await submitted();
  });

  it('is released by the one person that an office has, and says so', async () => {
    await us.ask('approval:set-rules', rules);
    expect(codeOf(await us.request('packet:submit', request()))).toBe('approval/nobody-else');
    const built = await us.ask('packet:build', { ...request(), folder: outbox(us) });
    const path = join(outboxPath(us), built.file);
    const payload = await payloadOf(path);
    const [alone] = payload['approvals'] as unknown as readonly Approval[];
    expect(alone).toMatchObject({ role: 'alone' });
    const own = findUser(us.session.office, us.session.user.id)!;
    expect(isApprovalOf(alone!, own.signingKey, approvalDigest(payload))).toBe(true);
    const readme = (await openedPacket(path, mx.folder, PASSPHRASE)).get('LEEME-README.txt')!.toString('utf8');
    expect(readme).toContain(approvedAlone.en);
    await mx.ask('packet:import', { file: sourceOf(mx, path) });
  });

  it('needs none where the rules ask for none: an officer builds an ordinary packet alone, and it says nothing', async () => {
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
    await asSecond();
    expect(await us.ask('packet:needs', request())).toEqual({ needs: [], isAlone: false });
    const built = await us.ask('packet:build', { ...request(), folder: outbox(us) });
    expect((await payloadOf(join(outboxPath(us), built.file)))['approvals']).toEqual([]);
  });

  it('needs one for what the rules name: originals, accepted findings, other offices, protected levels', async () => {
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
    expect((await us.ask('packet:needs', { ...request(), accepted: 1 })).needs).toEqual(['finding']);
    await us.ask('approval:set-rules', { ...rules, everything: false, fromLevel: 'L1', recipients: ['MX-FGR'] });
    expect((await us.ask('packet:needs', request())).needs).toEqual(['level', 'recipient']);
    await us.ask('approval:set-rules', { ...rules, everything: false, fromLevel: 'L4', categories: ['IDN'] });
    expect((await us.ask('packet:needs', request())).needs).toEqual(['category']);
  });

  it('needs one for an original', async () => {
    const { records } = (await us.ask('case:show', { caseId })).file;
    await allowOriginal(us, caseId, records.find(({ entity }) => entity === 'document')!.id);
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
    expect((await us.ask('packet:needs', request())).needs).toEqual(['original']);
    expect(await build()).toBe('approval/needed');
  });

  it('needs one for what a recorded fact opens', async () => {
    const records = (await us.ask('case:show', { caseId })).file.records;
    const source = records.find(({ fields }) => fields['paternal'] === 'Ibarrola')!.id;
    const document = records.find(({ entity }) => entity === 'document')!.id;
    for (const field of ['*', 'paternal'])
      await us.ask('release:record-gate', {
        ...{ caseId, record: source, field, recipient: 'MX-FGR' },
        ...{ gate: 'source', basis: 'court-order', document, purpose: request().purpose, why: 'Ordered' },
      });
    const { rows } = await us.ask('packet:preview', request());
    const opened = rows.some(row => row.record === source && row.action !== 'OMIT_SILENT' && row.action !== 'WITHHOLD');
    expect((await us.ask('packet:needs', request())).needs.includes('override')).toBe(opened);
  });
});

describe('a counterpart that asks for approvals', () => {
  it('is said not to know a key that is on no card it is known to have, to whoever approves and whoever hands over', async () => {
    const unknown = async () => (await us.ask('agency:list', {})).find(({ code }) => code === 'MX-FGR')?.approversUnknown;
    await mx.ask('approval:set-rules', demand);
    await giveCard(mx, us);
    await us.ask('approval:set-rules', { ...rules, onCard: true });
    await us.ask('agency:card-given', { agency: 'MX-FGR' });
    expect(await unknown()).toBe(0);
    await us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: second });
    expect(await unknown()).toBe(1);
    const known = await submitted(); // by one who is on the card: the other would approve it
    await asSecond();
    expect(await us.ask('packet:submission', { id: known.id })).toMatchObject({ mayApprove: true, isApproverUnknown: true });
    expect(await us.ask('packet:approve', known)).toMatchObject({ isApproverUnknown: true });
    expect(await us.ask('packet:hand-over', { id: known.id, folder: outbox(us) })).toMatchObject({ isApproverUnknown: true });

    const other = await submitted();
    await asFirst();
    expect(await us.ask('packet:approve', other)).toMatchObject({ isApproverUnknown: false });
    await us.ask('agency:card-given', { agency: 'MX-FGR' });
    expect(await unknown()).toBe(0);
    const third = await submitted('2030-01-31');
    await asSecond();
    expect(await us.ask('packet:approve', third)).toMatchObject({ isApproverUnknown: false });
  });

  const demand = { ...rules, everything: false, recipients: [], demands: ['US-DOJ-OIA'] };
  const take = (path: string) => mx.request('packet:import', { file: sourceOf(mx, path) });

  it('takes in what a key of the sender’s card approved, and nothing else', async () => {
    await mx.ask('approval:set-rules', demand);
    await giveCard(mx, us);
    await us.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
    expect((await us.ask('packet:needs', request())).needs).toEqual(['asked']);
    await us.ask('approval:set-rules', { ...rules, everything: false, onCard: true });

    await asSecond();
    await giveApproved(await submitted());
    const [unknown] = outboxFiles(us);
    expect(codeOf(await take(join(outboxPath(us), unknown!)))).toBe('packet/approval-missing');

    await asFirst();
    await giveCard(us, mx);
    expect(await mx.ask('packet:inspect', { file: sourceOf(mx, join(outboxPath(us), unknown!)) })).toMatchObject({
      approvals: [{ role: 'supervisor', isChecked: true }],
    });
    expect(codeOf(await take(join(outboxPath(us), unknown!)))).toBe('done');
  });

  it('refuses what one person released alone', async () => {
    await mx.ask('approval:set-rules', demand);
    await giveCard(mx, us);
    await us.ask('approval:set-rules', { ...rules, onCard: true });
    await giveCard(us, mx);
    const built = await us.ask('packet:build', { ...request(), folder: outbox(us) });
    expect(codeOf(await take(join(outboxPath(us), built.file)))).toBe('packet/approval-missing');
  });

  it('refuses an approval by a key that the sender’s card does not name', async () => {
    await us.ask('approval:set-rules', { ...rules, onCard: true });
    await giveCard(us, mx);
    await us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: second });
    await asSecond();
    const mine = await submitted();
    await giveApproved(mine);
    await asFirst();
    const theirs = await submitted();
    await asSecond();
    await us.ask('packet:approve', theirs); // after the card was written
    await us.ask('packet:hand-over', { id: theirs.id, folder: outbox(us) });
    const codes: string[] = [];
    for (const file of outboxFiles(us))
      codes.push(codeOf(await mx.request('packet:inspect', { file: sourceOf(mx, join(outboxPath(us), file)) })));
    expect(codes.toSorted()).toEqual(['done', 'packet/approval-wrong']);
  });
});

async function giveApproved(one: { readonly id: PacketId; readonly digest: string }): Promise<void> {
  await approvedBy(asFirst, one);
  await us.ask('packet:hand-over', { id: one.id, folder: outbox(us) });
}

type Change = readonly [string, () => Promise<unknown>];
const changes: readonly Change[] = [
  ['a value', async () => us.ask('case:update-fields', { caseId, record: await subject(), fields: { maternal: 'Otra' } })],
  [
    'a withheld value',
    async () => {
      const records = (await us.ask('case:show', { caseId })).file.records;
      const charge = records.find(({ entity }) => entity === 'subject')!.id;
      return us.ask('case:update-fields', { caseId, record: charge, fields: { dob: '1985-01-01' } });
    },
  ],
  ['a mark', async () => us.ask('case:set-mark', { caseId, record: await subject(), field: 'paternal', mark: { level: 'L3' } })],
  [
    'what the counterpart may receive',
    async () => us.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true }),
  ],
  ['the rules', async () => us.ask('approval:set-rules', { ...rules, recipients: ['MX-FGR'] })],
  [
    'another packet that left first',
    async () => {
      await asSecond();
      const other = await submitted('2031-01-31');
      await approvedBy(asFirst, other);
      await us.ask('packet:hand-over', { id: other.id, folder: outbox(us) });
    },
  ],
  [
    'the file of a document',
    async () => {
      const document = (await us.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'document')!.id;
      const box = { left: 0, top: 0, width: 0.9, height: 0.9 };
      const placed = { page: 1, box, code: 'R-PRIV', audience: 'everyone', origin: 'drawn', document } as const;
      await us.ask('redaction:add', { caseId, boxes: [placed] });
    },
  ],
];

async function approvedBy(who: () => Promise<unknown>, { id, digest }: { readonly id: PacketId; readonly digest: string }) {
  await who();
  await us.ask('packet:approve', { id, digest });
}

describe('any change voids an approval', () => {
  it.each(changes.map(([name]) => name))('%s', async name => {
    await officeOfTwo();
    const one = await submitted();
    const two = await submitted('2030-01-31');
    await approvedBy(asFirst, one);
    const [, change] = changes.find(([each]) => each === name)!;
    await asFirst();
    await change();
    const pending = await us.request('agency:list', {});
    if (pending.ok)
      for (const act of pending.value.flatMap(({ pending: acts }) => acts)) {
        await asSecond();
        await us.ask('agency:decide', { id: act.id, approve: true });
      }
    expect(codeOf(await handOver(one.id))).toBe('approval/outdated');
    await asFirst();
    expect(codeOf(await us.request('packet:approve', two))).toMatch(/approval\/(?:outdated|same-person)/);
  });

  it('a counterpart’s new key', async () => {
    await officeOfTwo();
    const one = await submitted();
    await approvedBy(asFirst, one);
    const other = (await agePair(new Uint8Array(32).fill(9))).recipient;
    us.session.office.prepare('UPDATE agency_keys SET recipient = ?').run(other);
    expect((await us.ask('packet:submissions', {}))[0]).toMatchObject({ outdated: 'key' });
    expect(codeOf(await handOver(one.id))).toBe('approval/outdated');
  });

  it('that its preparer or its approver was taken out, and came back under another name', async () => {
    await officeOfTwo();
    const one = await submitted();
    await approvedBy(asFirst, one);
    const user = (await us.ask('user:list', {})).find(({ label }) => label === 'second')!.id;
    await us.ask('user:disable', { userId: user });
    await us.ask('user:add', { label: 'second again', role: 'supervisor', passphrase: second });
    expect((await us.ask('packet:submissions', {}))[0]).toMatchObject({ outdated: 'preparer' });
    expect(codeOf(await handOver(one.id))).toBe('approval/outdated');
    await us.unlock(second, 'second again');
    const again = await submitted();
    expect(codeOf(await us.request('packet:approve', again))).toBe('approval/same-person');
  });
});

describe('an approval', () => {
  it('never survives a changed byte', async () => {
    await officeOfTwo();
    const { id, digest } = await submitted();
    await approvedBy(asFirst, { id, digest });
    const row = us.session.office
      .prepare<[], { payload: string; signature: string; decided_key: string }>('SELECT * FROM submissions')
      .get()!;
    const approval: Approval = { role: 'supervisor', key: row.decided_key, signature: row.signature };
    const { signingKey } = findUser(us.session.office, us.session.user.id)!;
    const bytes = Buffer.from(row.payload, 'utf8');
    const counts = (text: Buffer): boolean => {
      try {
        const payload = JSON.parse(text.toString('utf8')) as { readonly [key: string]: Json };
        return isApprovalOf(approval, signingKey, approvalDigest(payload));
      } catch {
        return false; // no payload at all
      }
    };
    expect(counts(bytes)).toBe(true);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ by;
        // The same JSON value in another writing is the same payload: canonical text is what is signed.
        const isSame = (() => {
          try {
            return approvalDigest(JSON.parse(changed.toString('utf8')) as { readonly [key: string]: Json }) === digest;
          } catch {
            return false;
          }
        })();
        return isSame || !counts(changed);
      }),
      { numRuns: 300 },
    );
    for (const role of ['officer', 'alone', 'supervisor2'])
      expect(isApprovalOf({ ...approval, role }, signingKey, digest)).toBe(false);
  });

  it('is none by another account of the person who prepared it', async () => {
    await us.ask('user:add', { label: 'third', role: 'supervisor', passphrase: `${PASSPHRASE} third` });
    await officeOfTwo();
    const [first] = (await us.ask('user:list', {})).filter(({ label }) => label === 'first');
    us.session.office.prepare("UPDATE users SET person = ? WHERE label = 'second'").run(first!.id);
    const one = await submitted();
    await asFirst();

    expect(codeOf(await us.request('packet:approve', one))).toBe('approval/same-person');
  });

  it('is somebody else’s, by key and by user, whatever happened in the office before', async () => {
    await us.ask('approval:set-rules', rules);
    const passphrases = new Map([['first', PASSPHRASE]]);
    let made = 0;
    passphrases.set('second', second);
    await us.ask('user:add', { label: 'second', role: 'supervisor', passphrase: second });
    const act = fc.constantFrom(
      'add',
      'remove',
      'switch',
      'submit',
      'submit',
      'approve',
      'approve',
      'hand-over',
      'build',
      'edit',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(act, fc.nat(3)), { minLength: 6, maxLength: 14 }), async acts => {
        for (const [what, pick] of acts) {
          const users = (await us.ask('user:list', {})).filter(({ disabledAtMs }) => disabledAtMs === null);
          const other = users[pick % users.length]!;
          const open = await us.ask('packet:submissions', {});
          const one = open[pick % Math.max(1, open.length)];
          if (what === 'add' && users.length < 4) {
            const label = `person ${++made}`;
            passphrases.set(label, `${PASSPHRASE} ${made}`);
            const role = pick % 2 === 0 ? 'officer' : 'supervisor';
            await us.request('user:add', { label, role, passphrase: passphrases.get(label)! });
          } else if (what === 'remove') await us.request('user:disable', { userId: other.id });
          else if (what === 'switch') await us.unlock(passphrases.get(other.label), other.label);
          else if (what === 'submit') await us.request('packet:submit', request());
          else if (what === 'approve' && one) await us.request('packet:approve', { id: one.id, digest: one.digest });
          else if (what === 'build') await us.request('packet:build', { ...request(), folder: outbox(us) });
          else if (what === 'edit' && pick === 0)
            await us.request('case:update-fields', { caseId, record: await subject(), fields: { maternal: `Otra ${made++}` } });
          else if (what === 'hand-over' && one) await us.request('packet:hand-over', { id: one.id, folder: outbox(us) });
        }
        const { office } = us.session;
        for (const { state, by_user, by_key, decided_by, decided_key } of office
          .prepare<[], Record<string, string>>('SELECT * FROM submissions')
          .all())
          if (state === 'left' || state === 'approved') {
            expect(decided_by).not.toBe(by_user);
            expect(decided_key).not.toBe(by_key);
          }
        // No packet left without an approval, and none is `alone` where another person was there to approve.
        const lefts = office
          .prepare<[], { packet_json: Uint8Array }>("SELECT packet_json FROM ledger_bytes WHERE direction = 'out'")
          .all()
          .map(({ packet_json }) => JSON.parse(Buffer.from(packet_json).toString('utf8')) as { readonly payload: string })
          .map(
            ({ payload }) => JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { readonly [key: string]: Json },
          );
        for (const payload of lefts) expect((payload['approvals'] as readonly Json[]).length).toBe(1);
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});
