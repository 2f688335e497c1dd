import { catalogue } from './catalogue.ts';
import type { Bilingual } from './language.ts';
import { inboxText } from './text/inbox.ts';

/** What a case's references are called in a packet that came in: its sender's own is theirs to us, and the other is what they have of the other side. */
export function referenceLabel(entity: string, field: string): Bilingual | null {
  if (entity !== 'case') return null;
  if (field === 'reference') return catalogue.case.fields['theirReference']!.label; // the catalogue has it
  return field === 'theirReference' ? inboxText.otherReference : null;
}
