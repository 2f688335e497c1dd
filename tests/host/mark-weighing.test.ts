import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertCase } from '../../db/cases.ts';
import { migrate } from '../../db/migrate.ts';
import { openDatabase } from '../../db/open.ts';
import { insertRecord, refreshCatalogueFields } from '../../db/records.ts';
import { fieldPaths } from '../../shared/catalogue.ts';
import { judgedMarks } from '../../shared/decision/judged-marks.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { Refusal } from '../../shared/failure.ts';
import { markAt } from '../../shared/judged-mark.ts';
import type { CaseId, RecordId } from '../../shared/language.ts';
import type { MarkDraft } from '../../shared/mark-draft.ts';
import { caseFile, importFile, onlyCase, sampleCase } from '../support/case-file.ts';
import { PASSPHRASE, tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
let caseId: CaseId;
beforeEach(async () => {
  vault = await tempVault();
  await importFile(vault, caseFile(sampleCase()));
  caseId = await onlyCase(vault);
});
afterEach(() => vault.cleanup());

const show = () => vault.ask('case:show', { caseId });
async function person(): Promise<RecordId> {
  const { file } = await show();
  return file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!.id;
}
const weigh = async (field: string, change: Partial<MarkDraft> = {}) => {
  const place = { caseId, record: await person(), field };
  const { draft } = await vault.ask('mark:weigh', place);
  return vault.ask('mark:weigh', { ...place, draft: { ...draft, ...change } as never }); // the call takes plain lists
};
const judgedNow = async (field: string) => {
  const { marks } = await show();
  return markAt(marks, await person(), field);
};

describe('a draft of a mark', () => {
  it.each(['given', 'dob', '*'])('begins as what stands at %s, and is judged as that is', async field => {
    const { asked, judged } = await weigh(field);

    expect([asked.kind, judged]).toEqual(['none', await judgedNow(field)]);
  });

  it.each<[string, string, Partial<MarkDraft>]>([
    ['a higher level', 'given', { level: 'L3' }],
    ['caveats', 'dob', { caveats: [{ kind: 'NO_ONWARD' }, { kind: 'EYES', contacts: ['A. Example'] }] }],
    ['a category for all that a record holds', '*', { categories: ['SRC'] }],
  ])('that tightens (%s) is judged as it will be once it is set', async (_name, field, change) => {
    const { asked, judged } = await weigh(field, change);
    if (asked.kind !== 'tightening') throw new Error(asked.kind);
    expect(await judgedNow(field)).not.toEqual(judged);

    await vault.ask('case:set-mark', { caseId, record: await person(), field, mark: asked.mark as never }); // as above

    expect(await judgedNow(field)).toEqual(judged);
  });

  it('that loosens is judged as it will be once a second person has approved it', async () => {
    const { asked, judged } = await weigh('given', { level: 'L1' });
    if (asked.kind !== 'loosening') throw new Error(asked.kind);
    const place = { caseId, record: await person(), field: 'given' };
    const proposal = { ...place, mark: null, loosened: asked.loosened as never, ground: 'They asked.' }; // as above
    const { id } = await vault.ask('mark:propose-loosening', proposal);
    expect(await judgedNow('given')).not.toEqual(judged);
    await vault.ask('user:add', { label: 'second', role: 'supervisor', passphrase: `${PASSPHRASE} two` });

    await vault.unlock(`${PASSPHRASE} two`, 'second');
    await vault.ask('mark:decide-loosening', { id, caseId, approve: true });

    expect(await judgedNow('given')).toEqual(judged);
  });

  it.each<[string, string, Partial<MarkDraft>]>([
    ['what stands', 'dob', {}],
    ['a level that never leaves', 'dob', { level: 'L4' }],
    ['other recipients', 'given', { caveats: [{ kind: 'REL', to: ['GT'] }] }],
    ['all that a record holds, hidden', '*', { caveats: [{ kind: 'EXISTENCE_HIDDEN' }] }],
  ])('says what a counterpart would see under %s, as the packet decides it once that is set', async (_name, field, change) => {
    await vault.ask('agency:profile', { agency: 'MX-FGR', standing: 'vetted', purposes: ['same-case'], formalChannel: true });
    const record = await person();
    const { draft } = await vault.ask('mark:weigh', { caseId, record, field });
    const asked = { caseId, record, field, draft: { ...draft, ...change } as never, recipient: 'MX-FGR' as never };

    const { seen, asked: wanted } = await vault.ask('mark:weigh', asked);

    if (wanted.kind === 'tightening') await vault.ask('case:set-mark', { caseId, record, field, mark: wanted.mark as never });
    const { rows } = await vault.ask('packet:preview', { caseId, recipient: 'MX-FGR', purpose: 'same-case' });
    const row = rows.find(one => one.record === record && one.field === (field === '*' ? null : field));
    expect(seen).toEqual({ recipient: 'MX-FGR', counts: { [row!.action]: 1 } });
  });

  it('says nothing of a counterpart without a profile, and of nobody unasked', async () => {
    const place = { caseId, record: await person(), field: 'dob' };

    const seen = [await vault.ask('mark:weigh', { ...place, recipient: 'US-DEA' }), await vault.ask('mark:weigh', place)];

    expect(seen.map(one => one.seen)).toEqual([null, null]);
  });

  it('writes nothing', async () => {
    const before = await show();

    await weigh('given', { level: 'L4' });

    expect(await show()).toEqual(before);
  });

  it('of a place that there is not is refused', async () => {
    const place = { caseId, record: await person(), field: 'noSuchField' };

    expect(await vault.request('mark:weigh', place)).toMatchObject({ ok: false, failure: { code: 'field/unknown' } });
  });
});

describe('values handled together', () => {
  it('are the whole case where nothing of it is named', async () => {
    const { marks } = await show();

    const together = await vault.ask('mark:together', { caseId, places: [] });

    expect(together).toEqual({ reference: 'EX-2026-0001', title: 'Petición sobre Peñafiel', mark: marks.whole });
  });

  it('have the mark of one value where one is named', async () => {
    const { mark } = await vault.ask('mark:together', { caseId, places: [{ record: await person(), field: 'dob' }] });

    expect(mark).toEqual({ ...(await judgedNow('dob')), tearText: null });
  });
});

describe('a case behind a wall', () => {
  /** Move the case's like into a compartment that the session sees or does not. */
  async function behindWall(isSeen: boolean) {
    const { file, summary } = await show();
    const compartment = openDatabase(join(vault.root, 'compartment.db'), vault.services.randomBytes(32), { create: true });
    migrate(compartment);
    refreshCatalogueFields(compartment, fieldPaths);
    const { session } = vault;
    const refuse = (): never => {
      throw new Refusal('case/not-found');
    };
    insertCase(compartment, { ...summary, atMs: 0 });
    const parentsFirst = file.records.toSorted((one, other) => Number(one.parentId !== null) - Number(other.parentId !== null));
    for (const record of parentsFirst) insertRecord(compartment, caseId, record);
    const walled = {
      ...session,
      dbOf: () => (isSeen ? compartment : refuse()),
      visible: () => [session.office, ...(isSeen ? [compartment] : [])],
    };
    vault.services.state.session = walled;
    return { file, close: () => ((vault.services.state.session = session), compartment.close()) };
  }

  it('has the marks that are judged of it, for who sees it', async () => {
    const { file, close } = await behindWall(true);

    const { view } = await vault.ask('case:read', { caseId });
    const { mark } = await vault.ask('mark:together', { caseId, places: [] });

    expect([view.marks, mark]).toEqual([judgedMarks(file, policy2026), judgedMarks(file, policy2026).whole]);
    close();
  });

  it('tells no mark of it to who does not', async () => {
    const { close } = await behindWall(false);
    const record = caseId as string as RecordId;

    for (const asked of [
      await vault.request('case:read', { caseId }),
      await vault.request('mark:together', { caseId, places: [{ record, field: '*' }] }),
      await vault.request('mark:weigh', { caseId, record, field: '*' }),
    ])
      expect(asked).toMatchObject({ ok: false, failure: { code: 'case/not-found' } });
    close();
  });
});
