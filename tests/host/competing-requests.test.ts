import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { competitionText } from '../../electron/terminal/competing-command.ts';
import type { CaseId } from '../../shared/language.ts';
import { english, spanish } from '../../shared/reader.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

describe('competing requests of a vault', () => {
  let vault: TempVault;
  let ours: CaseId;

  beforeEach(async () => {
    vault = await tempVault({ nowMs: Date.parse('2026-03-02T18:00:00Z') });
    ours = await request('X-1', 'US-DOJ-OIA', { maxPenalty: '20 years', place: { text: 'Tucson', country: 'US' } }, '2025-12-05');
  });
  afterEach(() => vault.cleanup());

  async function request(reference: string, requestingAgency: string, charge: Record<string, unknown>, askedOn: string) {
    const fields = { kind: 'extradition', reference, title: 'Invented case', direction: 'US_REQ', requestingAgency };
    const { id } = await vault.ask('case:create', { fields });
    await vault.ask('case:add-record', {
      caseId: id,
      entity: 'charge',
      fields: { statute: 'Invented 1', severePenalty: 'none', ...charge }, // shapes are the catalogue's
    });
    await vault.ask('case:move-stage', { caseId: id, to: 'X01', on: '2025-12-01' });
    await vault.ask('case:move-stage', { caseId: id, to: 'X02', on: askedOn, facts: { noteNumber: 'N-1' } });
    return id;
  }

  const compete = (stated: object[] = []) => vault.ask('case:compete', { caseId: ours, stated: stated as never }); // as above

  it('are compared by what their cases record, in the order of LEI 12', async () => {
    const other = await request(
      'X-2',
      'US-FBI',
      { maxPenalty: '10 años de prisión', place: { text: 'Reno', country: 'US' } },
      '2025-12-02',
    );
    await vault.ask('case:link', { caseId: ours, other, relation: 'competing' });

    const found = await compete();

    expect(found.requests).toMatchObject([
      { reference: 'X-1', byTreaty: true, offenceInItsTerritory: true, gravestPenaltyMonths: 240, firstAskedOn: '2025-12-05' },
      { reference: 'X-2', byTreaty: true, offenceInItsTerritory: true, gravestPenaltyMonths: 120, firstAskedOn: '2025-12-02' },
    ]);
    expect(found.preference).toMatchObject({ preferred: 'X-1', decidedBy: 'gravity' });
    expect(competitionText(found, spanish)).toContain('Preferida: X-1 (el delito que merezca pena más grave).');
  });

  it('stay undecided where a fact is not known, which is named instead of guessed', async () => {
    const other = await request('X-3', 'ES-MJU', { maxPenalty: 'de 6 a 12 años' }, '2025-12-02');
    await vault.ask('case:link', { caseId: ours, other, relation: 'competing' });

    const found = await compete();

    expect(found.requests[1]).toMatchObject({ byTreaty: null, offenceInItsTerritory: null, gravestPenaltyMonths: null });
    expect(found.preference).toMatchObject({ preferred: null, missing: { criterion: 'treaty', of: ['X-3'] } });
    expect(competitionText(found, english)).toContain('not known for X-3');
  });

  it('take what a person states of a request that no case here holds, and show it as stated', async () => {
    await vault.ask('case:link', { caseId: ours, otherReference: 'ES-77', relation: 'competing' });
    const stated = { reference: 'ES-77', byTreaty: false };

    const found = await compete([stated]);

    expect(found.requests[1]).toMatchObject({ caseId: null, byTreaty: false, stated: ['byTreaty'] });
    expect(found.preference).toMatchObject({ preferred: 'X-1', decidedBy: 'treaty' });
    expect(competitionText(found, english)).toMatch(/ES-77 .*no \*/);
  });

  it('are only those that are linked as competing', async () => {
    const other = await request('X-2', 'US-FBI', {}, '2025-12-02');
    await vault.ask('case:link', { caseId: ours, other, relation: 'same-facts' });

    const found = await compete();

    expect(found.requests).toHaveLength(1);
    expect(competitionText(found, spanish)).toContain('Ningún caso está vinculado');
  });
});
