import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findComparison, findCompareSecret } from '../../db/comparisons.ts';
import type { CaseId } from '../../shared/language.ts';
import { asked, caseWith, comparingOffices, read, refused, SHARED, taken } from '../support/comparing-offices.ts';
import { rawPages, wordsIn } from '../support/raw-pages.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

// A case that is closed for named people takes part in deconfliction for those who may read it, and in no blind comparison at all.

let offices: Awaited<ReturnType<typeof comparingOffices>>;
let us: TempVault;
let mx: TempVault;
let open: CaseId;
let closed: CaseId;
const SECRET = '909080807070606055';

beforeAll(async () => {
  offices = await comparingOffices();
  ({ us, mx } = offices);
  open = await caseWith(us, 'US-OPEN', ['700011112222333344']);
  closed = await caseWith(us, 'US-QUONDAXEL', ['7000 1111 2222 3333 44', SHARED, SECRET]);
}, 60_000);
afterAll(() => offices.cleanup());

const proposed = async (cases: CaseId[] | 'open') => (await us.ask('compare:offer', { ...asked, cases })).run;

describe('a case that was closed for named people', () => {
  it('ends the comparisons that were computed of it, and tells nobody else what it has in common with a case or a counterpart', async () => {
    const done = await offices.offered({ cases: [closed] });
    await taken(us, await offices.answeredBy(mx, done.path));
    await offices.write(us, done.run);
    const untold = await offices.offered({ cases: [closed] });
    await taken(us, await offices.answeredBy(mx, untold.path));
    const waiting = await offices.offered({ cases: [open, closed] });
    const answer = await offices.answeredBy(mx, waiting.path);
    const next = await proposed([open, closed]);
    await us.ask('deconflict:answer', { kind: 'account', one: open, other: closed, answer: 'known' });
    expect((await us.ask('deconflict:list', { caseId: closed })).abroad).toHaveLength(2);
    const users = [];
    for (const [label, role] of [
      ['member', 'officer'],
      ['other', 'supervisor'],
    ] as const)
      users.push((await us.ask('user:add', { label, role, passphrase: `${PASSPHRASE} ${label}` })).id);
    const people = [us.session.user.id, users[0]!];
    const { id } = await us.ask('compartment:create', { name: 'Boxquernal', people });

    await us.ask('case:enclose', { caseId: closed, compartment: id });

    const { dbFile, keys } = us.session;
    const pages = rawPages(dbFile, `${us.folder}/vault.db-wal`, keys.vaultKey);
    expect(pages.includes(closed)).toBe(false);
    expect(wordsIn(pages, ['quondaxel', SECRET])).toEqual([]);
    for (const { run } of [untold, waiting]) {
      expect(findCompareSecret(us.session.office, run)).toBeNull();
      expect(findComparison(us.session.office, run)).toMatchObject({ state: 'refused', file: null });
    }
    expect(await refused(read(us, answer))).toBe('compare/replayed');
    expect(findComparison(us.session.office, next)?.chosen).toEqual([open]);

    // Its people are told, and nobody else: neither of a case, nor on Today, nor of the whole office, nor by an answer.
    expect((await us.ask('deconflict:list', { caseId: open })).contacts).toMatchObject([
      { kind: 'account', other: { id: closed } },
    ]);
    await us.unlock(`${PASSPHRASE} other`, 'other');
    const seen = JSON.stringify([
      await us.ask('deconflict:list', { caseId: open }),
      await us.ask('deconflict:list', { view: 'office' }),
      await us.ask('deconflict:list', {}),
      await us.ask('today:read', { view: 'office' }),
      await us.ask('compare:list', {}),
      ...(await Promise.all([done, untold, waiting].map(({ run }) => us.ask('compare:show', { run })))),
      await us.ask('case:history', { caseId: open }),
    ]);
    for (const word of [closed, 'QUONDAXEL', SECRET, SHARED]) expect(seen).not.toContain(word);
    expect(await us.ask('deconflict:list', { caseId: open })).toMatchObject({ contacts: [], quiet: 0, common: 0, abroad: [] });
    const touch = { kind: 'account', one: open, other: closed, answer: 'known' } as const;
    expect(await refused(us.request('deconflict:answer', touch))).toBe('case/not-found');
  });

  it('takes part in no comparison: not by name, whoever names it, and not as one of all open cases', async () => {
    for (const label of ['other', 'member']) {
      await us.unlock(`${PASSPHRASE} ${label}`, label);
      const offer = us.request('compare:offer', { ...asked, cases: [closed] });
      expect(await refused(offer)).toBe(label === 'member' ? 'compartment/unavailable' : 'case/not-found');
    }
    const run = await proposed('open');
    await us.unlock(`${PASSPHRASE} other`, 'other');
    await us.ask('compare:approve', { run });
    await us.unlock(`${PASSPHRASE} member`, 'member'); // who has it open beside
    await offices.write(us, run);

    const secret = JSON.stringify(findCompareSecret(us.session.office, run));
    expect(secret).toContain('700011112222333344');
    expect(secret).not.toContain(SECRET);
    expect(secret).not.toContain(closed);
  });
});
