// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CaseScreen } from '../../renderer/case/CaseScreen.tsx';
import { eventChoices } from '../../renderer/marks/event-choices.ts';
import { withWho } from '../../renderer/marks/who-may-have.ts';
import { setMark } from '../../renderer/record/case-acts.ts';
import { markValue, showWhy, useCase } from '../../renderer/record/case-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { EraseRecord } from '../../renderer/record/EraseRecord.tsx';
import { useViewer, type Viewer } from '../../renderer/viewer.ts';
import { knownEvents } from '../../shared/decision/event-name.ts';
import { isEventOf } from '../../shared/event-names.ts';
import type { Bilingual, CivilDate } from '../../shared/language.ts';
import { draftOf, markPlace, type MarkDraft } from '../../shared/mark-draft.ts';
import type { Caveat } from '../../shared/mark.ts';
import { twoOffices } from '../support/exchange.ts';

// The screen of one case over a real office: what it asks for, and what it says of marks.
let offices: Awaited<ReturnType<typeof twoOffices>>;
beforeEach(async () => {
  offices = await twoOffices();
  page.stand(offices.us);
});
afterEach(() => {
  page.stand(null);
  forgetEverything();
  offices.cleanup();
});

const day = (text: string) => text as CivilDate; // dates of this file
const quiet = () => act(() => page.quiet());
const person = () => useCase.getState().view!.file.records.find(({ fields }) => fields['paternal'] === 'Peñafiel')!;

async function show() {
  const shown = render(<CaseScreen route={{ screen: 'case', caseId: offices.caseId }} />);
  await quiet();
  return shown;
}

describe('the screen of a case', () => {
  it('asks once when it opens, and once after a change that it made', async () => {
    await show();
    expect(page.channels()).toEqual(['case:read']);

    await act(() => setMark({ record: person().id, field: 'given', mark: { level: 'L3' } }));
    await quiet();

    expect(page.channels()).toEqual(['case:set-mark', 'case:read']);
  });

  it('asks for nothing once it is left', async () => {
    const { unmount } = await show();
    const record = person().id;
    unmount();
    page.channels();

    await offices.us.ask('case:update-fields', { caseId: offices.caseId, record, fields: { given: 'Amparo' } });
    await quiet();

    expect(page.channels()).toEqual([]);
  });
});

