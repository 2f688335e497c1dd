import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findSent } from '../../db/channels.ts';
import type { CaseId } from '../../shared/language.ts';
import { cleanUp, type Simulated } from '../support/office-histories.ts';
import { folderAt } from '../support/office-packet-acts.ts';
import { bring, type Station } from '../support/office-stations.ts';
import { officeWithCounterpart } from '../support/office-with-counterpart.ts';
import { stopping } from '../support/stopping-station.ts';

// A machine that stops while it hands over what somebody at another machine approved, at each of its steps from the signature on.

let office: Simulated;
let desk: Station;
let bureau: Station;
beforeAll(async () => {
  office = await officeWithCounterpart(['supervisor']);
  [desk, bureau] = office.stations as [Station, Station];
}, 120_000);
afterAll(() => cleanUp(office));

/** Under its own name it is whole: it gets that last. */
const isThere = (id: string) => existsSync(findSent(desk.session.office, id)?.file ?? '');
const stateAt = (station: Station, id: string) =>
  station.session.office.prepare<[string], string>('SELECT state FROM submissions WHERE id = ?').pluck().get(id);

it.each([3, 4, 5, 6, 7, 8])('tells what stands at its place as left, and nothing else: stop %i', async after => {
  const caseId = desk.session.office.prepare<[], CaseId>('SELECT id FROM cases').pluck().get()!;
  const { out } = office.counterpart!;
  const { id, digest } = await desk.ask('packet:submit', { caseId, recipient: 'MX-FGR', purpose: 'same-case', scope: 'all' });
  bring(desk, bureau);
  await bureau.ask('packet:approve', { id, digest });
  bring(bureau, desk);

  const stopped = await stopping(desk, after, () =>
    desk.request('packet:hand-over', { id, folder: folderAt(desk, out), acknowledgeUncompared: true }),
  );

  expect(stopped).toBeNull();
  expect(stateAt(desk, id)).toBe(isThere(id) ? 'left' : 'approved');
  bring(desk, bureau);
  expect(stateAt(bureau, id)).toBe(stateAt(desk, id));
  for (const line of await desk.ask('packet:submissions', {})) await desk.ask('packet:withdraw', { id: line.id });
});
