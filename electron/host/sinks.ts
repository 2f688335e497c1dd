import { writeWhole } from './files.ts';
import type { Sink } from './handles.ts';

/** Write a text to where a door said: a file whole or not at all, or a download. */
export async function writeText(sink: Sink, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  if ('path' in sink) writeWhole(sink.path, bytes);
  else await new Blob([bytes]).stream().pipeTo(sink.stream);
}
