import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { MOST_DRAFT_CHARACTERS } from '../../shared/draft.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

const typed = { line: 'llamada con la autoridad inventada ÑANDÚ' };
const keep = (place: string, value: Parameters<typeof vault.ask<'draft:keep'>>[1]['value'] = typed) =>
  vault.ask('draft:keep', { place, caseId: null, value });
const kept = async () => (await vault.ask('draft:list', {})).map(({ place, value }) => ({ place, value }));
const second = 'synthetic lantern orchard quay officer';

it('gives a draft back after the vault was locked and opened again', async () => {
  await keep('quick-log');
  await vault.unlock(PASSPHRASE);

  expect(await kept()).toEqual([{ place: 'quick-log', value: typed }]);
});

it('keeps one draft at a place, the newest first', async () => {
  await keep('quick-log');
  vault.setNowMs(vault.services.nowMs() + 1_000);
  await keep('new-case');
  vault.setNowMs(vault.services.nowMs() + 1_000);
  await keep('quick-log', { line: 'later' });

  expect(await kept()).toEqual([
    { place: 'quick-log', value: { line: 'later' } },
    { place: 'new-case', value: typed },
  ]);

  await vault.ask('draft:drop', { place: 'quick-log' });
  expect(await kept()).toEqual([{ place: 'new-case', value: typed }]);
});

it('shows nobody another person’s draft, and lets nobody drop it', async () => {
  await keep('quick-log');
  await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
  await vault.unlock(second, 'second');

  expect(await kept()).toEqual([]);
  await vault.ask('draft:drop', { place: 'quick-log' });
  await keep('quick-log', { line: 'of the second' });

  await vault.unlock(PASSPHRASE);
  expect(await kept()).toEqual([{ place: 'quick-log', value: typed }]);
});

it('forgets the drafts of a person who is removed', async () => {
  const { id: userId } = await vault.ask('user:add', { label: 'second', role: 'officer', passphrase: second });
  await vault.unlock(second, 'second');
  await keep('quick-log');
  await vault.unlock(PASSPHRASE);
  await vault.ask('user:disable', { userId });

  expect(vault.session.office.prepare('SELECT count(*) AS n FROM drafts').get()).toEqual({ n: 0 });
});

it('writes nothing of a draft into the audit chain, its values or a plain file', async () => {
  const { total: before } = await vault.ask('audit:list', { limit: 1 });
  await keep('quick-log');
  await vault.ask('draft:drop', { place: 'quick-log' });
  await keep('quick-log');

  expect((await vault.ask('audit:list', { limit: 1 })).total).toBe(before);
  for (const table of ['changes', 'audit_entries'])
    expect(JSON.stringify(vault.session.office.prepare(`SELECT * FROM ${table}`).all())).not.toContain('ÑANDÚ');
  const files = readdirSync(vault.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  expect(files.some(({ name }) => name.startsWith('vault.db'))).toBe(true);
  for (const file of files) expect(readFileSync(join(file.parentPath, file.name)).includes('autoridad inventada')).toBe(false);
});

it('holds a draft of a case with its reference, and none of a case that is not there', async () => {
  const { id: caseId } = await vault.ask('case:create', {
    fields: { kind: 'information-exchange', reference: 'EX-2026-9001', title: 'Caso inventado' },
  });
  await vault.ask('draft:keep', { place: 'portion', caseId, value: typed });
  const none = await vault.request('draft:keep', {
    place: 'portion',
    caseId: '01999999-9999-7999-8999-999999999999',
    value: typed,
  });

  expect(await vault.ask('draft:list', {})).toMatchObject([{ place: 'portion', caseId, reference: 'EX-2026-9001' }]);
  expect(none).toMatchObject({ ok: false, failure: { code: 'case/not-found' } });
});

it('refuses a draft that is longer than any field', async () => {
  const value = 'x'.repeat(MOST_DRAFT_CHARACTERS);

  expect(await vault.request('draft:keep', { place: 'quick-log', caseId: null, value })).toMatchObject({ ok: false });
  expect(await kept()).toEqual([]);
});
