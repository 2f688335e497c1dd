import { Fragment } from 'react';
import { actFacts } from '../../shared/act-facts.ts';
import type { PendingAct } from '../../shared/contract/agencies.ts';
import { counterpartActs } from '../../shared/counterpart-acts.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { decide } from './counterpart-store.ts';
import { TwelveWords } from './TwelveWords.tsx';

/** What somebody proposed about this agency, for a second person to confirm or refuse, and for its own proposer to take back. */
export function PendingActs({ acts }: { readonly acts: readonly PendingAct[] }) {
  const t = useText();
  if (acts.length === 0) return null;
  return (
    <PanelSection title={t('counterpart.pending')}>
      <p className="small muted">{t('counterpart.pendingNote')}</p>
      {acts.map(act => (
        <Pending key={act.id} act={act} />
      ))}
    </PanelSection>
  );
}

function Pending({ act }: { readonly act: PendingAct }) {
  const t = useText();
  const format = useFormat();
  const what = t(counterpartActs[act.act].label);
  const who = act.proposedBy ?? t('audit.unknown');
  return (
    <div className="stack tight" role="group" aria-label={what}>
      <b className="strong">{what}</b>
      <span className="small muted">{t('counterpart.proposedBy', { who, when: format.instant(act.proposedAtMs) })}</span>
      <Content act={act} />
      {act.words !== null && <TwelveWords words={act.words} />}
      <div className="row wrap">
        <Button
          variant="primary"
          label={`${t('counterpart.confirm')}: ${what}`}
          unavailable={act.mayConfirm ? null : t(act.isMine ? 'counterpart.ownProposal' : 'counterpart.needsSupervisor')}
          onPress={() => void decide(act.id, true)}
        >
          {t('counterpart.confirm')}
        </Button>
        <Button
          label={`${t(act.isMine ? 'counterpart.takeBack' : 'counterpart.refuse')}: ${what}`}
          onPress={() => void decide(act.id, false)}
        >
          {t(act.isMine ? 'counterpart.takeBack' : 'counterpart.refuse')}
        </Button>
      </div>
    </div>
  );
}

/** What it would do, in words. */
function Content({ act }: { readonly act: PendingAct }) {
  const t = useText();
  return (
    <dl className="kv">
      {actFacts(act).map(({ label, value }) => (
        <Fragment key={label.en}>
          <dt>{t(label)}</dt>
          <dd>{t(value)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
