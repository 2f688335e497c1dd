// @vitest-environment jsdom
import { page } from '../support/page-door.ts';
import { act, cleanup, fireEvent, render } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { getPacketJson } from '../../db/ledger.ts';
import { fillOffice } from '../../electron/host/demo/demo-vault.ts';
import { Frame } from '../../renderer/frame/Frame.tsx';
import { followKeyboard } from '../../renderer/frame/keyboard.ts';
import { openOverlay } from '../../renderer/frame/overlay-store.ts';
import { useRoute } from '../../renderer/frame/route-store.ts';
import { keepDraft } from '../../renderer/kept-drafts.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { speak } from '../../renderer/text.ts';
import { notify } from '../../renderer/ui/notice.ts';
import { Toasts } from '../../renderer/ui/Toasts.tsx';
import { followCopies } from '../../renderer/frame/copies.ts';
import { useVault } from '../../renderer/vault/vault-store.ts';
import { Elsewhere } from '../../renderer/releases/Elsewhere.tsx';
import { allFields } from '../../renderer/view-as/seen.ts';
import { Together } from '../../renderer/view-as/Together.tsx';
import type { CaseSummary } from '../../shared/case-view.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { build, giveCard, trust } from '../support/exchange.ts';
import { caseTexts, pageTexts, readPacket, stands, valueKey, type CaseText, type Readable } from '../support/seen-screen.ts';
import { tempVault, type TempVault } from '../support/temp-vault.ts';

// The whole window with a counterpart's eyes, over the demo's cases, against the packet that is built for the same request.

const recipients = ['MX-FGR', 'MX-SRE'].map(code => code as AgencyCode);
let us: TempVault;
let others: readonly TempVault[];
let cases: readonly CaseSummary[];

// The page's window brings byte arrays of its own, which the writer of PDFs does not know the machine's by.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as typeof Uint8Array;

beforeAll(async () => {
  const nowMs = Date.parse('2026-11-23T15:00:00Z');
  us = await tempVault({ nowMs });
  await fillOffice({ ...us.services, session: us.session, signal: new AbortController().signal, progress: () => undefined });
  others = await Promise.all(
    recipients.map(code => tempVault({ nowMs, seed: code, agency: { code, names: { en: `Office ${code}`, es: code } } })),
  );
  for (const other of others) await giveCard(other, us);
  for (const code of recipients) await trust(us, code);
  ({ cases } = await us.ask('case:list', { limit: 100 }));
}, 120_000);
afterEach(() => {
  cleanup();
  page.stand(null);
  forgetEverything();
  speak('en');
});
afterAll(() => [us, ...others].forEach(vault => vault.cleanup()));

const quiet = () => act(() => page.quiet());

/** What stands in a packet for this counterpart; null where the guard stops it. */
async function readable(summary: CaseSummary, recipient: AgencyCode): Promise<Readable | null> {
  const built = await build(us, summary.id, recipient).catch(() => null);
  if (built === null) return null;
  return readPacket(getPacketJson(us.session.dbOf(summary.id), { direction: 'out', packetId: built.packetId }));
}

/** The values of the case that this counterpart neither reads in the packet nor was given before. */
async function unseen(summary: CaseSummary, recipient: AgencyCode, packet: Readable): Promise<readonly CaseText[]> {
  const { file } = await us.ask('case:show', { caseId: summary.id });
  const sight = await us.ask('packet:view', { caseId: summary.id, recipient, purpose: 'same-case', scope: 'all' });
  const held = allFields(sight).flatMap(seen => (seen.held === null ? [] : valueKey(seen.held.value)));
  const known = new Set([...packet.values, ...held]);
  const words = [packet.words, ...held].join('\n');
  return caseTexts(file).filter(({ text, value }) => !known.has(valueKey(value)) && !stands(text, words));
}

