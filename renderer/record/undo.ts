import type { Failure } from '../../shared/failure.ts';
import type { CaseId } from '../../shared/language.ts';
import { door } from '../host.ts';
import { refusalSaid } from '../../shared/refusal-words.ts';
import { currentReader, type Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { undoAct } from './case-acts.ts';
import { useCase } from './case-store.ts';

/** Says that something was changed, in the open case unless another is named, with the way back from just that change. */
export const sayChanged =
  (t: Translate, title: string, changed?: CaseId) =>
  (entry: number): void => {
    const caseId = changed ?? useCase.getState().caseId;
    notify({ title, tone: 'done', act: { label: t('ui.undo'), onPress: () => void undoThere(t, caseId, entry) } });
  };

/** Say why something was not done, where no field stands that could say it. */
export function sayRefused(failure: Failure): void {
  notify({ title: refusalSaid(failure, currentReader()), tone: 'stop' });
}

/** Undo the last change of the open case, and say what came of it. */
export async function undoAndSay(t: Translate): Promise<void> {
  sayUndone(t, await undoAct(null));
}

/** Undo one act in its own case, which may not be the open one by now. */
async function undoThere(t: Translate, caseId: CaseId | null, entry: number): Promise<void> {
  if (caseId === null) return;
  if (useCase.getState().caseId === caseId) return sayUndone(t, await undoAct(entry));
  const answer = await door.request('case:undo', { caseId, entry });
  sayUndone(t, answer.ok ? null : answer.failure);
}

function sayUndone(t: Translate, failure: Failure | null): void {
  if (failure === null) notify({ title: t('cases.undone'), tone: 'done' });
  else sayRefused(failure);
}
