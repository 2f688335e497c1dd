// @vitest-environment jsdom
import '../support/page-door.ts';
import { agencyTable } from '../../shared/agency-table.ts';
import { render } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { OpenVault } from '../../shared/contract/vault.ts';
import type { EntityName } from '../../shared/catalogue.ts';
import type { AgencyCode, CivilDate, UserId } from '../../shared/language.ts';
import { draftOf, markPlace } from '../../shared/mark-draft.ts';
import type { Caveat } from '../../shared/mark.ts';
import { caveatGroups, withCaveat } from '../../renderer/marks/caveats.ts';
import { MarkFields } from '../../renderer/marks/MarkFields.tsx';
import { RecordForm } from '../../renderer/record/RecordForm.tsx';
import { Frame } from '../../renderer/frame/Frame.tsx';
import { openOverlay, closeOverlay } from '../../renderer/frame/overlay-store.ts';
import { speak } from '../../renderer/text.ts';
import { useVault, type VaultForm } from '../../renderer/vault/vault-store.ts';
import { VaultScreen } from '../../renderer/vault/VaultScreen.tsx';
import { wordsOutsideCatalogue } from './words-outside.ts';

const vault: OpenVault = {
  vaultId: 'v',
  agency: { code: 'MX-FGR' as AgencyCode, names: { en: 'x', es: 'x' } },
  synthetic: true,
  user: { id: 'u' as UserId, label: 'Zoila Prueba', role: 'supervisor' },
  day: { on: '2026-11-23' as CivilDate, zone: 'America/Mexico_City' },
  synced: null,
  notices: [],
};
// data, marks in code, the zone, the day (from the table of months), keycaps, the languages' own names, and what the parts' library says from its own dictionary in the reader's language
const known =
  /^(Zoila Prueba|, |MX-FGR|v9|Ctrl|Alt|Shift|Enter|Esc|Tab|[A-Z][a-z]+day \d+ [A-Z][a-z]+|.|ES|EN|Español|English|uno|L\d [A-Z]{3}|GMT\S*|[A-Z][a-z ]+ Time|Show suggestions|Dismiss)$/;

// keycaps, and of a mark: levels, categories and caveats are codes in every language; so are agencies' and kinds' codes in a case's fields
const codes = /^(L\d|Ctrl|Enter|[A-Z_]{3,},?|(TLP|PAP):[A-Z+]+|Show suggestions)$/;

beforeEach(() => speak('en-XA'));
afterEach(() => speak('en'));

it.each(['unlock', 'make', 'recover'] satisfies VaultForm[])('takes every word of the %s form from the catalogue', form => {
  const chosen = { handle: 'h', name: 'uno.enlace' };
  const closed = { phase: 'closed', form, vaults: [chosen], chosen, isBusy: false, locked: { reason: 'idle' } } as const;
  useVault.setState({ ...closed, refusal: { code: 'vault/wrong-passphrase' } }, true);

  render(<VaultScreen version="9" />);

  expect(wordsOutsideCatalogue(document.body, known)).toEqual([]);
});

it.each([null, 'palette', 'keys', 'quick-log'] as const)(
  'takes every word of the frame with %s open from the catalogue',
  overlay => {
    if (overlay === null) closeOverlay();
    else openOverlay(overlay);

    render(<Frame vault={vault} />);

    expect(wordsOutsideCatalogue(document.body, known)).toEqual([]);
    closeOverlay();
  },
);

it('takes every word of a mark from the catalogue, whatever its caveats ask for', () => {
  const place = markPlace('subject', 'given');
  const kinds = Object.values(caveatGroups).flat();
  const byDate = kinds.reduce<readonly Caveat[]>((held, kind) => withCaveat(held, kind, true), draftOf(place).caveats);
  const byEvent = byDate.map(caveat => ('until' in caveat ? { ...caveat, until: { event: '' } } : caveat));

  for (const caveats of [byDate, byEvent])
    render(
      <MarkFields
        place={place}
        draft={{ ...draftOf(place), caveats }}
        agencies={agencyTable}
        events={{ events: {}, recorded: new Map() }}
        onChange={() => {}}
      />,
    );

  expect(document.querySelectorAll('[placeholder]').length).toBeGreaterThan(4);
  expect(wordsOutsideCatalogue(document.body, codes)).toEqual([]);
});

it.each(['case', 'subject', 'charge', 'event', 'exchange', 'asset'] satisfies EntityName[])(
  'takes every word of the form of %s from the catalogue',
  entity => {
    render(<RecordForm entity={entity} onClose={() => {}} />);

    expect(wordsOutsideCatalogue(document.body, codes)).toEqual([]);
  },
);

it('sees a word that stands in the code', () => {
  render(<button aria-label="Planted">Save</button>);

  expect(wordsOutsideCatalogue(document.body, known)).toEqual(['Save', 'Planted']);
});
