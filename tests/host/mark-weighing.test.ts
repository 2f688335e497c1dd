import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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
