import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bareEnvironment } from '../support/bare-environment.ts';
import { outboxPath, twoOffices } from '../support/exchange.ts';
import { PASSPHRASE, type TempVault } from '../support/temp-vault.ts';

const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts');
const ofDesk = `${PASSPHRASE} desk`;
let offices: Awaited<ReturnType<typeof twoOffices>>;

beforeAll(async () => {
  const person = { id: 's1', roles: ['accused'], given: 'José Ángel', paternal: 'Peñafiel', caution: ['armed'] };
  offices = await twoOffices({}, { subjects: [person], charges: [], documents: [], assets: [] });
  const { us, mx } = offices;
  await us.ask('agency:profile', {
    ...{ agency: 'MX-FGR', standing: 'vetted', purposes: ['escort'], formalChannel: true },
    ceilings: { IDN: 'L2', CON: 'L1', LEG: 'L1', ADM: 'L1' },
  });
  await us.ask('user:add', { label: 'desk', role: 'officer', passphrase: ofDesk });
  mkdirSync(outboxPath(us), { recursive: true });
  for (const vault of [us, mx]) vault.lock();
});
afterAll(() => offices.cleanup());

type Answer = { readonly [member: string]: unknown };

function enlace(
  vault: TempVault,
  who: 'first' | 'desk',
  words: readonly string[],
): { readonly code: number | null; readonly value: Answer } {
  const { status, stdout } = spawnSync(process.execPath, [cli, ...words, '--vault', vault.folder, '--user', who, '--json'], {
    env: bareEnvironment({ ENLACE_PASSPHRASE: who === 'desk' ? ofDesk : PASSPHRASE }),
    encoding: 'utf8',
  });
  return { code: status, value: JSON.parse(stdout) as Answer };
}

it('releases the safety caution of an escort although it is operational, by two persons and with a reason (G.1-18)', () => {
  const { us, mx, caseId } = offices;
  const asked = [caseId, '--to', 'MX-FGR', '--purpose', 'escort', '--records', 'all'];
  const desk = (...words: string[]) => enlace(us, 'desk', words);
  const first = (...words: string[]) => enlace(us, 'first', words);
  const cautionOf = (): Answer => {
    const rows = desk('packet', 'preview', ...asked).value as unknown as Answer[];
    return rows.find(({ field }) => field === 'caution')!;
  };

  const caution = cautionOf();
  expect(caution).toMatchObject({ action: 'WITHHOLD', path: 'subjects[0].caution' });
  expect(desk('packet', 'build', ...asked, outboxPath(us))).toMatchObject({
    code: 1,
    value: { refused: { code: 'release/safety-stays', places: [{ path: 'subjects[0].caution' }] } },
  });

  const place = ['--record', String(caution['record']), '--field', 'caution', '--to', 'MX-FGR', '--purpose', 'escort'];
  const told = desk('packet', 'must-tell', caseId, ...place, '--why', 'He carries a weapon').value;
  expect(cautionOf()).toMatchObject({ action: 'WITHHOLD' });
  expect(desk('agency', 'confirm', String(told['pending'])).value).toMatchObject({ refused: { code: 'proposal/same-person' } });
  expect(first('agency', 'confirm', String(told['pending'])).code).toBe(0);
  expect(cautionOf()).toMatchObject({ action: 'RELEASE', rule: 'must-tell/recorded' });

  expect(desk('packet', 'build', ...asked, outboxPath(us)).value).toMatchObject({ refused: { code: 'approval/needed' } });
  const submitted = desk('packet', 'submit', ...asked).value;
  expect(submitted).toMatchObject({ state: 'waiting', needs: expect.arrayContaining(['override']) as string[] });
  const [id, digest] = [String(submitted['id']), String(submitted['digest'])];
  expect(first('packet', 'approve', id, '--digest', digest).code).toBe(0);
  const handed = desk('packet', 'hand-over', id, outboxPath(us)).value;
  expect(handed['released']).toContain('subjects[0].caution');

  expect(desk('packet', 'facts', caseId).value).toMatchObject([
    { state: 'used', why: 'He carries a weapon', accepted: 'two-persons' },
  ]);
  expect(cautionOf()).toMatchObject({ action: 'WITHHOLD' });
  const opened = enlace(mx, 'first', ['packet', 'inspect', join(outboxPath(us), String(handed['file']))]).value;
  expect(JSON.stringify(opened['content'])).toContain('"caution":["armed"]');
}, 120_000);