async function showAs({ id }: CaseSummary, recipient: AgencyCode): Promise<void> {
  page.stand(us);
  const { open } = await us.ask('vault:info', {});
  if (open === null) throw new Error('the vault is locked');
  useVault.setState({ phase: 'open', vault: open }, true);
  keepDraft('quick-log', { text: cases.map(({ title, persons }) => `${title} ${persons}`).join(' ') });
  notify({ title: cases.map(({ reference, persons }) => `${reference} ${persons}`).join(' ') });
  useRoute.setState({ route: { screen: 'case', caseId: id, viewAs: recipient } });
  render(
    <>
      <Frame vault={open} />
      <Toasts />
    </>,
  );
  await quiet();
  await quiet();
}

/** Everything that can be read, heard or copied on the screen, once many of its places have been asked about. */
async function walk(): Promise<string> {
  const seen = new Set([document.title]);
  const look = (within: Element = document.documentElement) => pageTexts(within).forEach(text => seen.add(text));
  look();
  const shields = [...document.querySelectorAll<HTMLElement>('.shield-btn')];
  for (const [at, shield] of shields.entries()) {
    if (at % Math.ceil(shields.length / MOST_ASKED) !== 0) continue;
    act(() => shield.click());
    look(document.querySelector('.panel, aside:last-of-type') ?? document.body);
  }
  look();
  page.copied = '';
  getSelection()?.selectAllChildren(document.body);
  for (const shiftKey of [false, true]) fireEvent.keyDown(document.body, { key: 'c', ctrlKey: true, shiftKey });
  document.dispatchEvent(new Event('copy', { bubbles: true, cancelable: true }));
  expect(page.copied).not.toBe('');
  seen.add(page.copied);
  act(() => openOverlay('palette'));
  const field = document.querySelector<HTMLInputElement>('.scrim input');
  if (field === null) throw new Error('the palette is not open');
  for (const typed of ['', 'EX', 'IX', 'mon']) {
    fireEvent.change(field, { target: { value: typed } });
    await quiet();
    look(document.querySelector('.scrim') ?? document.body);
  }
  act(() => openOverlay('quick-log'));
  look();
  return [...seen].join('\n');
}
const MOST_ASKED = 8;

const eyes = recipients.flatMap(recipient => (['en', 'es'] as const).map(language => ({ recipient, language })));

it.each(eyes.map((one, part) => ({ ...one, part })))(
  'shows, says and copies to eyes of $recipient in $language no value that the packet does not hold',
  async ({ recipient, language, part }) => {
    const [stopKeys, stopCopies] = [followKeyboard(), followCopies()];
    speak(language);
    let [walked, hiddenOnes] = [0, 0];
    const found: string[] = [];
    for (const summary of cases.filter((_, at) => at % eyes.length === part)) {
      const packet = await readable(summary, recipient);
      if (packet === null) continue;
      const hidden = await unseen(summary, recipient, packet);
      await showAs(summary, recipient);
      const text = await walk();
      found.push(...hidden.filter(one => stands(one.text, text)).map(one => `${summary.reference} ${one.at}`));
      expect(document.querySelector('.sight tbody'), summary.reference).not.toBeNull();
      hiddenOnes += hidden.length;
      walked += 1;
      cleanup();
      forgetEverything();
    }
    stopKeys();
    stopCopies();

    expect([...new Set(found)]).toEqual([]);
    expect(walked).toBeGreaterThan(1);
    expect(hiddenOnes).toBeGreaterThan(0);
  },
  300_000,
);

it('names no other counterpart with these eyes, and does at the desk', async () => {
  const sight = await us.ask('packet:view', { caseId: cases[0]!.id, recipient: recipients[0]!, purpose: 'same-case' });
  const held = {
    agency: 'GT-MP' as AgencyCode,
    packetId: 'p' as never,
    number: 7,
    path: 'title',
    entity: 'case',
    field: 'title',
    here: 'gap' as const,
  };
  const both = { ...sight, elsewhere: [held], elsewhereInAll: 1 };
  const textOf = (shown: React.ReactNode) => {
    const text = render(shown).container.textContent;
    cleanup();
    return text;
  };

  expect(textOf(<Together sight={both} />)).toMatch(/^Another counterpart received more of 1 value/);
  expect(textOf(<Together sight={both} />)).not.toContain('GT-MP');
  expect(textOf(<Elsewhere sight={both} />)).toContain('GT-MP');
});
