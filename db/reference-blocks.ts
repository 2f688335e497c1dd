import type { NumberBlock } from '../shared/next-reference.ts';
import type { Reader, Writer } from './open.ts';
import { prepared } from './prepared.ts';

export function listBlocks(office: Reader): NumberBlock[] {
  return prepared<[], NumberBlock>(
    office,
    'SELECT start, first, last, station FROM reference_blocks ORDER BY start, first',
  ).all();
}

export function insertBlock(office: Writer, block: NumberBlock): void {
  prepared<object>(
    office,
    'INSERT INTO reference_blocks (start, first, last, station) VALUES (@start, @first, @last, @station)',
  ).run(block);
}
