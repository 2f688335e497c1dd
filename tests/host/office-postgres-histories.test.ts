import { expect, it } from 'vitest';
import { postgresPrograms, postgresServer, type RunningServer } from '../support/carriers/postgres-server.ts';
import { chanceOf } from '../support/office-chance.ts';
import { faultsOf, modelFaults } from '../support/office-faults.ts';
import { historyOf, nothingCounted, playSteps, type Simulated } from '../support/office-histories.ts';
import { officeOf } from '../support/office-stations.ts';
import { hasOutsideFile } from '../support/outside.ts';

const HISTORIES = 6;
const STEPS = 16;

const rule =
  'Histories of three stations come to the model’s state over PostgreSQL, which is killed in their midst and started again';
if (hasOutsideFile(postgresPrograms() ?? 'PostgreSQL (14 or newer)', rule)) it(rule, overServer, 300_000);
else it.skip(rule, () => {});

async function overServer(): Promise<void> {
  const server = await postgresServer([1, 2, 3]);
  const stations = await officeOf(['supervisor', 'supervisor'], 'over-postgres');
  try {
    const office: Simulated = { stations, gone: [], folder: null, acts: [], counterpart: null, calls: new Map() };
    for (const station of stations) {
      const { host, port, database, user, password } = server.serverFor(station.number);
      await station.ask('carrier:set', { carrier: { kind: 'postgres', host, port, database, user, password } });
    }
    const counted = nothingCounted();
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const steps = historyOf(seed, STEPS).filter(({ kind }) => kind !== 'deliver' && kind !== 'meet' && kind !== 'spoil');
      const half = Math.floor(steps.length / 2);
      expect(await playSteps(office, steps.slice(0, half), counted)).toEqual([]);
      await killedWhile(server, office, seed);
      expect(await playSteps(office, steps.slice(half), counted)).toEqual([]);
    }
    for (let round = 0; round < 2; round++) for (const station of stations) await station.ask('office:exchange', {});

    expect(await faultsOf(stations)).toEqual([]);
    expect(modelFaults(stations, office.acts)).toEqual([]);
    expect(counted.operations - counted.refused).toBeGreaterThan(20);
    expect(stations.map(({ session }) => session.office.prepare('SELECT count(*) FROM bundles').pluck().get())).not.toContain(0);
  } finally {
    for (const { cleanup } of stations.toReversed()) cleanup();
    await server.stop();
  }
}

/** Every station exchanges, and the server goes in the midst of it: each is told that it is away, or was through. */
async function killedWhile(server: RunningServer, { stations }: Simulated, seed: number): Promise<void> {
  const exchanging = Promise.all(stations.map(({ request }) => request('office:exchange', {})));
  await new Promise(resolve => setTimeout(resolve, chanceOf(seed).below(60)));
  await server.kill();
  await server.start();
  for (const answer of await exchanging) if (!answer.ok) expect(answer.failure.code).toBe('carrier/away');
}
