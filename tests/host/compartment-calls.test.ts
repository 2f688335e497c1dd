import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askable, askRow, standingOffice, type Standing } from '../support/every-call.ts';
import { PASSPHRASE } from '../support/temp-vault.ts';
import { vaultPaths } from '../../electron/host/vault/vault-paths.ts';
import { rawPages, wordsIn } from '../support/raw-pages.ts';

const EYES = `${PASSPHRASE} eyes`;
const DESK = `${PASSPHRASE} desk`;

describe('a case in a compartment, asked for by every row of the contract', { timeout: 240_000 }, () => {
  let standing: Standing;
  let cleanup: () => void;
  beforeEach(async () => {
    ({ standing, cleanup } = await standingOffice(EYES));
    const { vault, beside } = standing;
    const desk = await vault.ask('user:add', { label: 'desk', role: 'officer', passphrase: DESK });
    expect(desk.id).not.toBe(beside);
    const people = [vault.session.user.id, beside as typeof desk.id]; // a user's
    const { id } = await vault.ask('compartment:create', { name: 'zqx closed', people });
    for (const caseId of [standing.caseId, standing.other]) await vault.ask('case:enclose', { caseId, compartment: id });
  }, 240_000);
  afterEach(() => cleanup());

  /** They read the file of a packet that left, or what a person saved under a name. */
  const ofGiven: ReadonlySet<string> = new Set(['packet:inspect', 'packet:verify']);

  it('is nowhere for who is not among its people: no answer holds a word of it', async () => {
    const { vault } = standing;
    for (const [label, passphrase] of [
      ['desk', DESK],
      ['eyes', EYES],
    ] as const) {
      await vault.unlock(passphrase, label);
      const told: string[] = [];
      for (const channel of askable.filter(each => each !== 'user:disable' && !ofGiven.has(each))) {
        const answer = JSON.stringify(await askRow(channel, standing));
        if (/zqx/i.test(answer)) told.push(`${channel} ${answer.slice(0, 300)}`);
      }
      expect(told).toEqual([]);
    }
  });

  it('answers its people, or refuses with a reason, and leaves no word in the office’s database', async () => {
    const { vault, caseId } = standing;
    const unable: string[] = [];
    for (const channel of askable.filter(each => !/^user:|^case:(take-out|erase|delete)/.test(each))) {
      const answer = await askRow(channel, standing);
      if (!answer.ok && answer.failure.code === 'internal') unable.push(channel);
    }
    const { session } = vault;
    const pages = rawPages(session.dbFile, `${vaultPaths(session.folder).db}-wal`, session.keys.vaultKey);

    expect(unable).toEqual([]);
    expect(pages.includes(caseId)).toBe(false);
    expect(wordsIn(pages, ['...harbour', '...zqx title', '...zqx paper', '...zqx promise'])).toEqual([]);
  });
});
