import { keptPlace } from '../../shared/same-person/merge-words.ts';
import type { PersonAt } from '../../shared/same-person/matches.ts';
import type { KeptBack } from '../../shared/same-person/comparison.ts';
import { failures } from '../../shared/failure.ts';
import { keptReasonText } from '../../shared/text/person-merge.ts';
import { currentReader, translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { unmerge } from './same-person-store.ts';

/** Take the newest merge of a person back, and say what could not be put back. */
export async function takeMergeBack(at: PersonAt): Promise<void> {
  const reader = currentReader();
  const answer = await unmerge(at);
  if (!answer.ok) return notify({ title: translate(reader, failures[answer.failure.code]), tone: 'stop' });
  const { kept } = answer.value;
  if (kept.length === 0) return notify({ title: translate(reader, 'merge.unmerged'), tone: 'done' });
  const say = ({ entity, field, why }: KeptBack): string =>
    translate(reader, 'merge.keptBack', { place: keptPlace(entity, field), why: keptReasonText[why] });
  notify({ title: translate(reader, 'merge.unmergedPartly', { places: kept.map(say).join(', ') }), tone: 'stop' });
}