describe('the dialog of a mark', () => {
  it('asks the host what a draft comes to, and says it', async () => {
    await show();
    page.channels();

    act(() => markValue({ record: person().id, field: 'given' }));
    await quiet();
    expect(screen.getByRole('status').textContent).toContain('L2 Restricted IDN');
    act(() => screen.getByRole('radio', { name: 'L3 Protected' }).click());
    await quiet();

    expect(page.channels().filter(channel => channel !== 'draft:keep')).toEqual(['mark:weigh', 'mark:weigh']);
    expect(screen.getByRole('status').textContent).toContain('L3 Protected IDN');
    expect(screen.getByRole('button', { name: 'Save' })).toBeTruthy();
  });

  it('asks as one question who may have a value, and keeps the caveats that are not about it', async () => {
    await show();
    act(() => markValue({ record: person().id, field: 'given' }));
    await quiet();
    const answer = async (name: string) => {
      act(() => screen.getByRole('radio', { name }).click());
      await quiet();
    };
    const isOpen = (name: RegExp) => screen.getByText(name).closest('details')!.open;
    expect([isOpen(/^More caveats$/), isOpen(/^Categories: identity/)]).toEqual([false, false]);

    await answer('Only these agencies or countries');
    expect(screen.getByRole('status').textContent).toBe('A caveat is not filled in: until when, to whom or for what.');
    const typed = async (value: string) => {
      fireEvent.change(screen.getByLabelText('REL agencies or countries'), { target: { value } });
      await quiet();
    };
    await typed('GT, MX-FRG, MX-FGR');
    expect(screen.getByText(/^MX-FRG: no country or agency of these lists\./)).toBeTruthy();
    await typed('GT');
    expect(screen.getByText('Guatemala')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe(
      'MX-FGR would see:withheldWould then be handled as L2 Restricted IDN REL TO GT',
    );

    await answer('Nobody: it never leaves');
    expect(screen.getByRole('status').textContent).toContain('L4 Never leaves IDN REL TO GT');
    await answer('As the policy says');
    expect(screen.getByRole('status').textContent).toContain('handled as L2 Restricted IDN');
    expect(screen.getByRole('status').textContent).not.toContain('REL');
  });

  it('shows a mark that says more than the three answers as it is', async () => {
    const { us, caseId } = offices;
    await show();
    const caveats = [{ kind: 'NOREL', to: ['GT'] }, { kind: 'NO_ONWARD' }];
    await us.ask('case:set-mark', { caseId, record: person().id, field: 'given', mark: { caveats } as never });
    await quiet();
    act(() => markValue({ record: person().id, field: 'given' }));
    await quiet();

    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'As its caveats below say' }).checked).toBe(true);
    expect(screen.getByText(/^More caveats/).closest('details')!.open).toBe(true);
    expect(screen.getByText(/^More caveats/).textContent).toBe('More caveats: not passed on · not these agencies or countries');
    expect(screen.queryByRole('radio', { name: 'As the policy says' })).toBeNull();
    act(() => screen.getByRole('checkbox', { name: /NOREL$/ }).click());
    await quiet();
    expect(screen.queryByRole('radio', { name: 'As its caveats below say' })).toBeNull();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'As the policy says' }).checked).toBe(true);
    expect(screen.getByText('Would then be handled as L2 Restricted IDN NO_ONWARD')).toBeTruthy();
  });

  it('takes no limit on recipients away with an answer, nor on the way over nobody', () => {
    const place = markPlace('subject', 'given');
    const plain = draftOf(place);
    const limits: readonly Caveat[] = [
      { kind: 'NOFORN' },
      { kind: 'NOREL', to: ['GT'] },
      { kind: 'EYES', contacts: ['Invented'] },
      { kind: 'DISPLAY_ONLY' },
    ];
    const list: Caveat = { kind: 'REL', to: ['US'] };
    for (const limit of limits)
      for (const beside of [[], [list]])
        for (const way of [['policy'], ['only'], ['nobody', 'policy'], ['nobody', 'only'], ['nobody', 'otherwise']] as const) {
          const caveats = [limit, ...beside];
          const answered = way.reduce<MarkDraft>((draft, who) => withWho(draft, who, place), { ...plain, caveats });
          expect(answered.caveats, `${limit.kind} ${way.join(' ')}`).toEqual(caveats);
        }
  });

  it('offers for until when first the events of the case, and says which are recorded already', () => {
    const events = { unsealing: { en: 'Zeta', es: 'Zeta' }, arrest: { en: 'Arrest', es: 'Detención' } } as never;
    const say = { name: ({ en }: Bilingual) => en, recordedOn: (days: string) => `recorded ${days}`, language: 'en' };
    const choices = eventChoices('', { events, recorded: new Map([['arrest', ['9 Oct', '10 Oct']]]) }, say);
    const own = choices.findIndex(({ id }) => !isEventOf({ events }, id));

    expect(choices.slice(0, own).map(({ id }) => id)).toEqual(['op-executed', 'arrest', 'unsealed']);
    expect(choices.slice(own).every(({ id }) => !isEventOf({ events }, id))).toBe(true);
    expect(choices.find(({ id }) => id === 'arrest')?.note).toBe('recorded 9 Oct, 10 Oct');
    expect(choices.length).toBe(knownEvents().length);
  });

  it('offers to propose what loosens, and nothing of it is written before', async () => {
    await show();
    act(() => markValue({ record: person().id, field: 'given' }));
    await quiet();

    act(() => screen.getByRole('radio', { name: 'L0 Public' }).click());
    await quiet();

    expect(screen.getByRole('button', { name: 'Propose to loosen' })).toBeTruthy();
    expect(person().marks['given']).toBeUndefined();
  });
});

