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
      {act.words === null ? <Content act={act} /> : <TwelveWords words={act.words} />}
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

/** What it would do, as it was asked. */
function Content({ act: { content } }: { readonly act: PendingAct }) {
  if (content === null || typeof content !== 'object') return null;
  const told = Object.entries(content).filter(([name, value]) => value !== null && !own.has(name));
  return (
    <dl className="kv">
      {told.map(([name, value]) => (
        <Line key={name} name={name} value={typeof value === 'string' ? value : JSON.stringify(value)} />
      ))}
    </dl>
  );
}

/** Ids of ours, which say nothing to a person. */
const own: ReadonlySet<string> = new Set(['id', 'held', 'caseId', 'record', 'document']);

function Line({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt className="mono small">{name}</dt>
      <dd className="mono small">{value}</dd>
    </>
  );
}
