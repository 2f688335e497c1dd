import { failures, type Failure } from '../../shared/failure.ts';
import type { Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { undoLast } from './case-acts.ts';

/** Say that something was changed, with the way back. */
export function sayChanged(t: Translate, title: string): void {
  notify({ title, tone: 'done', act: { label: t('ui.undo'), onPress: () => void undoAndSay(t) } });
}

/** Say why something was not done, where no field stands that could say it. */
export function sayRefused(t: Translate, failure: Failure): void {
  notify({ title: t(failures[failure.code]), tone: 'stop' });
}

/** Undo the last change of the open case, and say what came of it. */
export async function undoAndSay(t: Translate): Promise<void> {
  const failure = await undoLast();
  if (failure === null) notify({ title: t('cases.undone'), tone: 'done' });
  else sayRefused(t, failure);
}
