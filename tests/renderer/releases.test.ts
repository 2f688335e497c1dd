import { page } from '../support/page-door.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importPacket, openPacket, putAside, useInbox, writeReceipt } from '../../renderer/inbox/inbox-store.ts';
import { numbered, wordsAround, wordsAt, type GuardFinding } from '../../renderer/releases/findings.ts';
import { buildPacket, checkWhenSettled, withholdPlaces } from '../../renderer/releases/building.ts';
import { readLedger, useReleases } from '../../renderer/releases/release-store.ts';
import { forgetEverything } from '../../renderer/stores.ts';
import { changeTerms, lookAs, oursOf, sightOf, termsOf, useSight } from '../../renderer/view-as/sight-store.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { undrawnPdfs } from '../support/drawn-pdfs.ts';
import { twoOffices } from '../support/exchange.ts';
import type { TempVault } from '../support/temp-vault.ts';

// The page's stores over two real offices: `at` is the vault that stands behind the door.
let offices: Awaited<ReturnType<typeof twoOffices>>;
let at: TempVault;

beforeEach(async () => {
  offices = await twoOffices();
  at = offices.us;
  page.stand(at);
  page.folder = 'outbox';
});
afterEach(() => {
  forgetEverything();
  offices.cleanup();
});

const recipient = 'MX-FGR' as AgencyCode;
const look = () => lookAs(offices.caseId, recipient);
const title = () => sightOf(useSight.getState())?.records[0]?.fields.find(({ field }) => field === 'title');

/** Carry a file from the outbox of the vault at the door to another office. */
function carry(file: string, to: TempVault): File {
  const carried = new File([readFileSync(join(at.root, 'outbox', file))], file);
  forgetEverything();
  at = to;
  page.stand(at);
  return carried;
}

function imported() {
  const inbox = useInbox.getState();
  if (!('imported' in inbox)) throw new Error(inbox.phase);
  return inbox.imported;
}

async function build() {
  await look();
  await buildPacket('folder');
  const { building } = useReleases.getState();
  if (building.phase !== 'built') throw new Error(building.phase);
  return building.packet;
}

it('writes one packet and one receipt where the act is pressed twice', async () => {
  await look();
  await Promise.all([buildPacket('folder'), buildPacket('folder')]);
  expect((await at.ask('packet:list', {})).total).toBe(1);
  const { building } = useReleases.getState();
  if (building.phase !== 'built') throw new Error(building.phase);

  await openPacket(carry(building.packet.file, offices.mx));
  await importPacket(false);
  await Promise.all([writeReceipt(imported().packetId), writeReceipt(imported().packetId)]);
  expect((await at.ask('packet:list', { direction: 'out' })).total).toBe(1);
});

it('changes what the counterpart sees once a field is marked', async () => {
  await look();
  expect(title()?.shown).toBe('value');

  const record = sightOf(useSight.getState())!.records[0]!.record;
  await at.ask('case:set-mark', { caseId: offices.caseId, record, field: 'title', mark: { level: 'L4' } });
  await look();

  expect([title()?.shown, title()?.value]).toEqual(['gap', null]);
});

it('decides anew when the purpose changes, and shows nothing for one that was not agreed', async () => {
  await look();
  await changeTerms({ purpose: 'statistics' });

  const [sight, terms] = [sightOf(useSight.getState()), termsOf(useSight.getState())];
  expect(terms?.purpose).toBe('statistics');
  expect(sight?.records.flatMap(({ fields }) => fields).filter(({ shown }) => shown === 'value')).toEqual([]);
});

it('keeps what was seen while new terms are decided, and nothing of another counterpart', async () => {
  await look();
  const seen = sightOf(useSight.getState());
  const deciding = changeTerms({ purpose: 'statistics' });
  expect(useSight.getState().looking).toMatchObject({ phase: 'looking', terms: { purpose: 'statistics' } });
  expect(sightOf(useSight.getState())).toBe(seen);
  await deciding;
  expect(useSight.getState().looking.phase).toBe('seen');

  const other = lookAs(offices.caseId, 'MX-SRE' as AgencyCode);
  expect(sightOf(useSight.getState())).toBeNull();
  await other;
});

it('takes a packet to the second office and its receipt back', async () => {
  const packet = await build();
  await openPacket(carry(packet.file, offices.mx));
  expect(useInbox.getState()).toMatchObject({ phase: 'opened', opened: { place: 'next', isSenderCompared: true } });

  await importPacket(false);
  expect(imported()).toMatchObject({ isNewCase: true, packetId: packet.packetId });
  await writeReceipt(imported().packetId);
  const written = useInbox.getState();
  if (written.phase !== 'receipt-written') throw new Error(written.phase);

  await openPacket(carry(written.receipt.file, offices.us));
  await importPacket(false);
  expect(imported().acknowledges).toBe(packet.packetId);
  await readLedger();
  const sent = useReleases.getState().ledger!.out.lines.find(({ packetId }) => packetId === packet.packetId);
  expect(sent?.acknowledged).not.toBeNull();
});

it('shows a packet whose earlier one is missing, with what is wrong, and imports it once the gap is accepted', async () => {
  await build();
  const second = await build();
  await openPacket(carry(second.file, offices.mx));

  expect(useInbox.getState()).toMatchObject({ phase: 'opened', refusal: { code: 'packet/gap' }, opened: { place: 'after-gap' } });
  await importPacket(true);
  expect(imported().place).toBe('after-gap');
});

it('forgets the case, the packet and the inbox on lock', async () => {
  const packet = await build();
  await openPacket(carry(packet.file, offices.mx));
  forgetEverything();

  expect([sightOf(useSight.getState()), useReleases.getState().ledger, useInbox.getState()]).toEqual([
    null,
    null,
    { phase: 'empty' },
  ]);
});

