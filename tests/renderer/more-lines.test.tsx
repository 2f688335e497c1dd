// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { EventDialog } from '../../renderer/audit/EventDialog.tsx';
import { lookInto } from '../../renderer/audit/grant-store.ts';
import { Changes } from '../../renderer/inbox/Changes.tsx';
import { Tightened } from '../../renderer/inbox/Tightened.tsx';
import { caseNamed } from '../../renderer/quick-log/named-cases.ts';
import { NotInPacket } from '../../renderer/releases/NotInPacket.tsx';
import { useScope } from '../../renderer/releases/scope-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { SuggestField } from '../../renderer/ui/SuggestField.tsx';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { AuditEvent } from '../../shared/contract/audit.ts';
import type { OpenedView } from '../../shared/contract/packets.ts';
import type { ScopeView } from '../../shared/contract/scope.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault } from '../support/temp-vault.ts';

// Where a list stops, the screen says how many more there are.

afterEach(() => {
  cleanup();
  page.stand(null);
  forgetEverything();
});

const settled = () => act(() => new Promise<void>(resolve => void setTimeout(resolve, 50)));
const choices = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `p${at}`, label: `Persona ${at}` }));

it.each([
  [20, null],
  [21, 'and 1 more: write more of it'],
  [33, 'and 13 more: write more of it'],
])('a field that offers twenty of %i says how many more fit', (count, said) => {
  render(<SuggestField label="Person" value="" onChange={() => undefined} most={20} choices={choices(count)} />);

  expect(screen.queryByText(/^and \d+ more/)?.textContent ?? null).toBe(said);
});

it('a field that offers all says nothing of more', () => {
  render(<SuggestField label="Country" value="" onChange={() => undefined} choices={choices(195)} />);

  expect(screen.queryByText(/more/)).toBeNull();
});

it('an event shows 500 of its changes, says how many more there are, and shows them when asked', async () => {
  const vault = await tempVault();
  const cases = Array.from({ length: 150 }, (_, at) => sampleCase({ id: `c${at}`, reference: `EX-MORE-${at}` }));
  await importFile(vault, caseFile(...cases));
  const { events } = await vault.ask('audit:list', {});
  const event: AuditEvent = events.find(({ changes }) => changes > 500)!;
  page.stand(vault);
  await lookInto(event);
  render(<EventDialog />);
  const rows = () => within(screen.getByRole('dialog')).getAllByRole('row').length - 1;

  expect(rows()).toBe(500);
  expect(screen.getByRole('dialog').textContent).toContain(`and ${event.changes - 500} more change`);
  for (let shown = 500; shown < event.changes; shown += 500) {
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }));
    await settled();
  }

  expect(rows()).toBe(event.changes);
  expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull();
  expect(screen.queryByText(/more change/)).toBeNull();
  vault.cleanup();
});

it('an arrival says how many changes and stricter marks are not listed', () => {
  const change = { kind: 'added', record: 'r', entity: 'person', name: 'p1', field: 'alias', old: null, new: 'Alias inventado' };
  const tightened = { entity: 'person', name: 'p1', place: 'alias', old: { level: 'L1' }, mark: { level: 'L3' } };
  const opened = {
    changes: [change],
    changeCounts: { 'new-record': 2, added: 3, changed: 4, 'no-longer': 0 },
    tightened: [tightened],
    tightenedInAll: 4,
  } as unknown as OpenedView; // nothing else of it is read here
  render(
    <>
      <Changes opened={opened} />
      <Tightened opened={opened} />
    </>,
  );

  expect(screen.getByText('and 8 more changes, not listed')).toBeDefined();
  expect(screen.getByText('and 3 more values, not listed')).toBeDefined();
});

it('the records that are not in a packet are forty, and how many more', () => {
  const rows = Array.from({ length: 43 }, (_, at) => ({
    record: `r${at}`,
    entity: 'person',
    name: { alias: `Alias ${at}` },
    chosen: false,
    isUnusual: false,
    isProposed: false,
    why: 'purpose',
    depth: 0,
    says: [],
  }));
  useScope.setState({ view: { rows, saved: null } as unknown as ScopeView }); // nothing else of it is read here
  const { container } = render(<NotInPacket />);

  expect(container.querySelectorAll('.not-in li')).toHaveLength(40);
  expect(screen.getByText(/3 more/)).toBeDefined();
});

it('the words for a case name none where more cases fit than were looked at', () => {
  const one = { reference: 'EX-2026-0117', persons: 'Zarzamora Prueba, Ana' } as CaseSummary; // all that is compared

  expect(caseNamed('zarzamora', { cases: [one], total: 1 })).toBe(one);
  expect(caseNamed('zarzamora', { cases: [one], total: 51 })).toBeNull();
});
