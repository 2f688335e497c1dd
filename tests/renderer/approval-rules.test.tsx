// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ApprovalRules } from '../../renderer/settings/ApprovalRules.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

let vault: TempVault;
beforeEach(async () => {
  vault = await tempVault();
  await vault.ask('agency:profile', {
    agency: 'MX-FGR',
    standing: 'trusted-party',
    purposes: ['same-case'],
    formalChannel: true,
  });
  page.stand(vault);
}, 60_000);
afterEach(() => {
  cleanup();
  forgetEverything();
  vault.cleanup();
});

const box = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('checkbox', { name });

describe('the rules of approval in Settings', () => {
  it('are those of the terminal: a supervisor adds to them with a reason', async () => {
    render(<ApprovalRules isSupervisor />);
    fireEvent.click(await box('Every packet'));
    fireEvent.click(await box(/: Every packet to it$/));
    fireEvent.change(screen.getByRole('textbox', { name: 'Reason' }), { target: { value: 'For a while' } });
    fireEvent.click(screen.getByRole('button', { name: 'Keep these rules' }));

    await waitFor(async () =>
      expect((await vault.ask('approval:rules', {})).added).toMatchObject({ everything: true, recipients: ['MX-FGR'] }),
    );
  });

  it('cannot be taken below what the program asks for', async () => {
    render(<ApprovalRules isSupervisor />);

    for (const name of [/^sources/i, /techniques/i]) expect((await box(name)).disabled).toBe(true);
  });

  it('are for reading alone where one is no supervisor', async () => {
    render(<ApprovalRules isSupervisor={false} />);

    expect((await box(/^Every packet/)).disabled).toBe(true);
  });
});
