import type { ToldFault } from './history-faults.ts';
import type { Reader } from './reader.ts';
import { stageFaults } from './stage-failure.ts';

/** What is wrong with one event of a history, or with the case itself, on a line. */
export function faultText({ label, on, code }: ToldFault, { say }: Reader): string {
  const event = [label === null ? '' : say(label), on ?? ''].filter(Boolean).join(' ');
  return `${event === '' ? '' : `${event}: `}${say(stageFaults[code])}`;
}
