import { afterEach, describe, expect, it } from 'vitest';
import { findFormsVersion, listProtectedForms } from '../../db/protected-forms.ts';
import { listRecords } from '../../db/records.ts';
import type { CaseId, Json } from '../../shared/language.ts';
import { PROTECTED_FORMS_VERSION } from '../../shared/leak/protected-forms.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { twoOffices } from '../support/exchange.ts';

let offices: Awaited<ReturnType<typeof twoOffices>>;
afterEach(() => offices.cleanup());

const findings = () =>
  offices.us.ask('packet:findings', {
    caseId: offices.caseId,
    recipient: 'MX-FGR',
    purpose: 'same-case' as const,
    scope: 'all' as const,
  });
const portions = (...texts: readonly string[]) => ({ portions: texts.map(text => ({ of: 'facts', text, language: 'es' })) });

/** Import a case that has nothing of the packet's own; its id. */
async function another(changes: Record<string, Json>): Promise<CaseId> {
  const file = sampleCase({
    id: 'case-2',
    reference: 'IN-2026-0099',
    title: 'Otro',
    portions: [],
    charges: [],
    subjects: [],
    ...changes,
  });
  expect(await importFile(offices.us, caseFile(file))).toMatchObject({ ok: true });
  const { cases } = await offices.us.ask('case:list', {});
  return cases.find(({ id }) => id !== offices.caseId)!.id;
}

const person = (roles: readonly string[], more: Record<string, Json> = {}) => ({
  id: 's9',
  roles: [...roles],
  given: 'Eleuterio',
  paternal: 'Zubizarreta',
  maternal: 'Quevedo',
  ...more,
});
const secret = { existenceConfidential: true };

describe('protected values of another case', () => {
  it.each<[string, string, Record<string, Json>]>([
    ['a witness by name', 'Lo recibió Eleuterio Zubizarreta.', { subjects: [person(['witness'])] }],
    [
      'what a source is called',
      'Lo recibió La Cachorra en el muelle.',
      { subjects: [person(['source'], { aliases: [{ text: 'La Cachorra' }] })] },
    ],
    [
      'where a victim lives',
      'Se entregó en Palma Real 118, a las dos.',
      { subjects: [person(['victim'], { addresses: [{ place: { text: 'Palma Real 118, Hermosillo', country: 'MX' } }] })] },
    ],
    [
      'a telephone of a witness, grouped otherwise',
      'Llamó al 66 25 55 01 48.',
      { subjects: [person(['witness'], { contactPoints: [{ phone: '+52 662 555 0148' }] })] },
    ],
    [
      'the title of a case that is kept secret',
      'Véase también lo del Asunto Barlovento.',
      { ...secret, title: 'Asunto Barlovento' },
    ],
    ['the reference of a case that is kept secret', 'Véase IN 2026/0099.', secret],
    ['the codeword of a case that is kept secret', 'Se llamó Barlovento.', { ...secret, codeword: 'Barlovento' }],
    [
      'who is accused in a case that is kept secret',
      'Lo recibió Eleuterio Zubizarreta.',
      { ...secret, subjects: [person(['accused'])] },
    ],
    [
      'a person whose existence is hidden',
      'Lo recibió Eleuterio Zubizarreta.',
      { subjects: [person(['accused'], { marks: { '*': { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] } } })] },
    ],
    ...(
      [
        ['in base64', 'Escribió RWxldXRlcmlvIFp1Yml6YXJyZXRh en la nota.'],
        ['as Russian hears it', 'Подписал Элеутерио Субисаррета в порту.'],
        ['as Greek hears it', 'Υπέγραψε ο Ελευτεριο Ζουμπιζαρετα.'],
        ['backwards', 'Escribió oiretuelE aterrazibuZ en la nota.'],
        ['with half the alphabet between', 'Escribió Ryrhgrevb Mhovmneergn en la nota.'],
        ['by ear', 'Lo recibió Eleuterio Subisarreta.'],
        ['by ear in both its parts', 'Lo recibió Heleuterio Zubizareta.'],
        ['by a familiar form', 'Lo recibió Eleuterito Zubizarreta.'],
      ] as const
    ).map(([how, text]): [string, string, Record<string, Json>] => [`a name ${how}`, text, { subjects: [person(['witness'])] }]),
  ])('are found: %s, without saying whose it is', async (_, text, changes) => {
    offices = await twoOffices({}, portions(text));
    expect(await findings()).toEqual([]);
    const other = await another(changes);

    const found = await findings();

    expect(found.length).toBeGreaterThan(0);
    for (const one of found) expect(one).toMatchObject({ severity: 'warn', value: null, isOfAnotherCase: true });
    expect(JSON.stringify(found)).not.toMatch(/zubizarreta|cachorra|barlovento|0099/i);
    expect(JSON.stringify(found)).not.toContain(other);
  });

  it('are found in the pages of a document that leaves', async () => {
    const note = { 'note.txt': 'El paquete lo recibió Eleuterio Zubizarreta en el muelle.' };
    offices = await twoOffices(note, { portions: [], documents: [{ title: 'Nota', file: 'note.txt' }] });
    await another({ subjects: [person(['witness'])] });

    expect(await findings()).toMatchObject([
      { severity: 'warn', value: null, isOfAnotherCase: true, place: { kind: 'document', page: 1, in: { entity: 'document' } } },
    ]);
  });

  it.each<[string, string, Record<string, Json>]>([
    ['of a person who is not protected there', 'Lo recibió Eleuterio Zubizarreta.', { subjects: [person(['accused'])] }],
    ['of a case that is no secret', 'Véase Asunto Barlovento.', { title: 'Asunto Barlovento' }],
    [
      'where half the country is called so',
      'Lo recibió Pancho.',
      { subjects: [person(['source'], { aliases: [{ text: 'Pancho' }] })] },
    ],
    [
      'that is a party to this case, by the name that leaves',
      'Se vio a José Ángel Peñafiel.',
      {
        ...secret,
        subjects: [person(['accused'], { given: 'José Ángel', paternal: 'Peñafiel', maternal: 'Quintanar' })],
      },
    ],
  ])('are none %s', async (_, text, changes) => {
    offices = await twoOffices({}, portions(text));
    await another(changes);

    expect(await findings()).toEqual([]);
  });
});

