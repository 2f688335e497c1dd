/**
 * One line per incident on stderr: the number, the channel, the error's class and, where stderr goes to a file, where in the code it came
 * from; on a person's terminal code says nothing. Never an input, a message (SQLite and parsers repeat values in theirs), a key or a path
 * outside the program.
 */
export function logIncident(incident: string, channel: string, error: unknown): void {
  process.stderr.write(`${incidentLine(incident, channel, error, process.stderr.isTTY)}\n`);
}

export function incidentLine(incident: string, channel: string, error: unknown, isTerminal: boolean): string {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  return JSON.stringify({ incident, channel, name, code, ...(isTerminal ? {} : { frames: framesOf(error) }) });
}

function framesOf(error: unknown): readonly string[] {
  const lines = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  return lines
    .filter(line => /^\s+at /.test(line))
    .slice(0, 6)
    .map(line => line.trim());
}

/** One line for a call that took longer than a person takes for instant: its channel and how long, nothing of what it was about. */
export function logSlowCall(channel: unknown, tookMs: number): void {
  if (tookMs <= 40 || typeof channel !== 'string' || !/^[a-z-]+:[a-z-]+$/.test(channel)) return;
  process.stderr.write(`${JSON.stringify({ slow: channel, tookMs: Math.round(tookMs) })}\n`);
}
