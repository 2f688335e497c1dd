// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useRoute } from '../../renderer/frame/route-store.ts';
import { HeldScreen } from '../../renderer/releases/HeldScreen.tsx';
import { useHeld } from '../../renderer/releases/held-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { speak } from '../../renderer/text.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { build, twoOffices } from '../support/exchange.ts';

// What a counterpart holds, on its screen over a real office that gave it a packet.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor; // the page's environment has put its own in their place

const agency = 'MX-FGR' as AgencyCode;
let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
  await build(offices.us, offices.caseId);
  page.stand(offices.us);
  speak('en');
  render(<HeldScreen route={{ screen: 'held', agency }} />);
  await act(() => page.quiet());
}, 120_000);
afterEach(() => {
  cleanup();
  forgetEverything();
  offices.cleanup();
});

const rowCount = () => Number(screen.getByRole('grid').getAttribute('aria-rowcount'));
const press = async (name: RegExp) => {
  await act(async () => void fireEvent.click(screen.getAllByRole('button', { name })[0]!));
  await act(() => page.quiet());
};

it('is narrowed to what is of one person, and back', async () => {
  const all = rowCount();

  await press(/: see only what they hold of this person$/);

  expect(screen.getByText(/^Only what they hold of /)).toBeTruthy();
  expect(rowCount()).toBeLessThan(all);
  const { whose, holdings } = useHeld.getState();
  expect(new Set(holdings!.values.map(({ person }) => person))).toEqual(new Set([whose!.record]));

  await press(/^Show all$/);
  expect(rowCount()).toBe(all);
});

it('is narrowed by words of a person or of a case', async () => {
  const all = rowCount();
  const find = async (value: string) => {
    await act(
      async () => void fireEvent.change(screen.getByRole('searchbox', { name: 'Find a person or case' }), { target: { value } }),
    );
    await act(() => page.quiet());
    return useHeld.getState().holdings!;
  };
  const [given] = useHeld.getState().holdings!.values.filter(({ person, action }) => person !== null && action === 'RELEASE');
  const ofPerson = await find(given!.personName.toUpperCase());
  expect(new Set(ofPerson.values.map(({ person }) => person))).toEqual(new Set([given!.person]));
  expect(rowCount()).toBe(ofPerson.total + 1);

  expect((await find('nobody of this name')).total).toBe(0);
  expect(screen.getByText('They hold nothing that fits.')).toBeTruthy();
  expect((await find(given!.reference.toLowerCase())).total + 1).toBe(all);
});

it('leads from a case to the counterpart’s view of it, where each value says what a packet would add', async () => {
  await press(/: see what a packet would add$/);

  expect(useRoute.getState().route).toMatchObject({ screen: 'case', caseId: offices.caseId, viewAs: agency });
});
