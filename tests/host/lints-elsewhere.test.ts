import { afterEach, describe, expect, it } from 'vitest';
import type { CaseId, Json } from '../../shared/language.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { outbox, twoOffices } from '../support/exchange.ts';
import { recipientPair } from '../support/packets.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

const person = (more: Record<string, Json> = {}) => ({
  id: 's1',
  roles: ['accused'],
  given: 'Ramiro',
  paternal: 'Quintanar',
  maternal: 'Peña',
  dob: '1984-02-29',
  ...more,
});
const kept = { dob: { caveats: [{ kind: 'NOREL', to: ['MX-FGR'] }] } } as unknown as Json; // as a case file has it

/** An office whose first case keeps the birth date of somebody from the counterpart, and whose second has the same person. */
async function twoCases(second: Record<string, Json> = {}): Promise<{ readonly first: CaseId; readonly other: CaseId }> {
  offices = await twoOffices({}, { subjects: [person({ marks: kept })] });
  const imported = await importFile(
    offices.us,
    caseFile(sampleCase({ id: 'case-2', reference: 'EX-2026-0002', title: 'Second', subjects: [person(second)] })),
  );
  expect(imported).toMatchObject({ ok: true });
  const { cases } = await offices.us.ask('case:list', {});
  return { first: offices.caseId, other: cases.find(({ reference }) => reference === 'EX-2026-0002')!.id };
}
async function send(caseId: CaseId, recipient: string): Promise<void> {
  const { us } = offices;
  const asked = { caseId, recipient, purpose: 'same-case', scope: 'all' } as const;
  const { lints } = await us.ask('packet:preview', asked);
  const accept = lints.map(({ id }) => ({ finding: id, reason: 'Looked at' }));
  await us.ask('packet:build', { ...asked, folder: outbox(us), acknowledgeUncompared: true, accept });
}
async function lintsFor(caseId: CaseId, recipient = 'MX-FGR') {
  const { lints } = await offices.us.ask('packet:preview', { caseId, recipient, purpose: 'same-case', scope: 'all' });
  return lints.flatMap(({ lint, place }) => {
    const at = place.kind === 'value' ? place.in?.field : null;
    return lint === undefined || lint.agency === null ? [] : [`${lint.pattern} ${lint.agency} ${at}`];
  });
}
/** Say that the persons of two cases are one. */
async function said(one: CaseId, other: CaseId, answer: 'same' | 'other'): Promise<void> {
  const { us } = offices;
  const at = async (caseId: CaseId) => {
    const { file } = await us.ask('case:show', { caseId });
    return { caseId, record: file.records.find(({ entity }) => entity === 'subject')!.id };
  };
  await us.ask('person:judge', { one: await at(one), other: await at(other), verdict: answer });
}

describe('what packets of another case kept of the same person', { timeout: 60_000 }, () => {
  it('is told where this case would give it, once the two are one person', async () => {
    const { first, other } = await twoCases();
    await send(first, 'MX-FGR');

    expect(await lintsFor(other)).toEqual([]);
    await said(first, other, 'same');
    expect(await lintsFor(other)).toEqual(['other-case-value MX-FGR dob']);
    await said(first, other, 'other');
    expect(await lintsFor(other)).toEqual([]);
  });

  it('is told of another birth date as of none', async () => {
    const { first, other } = await twoCases({ dob: '1985-03-01' });
    await send(first, 'MX-FGR');
    await said(first, other, 'same');

    expect(await lintsFor(other)).toEqual([]);
  });

  it('is told of one that pools with the reader', async () => {
    const { first, other } = await twoCases();
    const { us } = offices;
    const names = { en: 'Another example', es: 'Otro ejemplo' };
    await us.ask('agency:add', { code: 'MX-SSPC', names, country: 'MX', recipient: recipientPair.recipient });
    await us.ask('agency:profile', {
      ...{ agency: 'MX-SSPC', standing: 'trusted-party', purposes: ['same-case'], formalChannel: true },
    });
    await send(first, 'MX-FGR');
    await said(first, other, 'same');
    expect(await lintsFor(other, 'MX-SSPC')).toEqual([]);

    const rules = { categories: [], fromLevel: null, recipients: [], everything: false, why: 'One task force' };
    await us.ask('approval:set-rules', { ...rules, pools: [['MX-FGR', 'MX-SSPC']] });

    expect(await lintsFor(other, 'MX-SSPC')).toEqual(['pooled-value MX-FGR dob']);
  });

  it('is told of a case in a compartment to nobody but its people', async () => {
    const { first, other } = await twoCases();
    const { us } = offices;
    await send(first, 'MX-FGR');
    await said(first, other, 'same');
    const { id: member } = await us.ask('user:add', { label: 'member', role: 'officer', passphrase: `${PASSPHRASE} member` });
    await us.ask('user:add', { label: 'other', role: 'officer', passphrase: `${PASSPHRASE} other` });
    const people = [us.session.user.id, member];
    const { id } = await us.ask('compartment:create', { name: 'Named', people });
    await us.ask('case:enclose', { caseId: first, compartment: id });
    await us.unlock(`${PASSPHRASE} other`, 'other');

    expect(await lintsFor(other)).toEqual([]);
  });
});
