import { failures } from '../../shared/failure.ts';
import type { LooseningProposal } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { Mark } from '../../shared/mark.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useVault } from '../vault/vault-store.ts';
import { decideLoosening, useCase } from './case-store.ts';

/** The loosenings of this case that wait; a supervisor who did not propose one decides it. */
export function Loosenings() {
  const t = useText();
  const waiting = useCase(state => state.loosenings);
  if (waiting.length === 0) return null;
  return (
    <PanelSection title={t('cases.loosenings')} right={String(waiting.length)}>
      <ul className="stack">
        {waiting.map(proposal => (
          <Waiting key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </PanelSection>
  );
}

function Waiting({ proposal }: { readonly proposal: LooseningProposal }) {
  const t = useText();
  const format = useFormat();
  const user = useVault(state => (state.phase === 'open' ? state.vault.user : null));
  const entity = useCase(state => state.view?.file.records.find(({ id }) => id === proposal.record)?.entity ?? '');
  const label = fieldAt(`${entity}.${proposal.field}`)?.label;
  const named = label ? t(label) : t('cases.mark');
  const own = user?.id === proposal.proposedBy ? t('cases.ownProposal') : null;
  const decide = (approve: boolean) => async () => {
    const failure = await decideLoosening(proposal.id, approve);
    if (failure === null) notify({ title: t(approve ? 'cases.approved' : 'cases.refused'), tone: 'done' });
    else notify({ title: t(failures[failure.code]), tone: 'stop' });
  };
  return (
    <li className="note stack tight">
      <div>
        <b className="strong">{named}</b> <span className="faint">{format.instant(proposal.proposedAtMs)}</span>
      </div>
      <div>{proposal.ground}</div>
      <div className="mono">{t('cases.asMark', { mark: partsOf(proposal.mark) })}</div>
      {user?.role === 'supervisor' && (
        <div className="row">
          <Button size="sm" unavailable={own} onPress={() => void decide(true)()}>
            {t('cases.approve')}
          </Button>
          <Button size="sm" unavailable={own} onPress={() => void decide(false)()}>
            {t('cases.refuse')}
          </Button>
        </div>
      )}
    </li>
  );
}

function partsOf({ level, categories = [], caveats = [] }: Mark): string {
  const parts = [level, ...categories, ...caveats.map(({ kind }) => kind)].filter(part => part !== undefined);
  return parts.join(' ') || '—';
}
