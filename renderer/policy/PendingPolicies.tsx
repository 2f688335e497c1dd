import type { PolicyProposal } from '../../shared/contract/policies.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { useVault } from '../vault/vault-store.ts';
import { DifferenceTable } from './DifferenceTable.tsx';
import { decidePolicy, usePolicy } from './policy-store.ts';

/** What somebody proposed, for a second person to adopt or refuse, and for its own proposer to take back. */
export function PendingPolicies() {
  const t = useText();
  const pending = usePolicy(({ state }) => state?.pending ?? []);
  if (pending.length === 0) return null;
  return (
    <section className="stack loose">
      <h2 className="h-section h-ruled">{t('policy.pending')}</h2>
      {pending.map(one => (
        <Pending key={one.id} proposal={one} />
      ))}
    </section>
  );
}

function Pending({ proposal }: { readonly proposal: PolicyProposal }) {
  const t = useText();
  const format = useFormat();
  const work = usePolicy(state => state.work);
  const isWriter = useVault(state => state.phase === 'open' && state.vault.user.role !== 'auditor');
  const { id, isMine, isOutdated, mayConfirm, isSigned, reason, proposedBy, proposedAtMs } = proposal;
  const name = t('policy.proposedBy', { who: proposedBy ?? t('audit.unknown'), when: format.instant(proposedAtMs ?? 0) });
  const why = isOutdated ? t('policy.outdated') : isMine ? t('policy.own') : isWriter ? null : t('policy.writersOnly');

  async function decide(approve: boolean): Promise<void> {
    const decided = await decidePolicy(id, approve);
    if (decided === null) return;
    const { version } = decided;
    notify({ title: version === null ? t('policy.refused') : t('policy.adopted', { version }), tone: 'done' });
  }

  return (
    <div className="stack tight policy-result" role="group" aria-label={name}>
      <b className="strong">{name}</b>
      <span>{reason}</span>
      {!isSigned && <Badge tone="over">{t('policy.unsigned')}</Badge>}
      <DifferenceTable differences={proposal.differences} />
      <div className="row wrap">
        <Button
          variant="primary"
          label={`${t('policy.adopt')}: ${name}`}
          unavailable={mayConfirm ? null : why}
          isPending={work?.what === 'propose'}
          onPress={() => void decide(true)}
        >
          {t('policy.adopt')}
        </Button>
        <Button
          label={`${t(isMine ? 'policy.takeBack' : 'policy.refuse')}: ${name}`}
          unavailable={isWriter ? null : t('policy.writersOnly')}
          onPress={() => void decide(false)}
        >
          {t(isMine ? 'policy.takeBack' : 'policy.refuse')}
        </Button>
      </div>
    </div>
  );
}
