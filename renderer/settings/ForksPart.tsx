import { useState } from 'react';
import type { Fork } from '../../shared/contract/stations.ts';
import { auditActions } from '../../shared/audit-actions.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { RemoveStationDialog } from './RemoveStationDialog.tsx';
import { decideFork } from './stations-store.ts';

/** Stations whose key signed one number twice: both entries side by side, and at another station the supervisor's decision. */
export function ForksPart({ forks, isSupervisor }: { readonly forks: readonly Fork[]; readonly isSupervisor: boolean }) {
  const t = useText();
  const [deciding, setDeciding] = useState<Fork | null>(null);

  async function decide({ station, label }: Fork): Promise<void> {
    setDeciding(null);
    if (await decideFork(station)) notify({ title: t('joining.remove.done', { station: label }), tone: 'done' });
  }

  return (
    <section>
      <h2 className="h-section h-ruled">{t('joining.forks.title')}</h2>
      <p className="note">{t('joining.forks.note')}</p>
      <div className="stack">
        {forks.map(fork => (
          <ForkOf key={fork.station} fork={fork} onDecide={isSupervisor ? setDeciding : null} />
        ))}
      </div>
      {deciding !== null && (
        <RemoveStationDialog
          label={deciding.label}
          note={t('joining.forks.sure')}
          onClose={() => setDeciding(null)}
          onConfirm={() => void decide(deciding)}
        />
      )}
    </section>
  );
}

type ForkProps = { readonly fork: Fork; readonly onDecide: ((fork: Fork) => void) | null };

function ForkOf({ fork, onDecide }: ForkProps) {
  const t = useText();
  const format = useFormat();
  const { station, label, isOwn, number, entries } = fork;
  return (
    <div className="stack tight">
      <h3 className="strong">
        {t('joining.forks.of', { station: label, number: String(station), entry: format.number(number) })}
      </h3>
      <ol className="stack tight">
        {entries.map(({ userLabel, atMs, action }, at) => (
          <li key={at}>
            <b className="strong">{auditActions[action] === undefined ? action : t(auditActions[action])}</b>{' '}
            <span className="muted">{t('joining.forks.entry', { who: userLabel ?? '', at: format.instant(atMs) })}</span>{' '}
            {at === 0 && <span className="faint small">{t('joining.forks.stands')}</span>}
          </li>
        ))}
      </ol>
      {isOwn && <p>{t('joining.forks.own')}</p>}
      {!isOwn && onDecide === null && <p className="muted">{t('joining.forks.supervisor')}</p>}
      {!isOwn && onDecide !== null && (
        <div className="row">
          <Button label={t('joining.forks.actOf', { station: label })} onPress={() => onDecide(fork)}>
            {t('joining.forks.act')}
          </Button>
        </div>
      )}
    </div>
  );
}