describe('the forms that a vault keeps of them', () => {
  const named = portions('Lo recibió Eleuterio Zubizarreta.');

  it('follow a change of role, a mark and the erasing of the case', async () => {
    offices = await twoOffices({}, named);
    const { us } = offices;
    const caseId = await another({ subjects: [person(['accused'])], retentionUntil: '2026-01-01' });
    const record = listRecords(us.session.dbOf(caseId), caseId).find(({ entity }) => entity === 'subject')!.id;

    await us.ask('case:update-fields', { caseId, record, fields: { roles: ['witness'] } });
    expect(await findings()).toHaveLength(1);
    await us.ask('case:update-fields', { caseId, record, fields: { roles: ['accused'] } });
    expect(await findings()).toEqual([]);
    await us.ask('case:set-mark', { caseId, record, field: '*', mark: { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] } });
    expect(await findings()).toHaveLength(1);
    await us.ask('case:erase', { caseId, ground: 'Retention is over' });
    expect(await findings()).toEqual([]);
    expect(listProtectedForms(us.session.office).map(kept => kept.caseId)).not.toContain(caseId);
  });

  it('hold for a deleted case as long as it may come back', async () => {
    offices = await twoOffices({}, named);
    const caseId = await another({ subjects: [person(['witness'])] });
    const before = await findings();

    await offices.us.ask('case:delete', { caseId, reason: 'Made by mistake' });
    expect(before).toHaveLength(1);
    expect((await findings()).map(({ isOfAnotherCase, severity }) => [isOfAnotherCase, severity])).toEqual([[true, 'warn']]);

    await offices.us.ask('case:restore', { caseId });
    expect(await findings()).toHaveLength(1);
  });

  it('are derived when a vault is opened that has none', async () => {
    offices = await twoOffices({}, named);
    const { us } = offices;
    await another({ subjects: [person(['witness'])] });
    const before = listProtectedForms(us.session.office);
    us.session.office.exec('DELETE FROM protected_forms; DELETE FROM protected_forms_rules');

    await us.unlock();

    expect(findFormsVersion(us.session.office)).toBe(PROTECTED_FORMS_VERSION);
    expect(listProtectedForms(us.session.office)).toEqual(before);
    expect(await findings()).toHaveLength(1);
  });
});
