import { join } from 'node:path';
import type { CallName, Input, Output } from '../../../shared/contract.ts';
import type { CaseId } from '../../../shared/language.ts';
import { instantAt } from '../../../shared/clocks/civil-day.ts';
import { officeZone } from '../ground/office-day.ts';
import type { SessionContext } from '../ground/context.ts';
import { offices, type Office } from './offices.ts';

/** One of the two capitals: an open vault, and its calls. */
export type Side = {
  readonly office: Office;
  readonly vault: string;
  readonly context: SessionContext;
  readonly ask: <C extends CallName>(channel: C, input: Input<C>) => Promise<Output<C>>;
};

/** The case that goes from one capital to the other. */
export const DEMO_CASE = 'EX-2026-0117';

/** One side hands its card to the other, and the twelve words are compared. */
export async function introduce(from: Side, to: Side, folder: string): Promise<void> {
  const path = join(folder, `${from.office.code}.card.json`);
  await from.ask('agency:card', { file: from.context.handles.register({ kind: 'sink', name: 'card.json', path }) });
  const file = to.context.handles.register({ kind: 'source', name: 'card.json', path });
  await to.ask('agency:import', { file, wordsCompared: true });
}

/** Log the call, preview, build, verify and import at the other side, and bring the receipt back. */
export async function exchangePackets(us: Side, mx: Side, caseId: CaseId, folder: string) {
  await us.ask('exchange:log', {
    caseId,
    fields: {
      startAt: instantAt(officeZone(us.context.session), us.context.nowMs()),
      mode: 'call',
      channel: 'diplomatic',
      counterpart: offices.mx.code,
      evidentiaryStatus: 'lead_only',
      topic: 'Aviso de envío del paquete',
    },
    children: [
      { entity: 'participant', fields: { agency: offices.mx.code, role: 'Procedimientos Internacionales' } },
      {
        entity: 'portion',
        fields: { of: 'summary', language: 'es', text: 'Se avisó que el paquete sale hoy; el acuse vuelve por el mismo canal.' },
      },
    ],
  });
  const release = { caseId, recipient: offices.mx.code, purpose: 'same-case' } as const;
  const { rows } = await us.ask('packet:preview', release);
  const built = await buildInto(us, release, folder);
  const packet = join(folder, built.file);
  const read = (side: Side, path: string): string => side.context.handles.register({ kind: 'source', name: 'packet.age', path });
  const opened = await mx.ask('packet:verify', { file: read(mx, packet) });
  const imported = await mx.ask('packet:import', { file: read(mx, packet) });
  const back = mx.context.handles.register({ kind: 'folder', path: folder });
  const receipt = await mx.ask('packet:receipt', { packetId: imported.packetId, folder: back });
  const acknowledged = await us.ask('packet:import', { file: read(us, join(folder, receipt.file)) });
  return { packet, rows, built, opened, imported, receipt, acknowledged };
}

/** Build a packet into a folder. */
export async function buildInto(side: Side, release: Omit<Input<'packet:build'>, 'folder' | 'file' | 'accept'>, folder: string) {
  return side.ask('packet:build', { ...release, folder: side.context.handles.register({ kind: 'folder', path: folder }) });
}
