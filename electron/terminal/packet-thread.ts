import type { Output } from '../../shared/contract.ts';
import { Refused, type Terminal } from './command.ts';

/** The packets that belong with one: of those that left, or of those that came in where none of that name left. */
export async function threadOf(terminal: Terminal, packetId: string, isReceived: boolean): Promise<Output<'packet:thread'>> {
  const thread = (direction: 'in' | 'out') => terminal.request('packet:thread', { packetId, direction });
  if (isReceived) return thread('in');
  try {
    return await thread('out');
  } catch (error) {
    if (error instanceof Refused && error.failure.code === 'packet/not-found') return thread('in');
    throw error;
  }
}
