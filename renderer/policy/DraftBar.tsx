import { useState } from 'react';
import type { Policy } from '../../shared/decision/policy.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Progress } from '../ui/Progress.tsx';
import { CheckResult } from './CheckResult.tsx';
import { DifferenceTable } from './DifferenceTable.tsx';
import { EffectResult } from './EffectResult.tsx';
import { cancelPolicyWork, checkDraft, usePolicy, weighDraft } from './policy-store.ts';
import { ProposeDialog } from './ProposeDialog.tsx';

type DraftBarProps = {
  readonly draft: Policy;
  readonly isChanged: boolean;
  readonly isBehind: boolean;
  readonly onDiscard: () => void;
};

/** What was changed, and the steps until it comes into force: the check, its effect on our cases, the proposal. */
export function DraftBar({ draft, isChanged, isBehind, onDiscard }: DraftBarProps) {
  const t = useText();
  const { check, differences, effect, work, failure, state } = usePolicy();
  const [isProposing, setProposing] = useState(false);
  const [isAll, setAll] = useState(false);
  useResumed('policy-reason', () => setProposing(true));
  const noChange = isChanged ? null : t('policy.needChange');
  return (
    <section className="stack loose">
      <h2 className="h-section h-ruled">{t('policy.steps')}</h2>
      {!isChanged ? (
        <p className="muted">{t('policy.noChanges')}</p>
      ) : (
        <>
          <div className="row wrap">
            <b className="strong">{t('policy.changes', { count: differences.length })}</b>
            <Button size="sm" onPress={onDiscard}>
              {t('policy.discard')}
            </Button>
          </div>
          {isBehind && <p className="note">{t('policy.behind')}</p>}
          <DifferenceTable differences={differences} />
        </>
      )}
      <div className="row wrap">
        <Button onPress={() => void checkDraft(draft)} unavailable={noChange} isPending={work?.what === 'check'}>
          {t('policy.check')}
        </Button>
        <Button
          onPress={() => void weighDraft(draft, isAll ? 'all' : 'with-it')}
          unavailable={noChange}
          isPending={work?.what === 'effect'}
        >
          {t('policy.effect')}
        </Button>
        <Checkbox checked={isAll} onChange={setAll}>
          {t('policy.allCases')}
        </Checkbox>
      </div>
      {work !== null && (
        <Progress
          label={t(work.what === 'effect' ? 'policy.weighing' : 'policy.checking')}
          done={work.done}
          total={work.total}
          onCancel={cancelPolicyWork}
        />
      )}
      {failure !== null && <FailureNote failure={failure} />}
      <div role="status" className="policy-result">
        {check !== null && <CheckResult check={check} />}
      </div>
      {effect !== null && <EffectResult effect={effect} draft={draft} />}
      <Button
        variant="primary"
        onPress={() => setProposing(true)}
        unavailable={noChange ?? (check === null ? t('policy.needCheck') : check.stands ? null : t('policy.fails'))}
      >
        {t(state?.hasSecond === false ? 'policy.adoptAlone' : 'policy.propose')}
      </Button>
      {isProposing && <ProposeDialog what={{ policy: draft }} onDone={onDiscard} onClose={() => setProposing(false)} />}
    </section>
  );
}
