import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseId } from '../../shared/language.ts';
import type { Profile } from '../../shared/profile.ts';
import { findProfile } from '../../shared/profiles.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
});
afterEach(() => vault.cleanup());

const usRequests = findProfile('us-mx-us-req@2026-11')!;
const create = (fields: Record<string, string>) =>
  vault.request('case:create', { fields: { kind: 'extradition', reference: 'EX-9', title: 'Invented', ...fields } });
const ownFields = async (caseId: CaseId) =>
  (await vault.ask('case:show', { caseId })).file.records.find(({ entity }) => entity === 'case')!.fields;

async function created(fields: Record<string, string>): Promise<CaseId> {
  const answer = await create(fields);
  if (!answer.ok) throw new Error(answer.failure.code);
  return answer.value.id;
}

/** Keep a profile of the office: the one between the United States and Mexico with some of it changed. */
async function addProfile(changes: Partial<Profile>): Promise<string> {
  const path = join(vault.root, 'profile.json');
  writeFileSync(path, JSON.stringify({ ...usRequests, ...changes }));
  return (await vault.ask('profile:add', { source: vault.services.handles.register({ kind: 'source', name: 'p.json', path }) }))
    .key;
}

describe('a new case', () => {
  it('has the profile and version that it runs under written into it', async () => {
    expect((await ownFields(await created({ direction: 'MX_REQ' })))['profile']).toBe('us-mx-mx-req@2026-11');
  });

  it('has them written when it is imported', async () => {
    expect((await importFile(vault, caseFile(sampleCase()))).ok).toBe(true);

    expect((await ownFields(await onlyCase(vault)))['profile']).toBe('us-mx-us-req@2026-11');
  });

  it('keeps its version when a newer one is added, and the next case begins under that', async () => {
    const caseId = await created({ direction: 'US_REQ' });
    const key = await addProfile({ version: '2027-01' });

    expect((await vault.ask('case:stage', { caseId })).profile).toBe('us-mx-us-req@2026-11');
    expect((await ownFields(await created({ direction: 'US_REQ', reference: 'EX-10' })))['profile']).toBe(key);
  });

  it('of the United States and Mexico is not taken over by another country’s treaty', async () => {
    const stages = usRequests.stages.map(({ owed: _, ...stage }) => ({ ...stage, owners: [] }));
    await addProfile({ id: 'us-co', version: '2027-01', parties: { requesting: 'US', requested: 'CO' }, stages });

    expect((await ownFields(await created({ direction: 'US_REQ' })))['profile']).toBe('us-mx-us-req@2026-11');
  });

  it('is refused where two treaties fit it equally well, and both are named', async () => {
    await addProfile({ id: 'us-mx-annex', version: '2027-01' });

    expect(await create({ direction: 'US_REQ' })).toMatchObject({
      ok: false,
      failure: {
        code: 'profile/ambiguous',
        places: [{ path: 'us-mx-annex@2027-01' }, { path: 'us-mx-us-req@2026-11' }],
      },
    });
    const file = caseFile(sampleCase());
    expect(await importFile(vault, file)).toMatchObject({
      failure: { code: 'import/refused', places: [{ row: 1, path: 'profile', code: 'profile/ambiguous' }] },
    });
    expect((await create({ direction: 'US_REQ', profile: 'us-mx-annex@2027-01' })).ok).toBe(true);
  });

  it.each([
    ['the two countries', { requestingCountry: 'MX', requestedCountry: 'US' }],
    ['the two countries by name', { requestingCountry: 'méxico', requestedCountry: 'EUA' }],
    ['the earlier word', { direction: 'MX_REQ' }],
    ['its two authorities', { requestingAgency: 'MX-FGR', requestedAgency: 'US-DOJ-OIA' }],
  ])('may say who asks whom by %s, and then says it both ways', async (_name, said) => {
    const caseId = await created(said);

    expect(await ownFields(caseId)).toMatchObject({
      requestingCountry: 'MX',
      requestedCountry: 'US',
      direction: 'MX_REQ',
      profile: 'us-mx-mx-req@2026-11',
    });
    expect((await vault.ask('case:list', { directions: ['MX-US'] })).total).toBe(1);
    expect((await vault.ask('case:list', { directions: ['US-MX'] })).total).toBe(0);
  });

  it.each([
    [{ requestingCountry: 'MX', requestedCountry: 'US', direction: 'US_REQ' }, 'case/parties-differ', 'direction'],
    [{ requestingCountry: 'MX', requestedCountry: 'MX' }, 'case/same-party', 'requestedCountry'],
    [{ requestingCountry: 'Atlántida' }, 'value/no-such-country', 'requestingCountry'],
  ])('that says %j is refused at its place', async (said, code, path) => {
    const places = (answer: Awaited<ReturnType<typeof create>>) =>
      answer.ok ? [] : answer.failure.places?.map(place => place.code);

    expect(places(await create(said as Record<string, string>))).toContain(code);
    expect(await importFile(vault, caseFile({ kind: 'extradition', reference: 'EX-9', title: 'T', ...said }))).toMatchObject({
      failure: { code: 'import/refused', places: [{ row: 1, path, code }] },
    });
  });

  it('between two countries of which one has no treaty here is said, and begins under no treaty’s clocks', async () => {
    const caseId = await created({ requestingCountry: 'MX', requestedCountry: 'JP' });

    expect(await ownFields(caseId)).toEqual(expect.not.objectContaining({ direction: expect.anything() as string }));
    expect((await ownFields(caseId))['profile']).toBe('extradition-unsettled@2026-11');
    expect((await vault.ask('case:show', { caseId })).summary.direction).toBe('MX-JP');
  });

  it('begins under no treaty’s clocks while nobody has said who asks whom', async () => {
    expect((await ownFields(await created({})))['profile']).toBe('extradition-unsettled@2026-11');
  });

  it('is begun under a treaty only on the days it is in force', async () => {
    await addProfile({ id: 'us-mx-2027', version: '1', inForce: { from: '2027-01-01' as never, until: null } });

    expect((await ownFields(await created({ direction: 'US_REQ', openedOn: '2026-12-31' })))['profile']).toBe(
      'us-mx-us-req@2026-11',
    );
    expect(await create({ direction: 'US_REQ', openedOn: '2027-01-01', reference: 'EX-10' })).toMatchObject({
      failure: { code: 'profile/ambiguous' },
    });
  });

  it.each([
    ['no-such@1', 'profile/not-found'],
    ['us-mx-mx-req@2026-11', 'profile/other-case'],
    ['joint-investigation@2026-11', 'profile/other-case'],
  ])('is refused under %s', async (profile, code) => {
    expect(await create({ direction: 'US_REQ', profile })).toMatchObject({ ok: false, failure: { code } });
  });
});

