import { useEffect, useRef, useState } from 'react';
import type { MarkWeighing } from '../../shared/contract/marks.ts';
import type { Input } from '../../shared/contract.ts';
import type { Failure } from '../../shared/failure.ts';
import type { MarkDraft } from '../../shared/mark-draft.ts';
import { door } from '../host.ts';
import { areFilled } from '../marks/caveats.ts';
import type { ValuePlace } from './at-hand.ts';
import { useCase } from './case-store.ts';

export type DraftedMark = {
  /** null until what stands has come. */
  readonly draft: MarkDraft | null;
  /** What the host last said of a draft; it is of this draft where `isCurrent`. */
  readonly weighing: MarkWeighing | null;
  readonly isCurrent: boolean;
  readonly refusal: Failure | null;
  readonly change: (draft: MarkDraft) => void;
};

/** A mark that a person is drafting, from what was `kept` of it or from what stands. What it comes to, the host says after each change; a draft that is not filled in is not asked about. */
export function useDraftedMark(place: ValuePlace, kept: MarkDraft | null, onDraft: (draft: MarkDraft) => void): DraftedMark {
  const [draft, setDraft] = useState<MarkDraft | null>(kept);
  const [said, setSaid] = useState<{ readonly weighing: MarkWeighing; readonly of: MarkDraft } | null>(null);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const latest = useRef<MarkDraft | null>(null);

  async function weigh(asked: MarkDraft | null): Promise<void> {
    latest.current = asked;
    const { caseId, counterpart } = useCase.getState();
    if (caseId === null || (asked !== null && !areFilled(asked.caveats))) return;
    const answer = await door.request('mark:weigh', {
      caseId,
      ...place,
      ...(asked === null ? {} : { draft: given(asked) }),
      ...(counterpart === null ? {} : { recipient: counterpart }),
    });
    if (latest.current !== asked) return; // drafted further meanwhile
    setRefusal(answer.ok ? null : answer.failure);
    if (!answer.ok) return;
    setSaid({ weighing: answer.value, of: asked ?? answer.value.draft });
    if (asked === null) setDraft(answer.value.draft);
  }

  useEffect(() => void weigh(kept), [place.record, place.field]); // another place is another draft
  const change = (next: MarkDraft) => {
    setDraft(next);
    onDraft(next);
    void weigh(next);
  };
  return { draft, weighing: said?.weighing ?? null, isCurrent: said !== null && said.of === draft, refusal, change };
}

function given(draft: MarkDraft) {
  return draft as unknown as NonNullable<Input<'mark:weigh'>['draft']>; // its lists are only read
}
