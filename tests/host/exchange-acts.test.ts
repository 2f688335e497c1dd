import { beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/contract.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import type { TempVault } from '../support/temp-vault.ts';
import { vaultsOfThisFile } from '../support/vaults.ts';

const aVault = vaultsOfThisFile();
let vault: TempVault;
let caseId: CaseId;
let exchange: RecordId;
let promise: RecordId;
beforeEach(async () => {
  vault = await aVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
  const { records } = await vault.ask('exchange:log', {
    caseId,
    fields: { startAt: '2026-03-01T09:30:00-06:00', mode: 'meeting', counterpart: 'MX-FGR', topic: 'The annex' },
    children: [{ entity: 'commitment', fields: { what: 'Annex C', by: 'MX-FGR', status: 'open' } }],
  });
  [exchange, promise] = records.map(({ id }) => id) as [RecordId, RecordId];
});

const record = async (id: RecordId) => (await vault.ask('case:show', { caseId })).file.records.find(one => one.id === id)!;
const versions = async () => (await vault.ask('exchange:versions', { caseId, exchange })).versions;
const codeOf = async (asked: Promise<{ ok: boolean; failure?: { code: string } }>) => (await asked).failure?.code ?? 'ok';

describe('a logged exchange that is corrected', () => {
  it('reads as corrected, and keeps how it read, by whom, when and why', async () => {
    const made = await versions();
    await vault.ask('exchange:correct', { caseId, record: exchange, fields: { topic: 'The seal' }, reason: 'Misheard' });
    await vault.ask('exchange:correct', { caseId, record: promise, fields: { what: 'Annex D' }, reason: 'Misread' });

    expect((await record(exchange)).fields['topic']).toBe('The seal');
    expect(made).toMatchObject([{ act: 'logged', by: 'first', why: null, changes: [] }]);
    expect((await versions()).slice(1)).toMatchObject([
      { act: 'corrected', by: 'first', why: 'Misheard', changes: [{ field: 'topic', old: 'The annex', new: 'The seal' }] },
      { act: 'corrected', why: 'Misread', changes: [{ record: promise, field: 'what', old: 'Annex C', new: 'Annex D' }] },
    ]);
  });

  it('keeps what was written without a reason and what was taken out of it, too', async () => {
    await vault.ask('case:update-fields', { caseId, record: exchange, fields: { topic: 'The seal' } });
    await vault.ask('case:remove-record', { caseId, record: promise });

    const [, changed, removed] = await versions();
    expect(changed).toMatchObject({ act: 'changed', why: null, changes: [{ old: 'The annex', new: 'The seal' }] });
    expect(removed).toMatchObject({ act: 'changed', changes: [{ record: promise, field: '*', new: null }] });
  });

  it('is refused without a change, and for what is no exchange', async () => {
    const subject = (await vault.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'subject')!;
    const asked = { caseId, reason: 'Wrong' };
    const ask = (id: RecordId, fields: Record<string, string>) =>
      codeOf(vault.request('exchange:correct', { ...asked, record: id, fields }));
    expect(await ask(exchange, { topic: 'The annex' })).toBe('exchange/same');
    expect(await ask(subject.id, { given: 'Otro' })).toBe('exchange/not-one');
    expect(await ask(exchange, { startAt: 'yesterday' })).not.toBe('ok');
    expect((await versions()).length).toBe(1);
  });

  it('is taken back like any step, and that shows too', async () => {
    const { entry } = await vault.ask('exchange:correct', {
      caseId,
      record: exchange,
      fields: { topic: 'X' },
      reason: 'Misheard',
    });
    await vault.ask('case:undo', { caseId, entry });
    expect((await record(exchange)).fields['topic']).toBe('The annex');
    expect((await versions()).map(({ act }) => act)).toEqual(['logged', 'corrected', 'undone']);
  });
});

describe('an exchange of which nothing more is awaited', () => {
  const close = (promises?: 'done' | 'cancelled') =>
    vault.request('exchange:close', { caseId, exchange, reason: 'Annex came', ...(promises === undefined ? {} : { promises }) });

  it('is closed with a reason once its promises are settled, and reopened with another', async () => {
    expect(await codeOf(close())).toBe('exchange/promises-open');
    expect(await codeOf(close('done'))).toBe('ok');
    const [line] = (await vault.ask('exchange:list', { caseId })).exchanges;
    expect(line).toMatchObject({ record: exchange, openCommitments: 0, theirs: null });
    expect(line?.closedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect((await record(promise)).fields['status']).toBe('done');
    expect(await codeOf(close('done'))).toBe('exchange/closed');

    await vault.ask('exchange:reopen', { caseId, exchange, reason: 'A page was missing' });
    expect((await vault.ask('exchange:list', { caseId })).exchanges[0]?.closedOn).toBeNull();
    expect((await versions()).map(({ act, why }) => [act, why])).toEqual([
      ['logged', null],
      ['closed', 'Annex came'],
      ['reopened', 'A page was missing'],
    ]);
    expect(await codeOf(vault.request('exchange:reopen', { caseId, exchange, reason: 'Again' }))).toBe('exchange/not-closed');
  });

  it('takes no open promise until it is reopened, by whichever door', async () => {
    await close('done');
    const open = { what: 'Annex E', by: 'MX-FGR', status: 'open' };
    const tries = [
      vault.request('case:add-record', { caseId, entity: 'commitment', parent: exchange, fields: open }),
      vault.request('case:update-fields', { caseId, record: promise, fields: { status: 'open' } }),
      vault.request('exchange:correct', { caseId, record: promise, fields: { status: 'open' }, reason: 'No' }),
    ];
    for (const each of tries) expect(await codeOf(each)).toBe('exchange/closed');
    expect((await record(promise)).fields['status']).toBe('done');
  });

  it('is never said by a person’s own words, nor is when it was recorded', async () => {
    for (const fields of [{ closedOn: '2026-03-02' }, { recordedAt: '2026-03-02T10:00:00Z' }]) {
      expect(await codeOf(vault.request('exchange:correct', { caseId, record: exchange, fields, reason: 'No' }))).toBe(
        'field/unknown',
      );
      expect(await codeOf(vault.request('case:update-fields', { caseId, record: exchange, fields }))).toBe('field/unknown');
      const logged = { startAt: '2026-03-01T09:30:00-06:00', mode: 'call', ...fields };
      expect(await codeOf(vault.request('exchange:log', { caseId, fields: logged }))).toBe('field/unknown');
      expect(await codeOf(vault.request('case:add-record', { caseId, entity: 'exchange', fields: logged }))).toBe(
        'field/unknown',
      );
    }
    const { record: added } = await vault.ask('case:add-record', {
      caseId,
      entity: 'exchange',
      fields: { startAt: '2026-03-01T09:30:00-06:00', mode: 'call' },
    });
    expect(added.fields['recordedAt']).toMatch(/Z\[UTC\]$|Z$/);
  });
});

describe('the log that is searched', () => {
  it('has what holds the words itself, under it, in its case, or was with who is named; counted whole and only then cut', async () => {
    const other = await vault.ask('exchange:log', {
      caseId,
      fields: { startAt: '2026-03-02T09:30:00-06:00', mode: 'call', counterpart: 'US-USMS', topic: 'Aeródromo' },
      children: [{ entity: 'participant', fields: { name: 'Ñoel Ibáñez' } }],
    });
    const flown = other.records[0]!.id;
    const found = async (text: string) => {
      const { exchanges, total } = await vault.ask('exchange:list', { text });
      expect(total).toBe(exchanges.length);
      return exchanges.map(line => line.record);
    };
    expect(await found('aerodromo')).toEqual([flown]); // as one types it
    expect(await found('ibañez')).toEqual([flown]); // who was there
    expect(await found('annex c')).toEqual([exchange]); // what is promised
    expect(await found('anne')).toEqual([exchange]); // begun
    expect(await found('marshals')).toEqual([flown]); // with whom, by name
    expect(await found('EX-2026-0001')).toEqual([flown, exchange]); // their case
    expect(await found('aerodromo annex')).toEqual([]); // each word
    expect(await found('Ibarrola')).toEqual([]); // a person of the case is in another record of it

    const narrowed = async (by: Input<'exchange:list'>) => {
      const { exchanges, total } = await vault.ask('exchange:list', by);
      return [total, ...exchanges.map(line => line.record)];
    };
    expect(await narrowed({ mode: 'call' })).toEqual([1, flown]);
    expect(await narrowed({ isOpen: true })).toEqual([1, exchange]);
    expect(await narrowed({ isOpen: true, mode: 'call' })).toEqual([0]);
    expect(await narrowed({ counterpart: 'US-USMS', from: '2026-03-02' })).toEqual([1, flown]);

    const cut = await vault.ask('exchange:list', { limit: 1 });
    expect(cut).toMatchObject({ total: 2, more: true, exchanges: [{ record: flown }] });
  });
});