describe('why a value stays that waits for an event', () => {
  it('says beside it what would open it, and where that is said', async () => {
    const { us, caseId } = offices;
    const caveats = [{ kind: 'EMBARGO', until: { event: 'arrest' } }];
    useViewer.setState({ viewer: { user: { role: 'officer' }, agency: { code: 'US-DOJ' } } as Viewer }); // the panel asks what the reader may do
    await show();
    await us.ask('case:set-mark', { caseId, record: person().id, field: 'given', mark: { caveats } as never });
    await quiet();
    const asked = async () => {
      act(() => showWhy(person().id, 'given'));
      await quiet();
    };

    await asked();
    expect(screen.getByText('What would let more leave')).toBeTruthy();
    expect(screen.getByText(/^Once this is recorded as about it, or as opening the rest: /)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Say so in the timeline' })).toBeTruthy();

    const other = await us.ask('case:add-record', {
      caseId,
      entity: 'subject',
      fields: { roles: ['sought'], given: 'Invented' },
    });
    await us.ask('case:set-mark', { caseId, record: other.record.id, field: 'given', mark: { caveats } as never });
    await us.ask('case:record-event', { caseId, type: 'arrest', on: day('2026-01-10') });
    await quiet();
    await asked();
    expect(screen.queryByRole('button', { name: 'Say so in the timeline' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Name what it is about' })).toBeTruthy();
  });
});

describe('the packets of a case', () => {
  it('say which circumstances open a value, and one is revoked there with its reason', async () => {
    const { us, caseId } = offices;
    const { records } = (await us.ask('case:show', { caseId })).file;
    const document = await us.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Order' } });
    const charge = records.find(({ entity }) => entity === 'charge')!;
    await us.ask('release:record-gate', {
      ...{ caseId, record: charge.id, field: 'statute', recipient: 'MX-FGR', why: 'It may acquit', purpose: 'same-case' },
      ...{ gate: 'originator', basis: 'exculpatory', document: document.record.id, isUrgent: false },
    });
    useViewer.setState({ viewer: { user: { role: 'officer' } } as Viewer }); // a row asks what the reader may do
    render(<CaseScreen route={{ screen: 'case', caseId, tab: 'releases' }} />);
    await quiet();
    const row = () => screen.getByRole('row', { name: /It may acquit/ });
    expect(row().textContent).toContain('21 USC 963');
    expect(row().textContent).toContain('opens, in the next packet');

    act(() => screen.getByRole('button', { name: /^Revoke: / }).click());
    await quiet();
    expect(screen.getByRole('button', { name: 'Revoke…' }).getAttribute('aria-disabled')).toBe('true');
    fireEvent.change(screen.getByLabelText('Reason'), { target: { value: 'The order was set aside' } });
    act(() => screen.getByRole('button', { name: 'Revoke…' }).click());
    await quiet();

    expect(row().textContent).toContain('revoked');
    expect(row().textContent).toContain('The order was set aside');
    expect(screen.queryByRole('button', { name: /^Revoke: / })).toBeNull();
  });
});

describe('erasing a value for good', () => {
  it('asks for the value, the order and the ground, and then history does not hold it either', async () => {
    const { us, caseId } = offices;
    await us.ask('case:add-record', { caseId, entity: 'document', fields: { title: 'Order of erasure' } });
    await show();
    render(<EraseRecord record={person()} onClose={() => undefined} />);
    const missing = () => screen.getByRole('button', { name: 'Erase' }).getAttribute('aria-disabled');
    expect(missing()).toBe('true');

    act(() => screen.getByRole('checkbox', { name: 'Date of birth' }).click());
    act(() => screen.getByRole('button', { name: /^The order/ }).click());
    act(() => screen.getByRole('option', { name: 'Order of erasure' }).click());
    expect(missing()).toBe('true');
    fireEvent.change(screen.getByLabelText('On what ground'), { target: { value: 'Order 12 of 2026' } });
    act(() => screen.getByRole('button', { name: 'Erase' }).click());
    await quiet();

    expect(person().fields['dob']).toBeUndefined();
    expect(person().fields['paternal']).toBe('Peñafiel');
    const kept = us.session.office.prepare<[], string>('SELECT new FROM changes WHERE new IS NOT NULL').pluck().all();
    expect(kept.join()).not.toContain('1984-02-29');
  });
});
