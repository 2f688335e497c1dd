// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { EventPanel } from '../../renderer/audit/EventPanel.tsx';
import { CasePanel } from '../../renderer/case-list/CasePanel.tsx';
import { PersonPanel } from '../../renderer/people/PersonPanel.tsx';
import { forgetEverything } from '../../renderer/stores.ts';
import { useBeside } from '../../renderer/use-beside.ts';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
import type { PersonLine } from '../../shared/case-view.ts';
import { caseFile, importFile, sampleCase } from '../support/case-file.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// What stands beside a list: what belongs to the row that somebody stays on, and to no other.
let vault: TempVault;
let twins: readonly PersonLine[];

beforeAll(async () => {
  vault = await tempVault();
  await importFile(
    vault,
    caseFile(sampleCase({ id: 'one', reference: 'EX-BESIDE-1' }), sampleCase({ id: 'two', reference: 'EX-BESIDE-2' })),
  );
  const { persons } = await vault.ask('person:list', { text: 'Peñafiel', offset: 0, limit: 50, language: 'en' });
  twins = persons;
});
afterEach(() => {
  cleanup();
  page.stand(null);
  forgetEverything();
});
afterAll(() => vault.cleanup());

const read = () => act(() => page.settled());

function stand(): void {
  page.stand(vault);
  useViewer.setState({ viewer: { user: { role: 'officer' } } as Viewer }); // a panel asks what the reader may do
}

it('shows of a person the case, and where the same person is, with the reason', async () => {
  stand();
  const [mine, other] = twins;
  render(<PersonPanel person={mine!} />);
  await read();

  expect(screen.getByRole('button', { name: mine!.reference })).toBeDefined();
  const elsewhere = screen.getByRole('heading', { name: 'In other cases' }).closest('section')!;
  expect(within(elsewhere).getByRole('button', { name: `Open ${other!.reference}` })).toBeDefined();
  expect(elsewhere.textContent).toContain('the same date of birth');
});

it('shows of a case what it expects next, its deadline and how much is in it, and asks once however it is passed', async () => {
  stand();
  const { cases } = await vault.ask('case:list', { sort: 'reference' });
  const [mine, other] = cases;
  const view = await vault.ask('case:show', { caseId: other!.id });
  page.asked.length = 0;
  const { rerender } = render(<CasePanel key={mine!.id} row={mine!} />);
  rerender(<CasePanel key={other!.id} row={other!} />);
  await read();

  expect(screen.getByText(other!.reference)).toBeDefined();
  const next = screen.getByRole('heading', { name: 'What to do next' }).closest('section')!;
  expect(next.textContent).toContain(view.owed!.what.en);
  const inside = screen.getByRole('heading', { name: 'In the case' }).closest('section')!;
  const persons = view.file.records.filter(({ entity }) => entity === 'subject').length;
  expect(inside.textContent).toContain(`Persons ${persons}`);
  expect(page.channels()).toEqual(['case:show']);
});

it('shows an auditor of a case what its row says, and asks for no value', async () => {
  stand();
  useViewer.setState({ viewer: { user: { role: 'auditor' } } as Viewer });
  const { cases } = await vault.ask('case:list', {});
  page.asked.length = 0;
  render(<CasePanel row={cases[0]!} />);
  await read();

  expect(screen.getByText(cases[0]!.title)).toBeDefined();
  expect(page.channels()).toEqual([]);
});

it('asks for no row that somebody only passes', async () => {
  stand();
  const line = (at: number): PersonLine => ({ ...twins[at % 2]!, name: `Row ${at}` });
  const panel = (at: number) => <PersonPanel key={at} person={line(at)} />;
  page.asked.length = 0;
  const { rerender } = render(panel(0));
  for (let at = 1; at < 30; at += 1) rerender(panel(at));
  await read();

  expect(page.channels().filter(channel => channel === 'person:same')).toHaveLength(1);
});

it('never shows beside one row what was read for another', async () => {
  const answers = new Map<string, (value: string) => void>();
  const Beside = ({ of }: { readonly of: string }) => (
    <p>{useBeside(of, () => new Promise<string>(resolve => answers.set(of, resolve))) ?? 'nothing yet'}</p>
  );
  const { rerender } = render(<Beside of="a" />);
  await read();
  rerender(<Beside of="b" />);
  await read();
  await act(async () => answers.get('a')!('of a'));
  expect(screen.getByText('nothing yet')).toBeDefined();
  await act(async () => answers.get('b')!('of b'));
  expect(screen.getByText('of b')).toBeDefined();
});

it('names of an event the first things that it touched, and how many there are', async () => {
  stand();
  const { events } = await vault.ask('audit:list', {});
  const event = events.find(({ changes }) => changes > 8)!;
  render(<EventPanel event={event} />);
  await read();

  const touched = screen.getByRole('heading', { name: 'What it touched' }).closest('section')!;
  expect(within(touched).getAllByRole('listitem')).toHaveLength(8);
  expect(touched.textContent).toContain(String(event.changes));
  expect(within(touched).getByRole('button', { name: 'Open event' })).toBeDefined();
});