/** What the desk shows after a check, or after a build that the guard stopped. */
function found(): readonly GuardFinding[] {
  const { building } = useReleases.getState();
  if (building.phase !== 'checked') throw new Error(building.phase);
  return numbered(building.findings);
}
const accepting = (reason: string) => found().map(({ finding: { id } }) => ({ finding: id, reason }));

describe('a packet that would give a withheld value away', () => {
  beforeEach(async () => {
    offices.cleanup();
    offices = await twoOffices(
      {},
      { portions: [{ of: 'facts', text: 'Según Ramona Ibarrola, salió del puerto.', language: 'es' }] },
    );
    at = offices.us;
    page.stand(at);
    page.folder = 'outbox';
    await look();
    await buildPacket('folder');
  });

  it('is refused with one finding for each value, its words and the value that gives it away', () => {
    const sight = sightOf(useSight.getState());
    const [finding] = found().filter(({ path }) => path.startsWith('subjects[1]'));

    expect(finding).toMatchObject({ blocks: true, places: [{ at: 'portions[0].text' }] });
    expect(wordsAt(sight!, finding!.places[0]!)).toBe('Ramona Ibarrola');
    expect(finding!.finding.pdfPages.length).toBeGreaterThan(0);
  });

  it('on a page of a file quotes nothing: its words stand in the page, and the value there is a name of the file', () => {
    const { finding } = found()[0]!;
    const [onPage] = numbered([{ ...finding, place: { ...finding.place, page: 1 } }]);

    expect(onPage!.places).toEqual([{ at: 'portions[0].text', from: null, to: null }]);
  });

  it('leaves once the words are withheld from this counterpart, and says how many were', async () => {
    await withholdPlaces(found()[0]!);
    const text = () =>
      sightOf(useSight.getState())!
        .records.flatMap(({ fields }) => fields)
        .find(({ path }) => path === 'portions[0].text');
    expect(text()?.shown).toBe('gap');
    expect(useReleases.getState().building).toEqual({ phase: 'idle', mended: 1 });

    await buildPacket('folder');
    expect(useReleases.getState().building.phase).toBe('built');
  });

  it('is not built for a reason, since the finding is certain', async () => {
    await buildPacket('folder', accepting('nobody knows her'));

    expect(found()[0]?.blocks).toBe(true);
  });
});

it('asks for a reason for each finding that the guard is unsure of, and builds with all of them', async () => {
  offices.cleanup();
  offices = await twoOffices(
    {},
    {
      portions: [
        { of: 'facts', text: 'Según R.I., salió del puerto con Ramona.', language: 'es' },
        { of: 'facts', text: 'Ramona volvió el lunes, y el martes otra vez Ramona.', language: 'es' },
      ],
    },
  );
  at = offices.us;
  page.stand(at);
  page.folder = 'outbox';
  await look();
  await buildPacket('folder');
  expect(useReleases.getState().building).toMatchObject({ phase: 'checked', failure: { code: 'packet/leak-possible' } });
  expect(found().length).toBeGreaterThan(1);
  const several = found().find(({ places }) => places.length > 1);
  expect(several?.places.map(place => wordsAround(sightOf(useSight.getState())!, place))).toEqual([
    'Ramona volvió el lunes, y el m…',
    '…s, y el martes otra vez Ramona.',
  ]);

  await buildPacket('folder', accepting('another Ramona').slice(1));
  expect(useReleases.getState().building).toMatchObject({ phase: 'checked', failure: { code: 'packet/leak-possible' } });

  await buildPacket('folder', accepting('another Ramona'));
  expect(useReleases.getState().building.phase).toBe('built');
});

it('is read through by itself without being built, and takes no number; of what is not seen any more nothing is said', async () => {
  await look();
  const seen = sightOf(useSight.getState())!;
  const stop = checkWhenSettled(seen);
  await changeTerms({ purpose: 'prosecution' });
  const again = sightOf(useSight.getState())!;
  expect(again).not.toBe(seen);
  checkWhenSettled(again);
  await vi.waitFor(() => expect(useReleases.getState().building.phase).toBe('checked'), { timeout: 30_000 });
  stop();
  expect(useReleases.getState().building).toMatchObject({ of: again });
  expect(found()).toEqual([]);

  await changeTerms({ purpose: 'same-case' });
  expect((await build()).number).toBe(1);
});

it('is refused where a document cannot be drawn, which is named', async () => {
  offices.cleanup();
  offices = await twoOffices(
    { 'scan.pdf': undrawnPdfs['a damaged JBIG2 scan']!() },
    { documents: [{ title: 'A scan', file: 'scan.pdf' }] },
  );
  at = offices.us;
  page.stand(at);
  page.folder = 'outbox';
  await look();
  const document = oursOf(useSight.getState())!.file.records.find(({ entity }) => entity === 'document')!;
  const asked = { caseId: offices.caseId, recipient, purpose: 'same-case' as const };
  await at.ask('scope:choose', { ...asked, records: [document.id], chosen: true });
  await buildPacket('folder');

  expect(useReleases.getState().building).toMatchObject({
    phase: 'refused',
    failure: { code: 'attachment/not-looked', places: [{ path: `${document.id}#page=1` }] },
  });
});

it('shows nothing of a packet that was put aside while it was read, and offers no import of one that was refused', async () => {
  const packet = await build();
  const file = carry(packet.file, offices.mx);
  const reading = openPacket(file);
  putAside();
  await reading;
  expect(useInbox.getState()).toEqual({ phase: 'empty' });

  await openPacket(new File(['no packet'], packet.file));
  expect(useInbox.getState().phase).toBe('refused');
  await importPacket(true);
  expect(useInbox.getState().phase).toBe('refused');
});
