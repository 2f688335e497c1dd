import type { LooseningProposal } from '../../shared/case-view.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { Mark } from '../../shared/mark.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useVault } from '../vault/vault-store.ts';
import { decideLoosening } from './case-acts.ts';
import { useCase } from './case-store.ts';
import { titleOf } from '../../shared/record-title.ts';
import { sayRefused } from './undo.ts';
import { storedMarkCodes } from '../marks/mark-words.ts';

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
  const record = useCase(state => state.view?.file.records.find(({ id }) => id === proposal.record));
  const field = fieldAt(`${record?.entity ?? ''}.${proposal.field}`);
  const label = field?.label;
  // Without a mark of its own a value stands as the catalogue has it: a dash would not say what is approved.
  const codesOf = (mark: Mark | null): string =>
    field !== undefined && Object.keys(mark ?? {}).length === 0 ? `${field.level} ${field.category}` : storedMarkCodes(mark, t);
  const isOwn = user?.id === proposal.proposedBy;
  return (
    <li className="note stack tight">
      <div>
        <b className="strong">{label ? t(label) : t('cases.mark')}</b>{' '}
        <span className="muted">{record === undefined ? '' : titleOf(record, '')}</span>
      </div>
      <div className="mono small">{t('cases.markWas', { old: codesOf(proposal.was), new: codesOf(proposal.mark) })}</div>
      <div>{proposal.ground}</div>
      <div className="faint">
        {t('cases.proposedBy', { name: proposal.proposedByLabel ?? '—', date: format.instant(proposal.proposedAtMs) })}
      </div>
      {user?.role === 'supervisor' && !isOwn ? (
        <Decide id={proposal.id} />
      ) : (
        <div className="case-waiting">{t(isOwn ? 'cases.ownProposal' : 'cases.waitsForSupervisor')}</div>
      )}
    </li>
  );
}

function Decide({ id }: { readonly id: string }) {
  const t = useText();
  const decide = async (approve: boolean) => {
    const failure = await decideLoosening(id, approve);
    if (failure !== null) return sayRefused(failure);
    notify({ title: t(approve ? 'cases.approved' : 'cases.refused'), tone: 'done' });
  };
  return (
    <div className="row">
      <Button size="sm" onPress={() => void decide(true)}>
        {t('cases.approve')}
      </Button>
      <Button size="sm" onPress={() => void decide(false)}>
        {t('cases.refuse')}
      </Button>
    </div>
  );
}