describe('the rules of a case', () => {
  const update = (caseId: CaseId, fields: Record<string, string>) =>
    vault.request('case:update-fields', { caseId, record: caseId, fields });

  it('are not changed like a value', async () => {
    const caseId = await created({ direction: 'US_REQ' });

    expect(await update(caseId, { profile: 'us-mx-mx-req@2026-11' })).toMatchObject({
      ok: false,
      failure: { code: 'profile/move-only' },
    });
  });

  it('follow when its parties are corrected, and the history says so', async () => {
    const caseId = await created({});
    await update(caseId, { direction: 'MX_REQ' });

    expect((await ownFields(caseId))['profile']).toBe('us-mx-mx-req@2026-11');
    const { lines } = await vault.ask('case:history', { caseId });
    expect(JSON.stringify(lines)).toContain('us-mx-mx-req@2026-11');
  });

  it('follow when its countries are corrected, and the earlier word with them', async () => {
    const caseId = await created({ direction: 'US_REQ' });
    await update(caseId, { requestingCountry: 'MX', requestedCountry: 'US' });

    expect(await ownFields(caseId)).toMatchObject({ direction: 'MX_REQ', profile: 'us-mx-mx-req@2026-11' });
    await update(caseId, { requestedCountry: 'JP' });
    expect(await ownFields(caseId)).not.toHaveProperty('direction');
  });

  it('stay when anything else is', async () => {
    const caseId = await created({ direction: 'US_REQ' });
    await addProfile({ version: '2027-01' });
    await update(caseId, { title: 'Another' });

    expect((await ownFields(caseId))['profile']).toBe('us-mx-us-req@2026-11');
  });

  it('are moved by a supervisor, to a profile for its parties alone, and no other is shown beforehand', async () => {
    const caseId = await created({ direction: 'US_REQ' });
    const refused = { ok: false, failure: { code: 'profile/other-case' } };
    const key = 'us-mx-mx-req@2026-11';

    expect(await vault.request('profile:move-case', { caseId, key, reason: 'Test' })).toMatchObject(refused);
    expect(await vault.request('profile:preview-move', { caseId, key })).toMatchObject(refused);
  });
});
