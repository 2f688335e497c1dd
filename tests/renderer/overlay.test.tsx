// @vitest-environment jsdom
import '../support/page-door.ts';
import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { App } from '../../renderer/app.tsx';
import { followAppearance } from '../../renderer/appearance.ts';
import { prefer } from '../../renderer/preferences.ts';
import { RecordForm } from '../../renderer/record/RecordForm.tsx';
import { addOverlays, currentReader } from '../../renderer/text.ts';
import { useVault } from '../../renderer/vault/vault-store.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import { failures } from '../../shared/failure.ts';
import { plantedOverlay } from '../support/planted-overlay.ts';
import { wordsOutsideCatalogue } from './words-outside.ts';

const overlay = plantedOverlay();
const refusal = failures['vault/wrong-passphrase'].en;
// data, codes, keycaps, the languages' own names, and what the parts' library says from its own dictionary
const known =
  /^(uno|v9|EN|ES|PT|English|Español|Português|Enter|Ctrl|Alt|L\d|[A-Z_]{3,},?|(TLP|PAP):[A-Z+]+|Show suggestions|.)$/;
const spoken: string[] = [];
followAppearance(({ language }) => spoken.push(language));
afterEach(() => act(() => prefer({ language: 'en' })));

function closeVault(): void {
  const chosen = { handle: 'h', name: 'uno.enlace' };
  const closed = {
    phase: 'closed',
    form: 'unlock',
    vaults: [chosen],
    chosen,
    isBusy: false,
    locked: { reason: 'idle' },
  } as const;
  useVault.setState({ ...closed, refusal: { code: 'vault/wrong-passphrase' } }, true);
}

it('offers the added language by its own name and speaks it everywhere at once', () => {
  addOverlays([overlay], 'en');
  closeVault();
  render(<App version="9" />);
  expect(document.body.textContent).toContain('English');

  act(() => screen.getByRole('radio', { name: 'Português' }).click());

  expect(wordsOutsideCatalogue(document.body, known)).toEqual([]);
  expect([document.documentElement.lang, spoken.at(-1)]).toEqual(['pt', 'pt']);
});

it.each(['case', 'subject', 'charge', 'exchange'] satisfies EntityName[])(
  'has every word of the form of %s from the file',
  entity => {
    addOverlays([overlay], 'pt');
    render(<RecordForm entity={entity} onClose={() => {}} />);

    expect(wordsOutsideCatalogue(document.body, known)).toEqual([]);
  },
);

it('says in English the one text that the file lacks', () => {
  addOverlays([{ ...overlay, texts: overlay.texts.filter(({ en }) => en !== refusal) }], 'pt');
  closeVault();

  render(<App version="9" />);

  expect(wordsOutsideCatalogue(document.body, known)).toEqual([refusal]);
});

it('falls back to English when the preferred language’s file is gone', () => {
  addOverlays([overlay], 'pt');
  act(() => prefer({ language: 'fr' }));

  expect(currentReader().language).toBe('en');
});
