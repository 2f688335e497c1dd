import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '../../shared/contract/row.ts';
import { sourceOf, twoOffices } from './exchange.ts';
import { simulatedOffice, type Simulated } from './office-histories.ts';
import { joinedTo, officeOf } from './office-stations.ts';

/**
 * An office that writes to a counterpart from each of its machines, and a case that stood before it had several. With a second account the last machine
 * is one more of the second's person.
 */
export async function officeWithCounterpart(
  roles: readonly Role[],
  { hasSecondAccount = false } = {},
): Promise<Simulated & { readonly folder: string }> {
  const { us, mx } = await twoOffices();
  const stations = await officeOf(roles, 'office', us);
  if (hasSecondAccount) {
    const { id: samePerson, role } = stations[1]!.session.user;
    stations.push(await joinedTo(us, { at: stations.length + 1, role, samePerson }));
  }
  const desk = stations[0]!;
  const card = join(us.root, 'card-of-all.json');
  await desk.ask('agency:card', { file: desk.services.handles.register({ kind: 'sink', name: 'card.json', path: card }) });
  await mx.ask('agency:import', { file: sourceOf(mx, card), wordsCompared: true });
  await desk.ask('agency:card-given', { agency: 'MX-FGR' });
  Object.assign(desk, { cleanup: () => [mx, us].forEach(vault => vault.cleanup()) });
  const [out, back] = ['mail-out', 'mail-back'].map(name => join(us.root, name)) as [string, string];
  for (const path of [out, back]) mkdirSync(path);
  return {
    ...simulatedOffice(stations),
    counterpart: { vault: mx, out, back, taken: new Map(), received: new Set(), confirmed: new Set() },
  };
}
