// @vitest-environment jsdom
import '../support/page-door.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { UnlockVault } from '../../renderer/vault/UnlockVault.tsx';

const vaults = ['uno.enlace', 'dos.enlace'].map(name => ({ handle: name, name }));
const closed = { phase: 'closed', form: 'unlock', vaults, isBusy: false, locked: null } as const;

afterEach(cleanup);

it.each(['vault/confirmed-missing', 'vault/journal-damaged'] as const)(
  'does not carry what was accepted of one vault (%s) over to the next',
  code => {
    const missing = { ...closed, chosen: vaults[0]!, refusal: { code } } as const;
    const { rerender } = render(<UnlockVault state={missing} />);
    fireEvent.click(screen.getByRole('checkbox'));
    expect(screen.getByRole<HTMLInputElement>('checkbox').checked).toBe(true);

    rerender(<UnlockVault state={{ ...closed, chosen: vaults[1]!, refusal: null }} />);

    expect(screen.queryByRole('checkbox')).toBeNull();
  },
);
