import { outdatedWords, needWords } from '../../shared/approval.ts';
import type { SubmissionLine } from '../../shared/contract/approvals.ts';
import { listed } from '../../shared/text/fill.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';

/** What waits for a second person, is approved and has not left, or came back: each with why, and the way to it. */
export function SubmissionList({ lines }: { readonly lines: readonly SubmissionLine[] }) {
  const t = useText();
  const format = useFormat();
  if (lines.length === 0) return null;
  return (
    <section className="page-part" aria-label={t('approval.waiting')}>
      <h2 className="h-section">{t('approval.waiting')}</h2>
      <ul className="submissions">
        {lines.map(line => (
          <li key={line.id} className="row" data-row-key={line.id}>
            <span className="grow">
              <b className="strong">{t('approval.deskTitle', { who: line.recipient, number: line.number })}</b>{' '}
              <span className="mono">{line.reference}</span> {line.title}
              <span className="small muted submission-note">
                {t(stateOf(line))} · {line.preparedBy}, {format.instant(line.atMs)} ·{' '}
                {t(listed(line.needs.map(need => needWords[need])))}
              </span>
              {line.reasons !== null && <span className="small submission-note">{line.reasons}</span>}
              {line.outdated !== null && <span className="small submission-note">{t(outdatedWords[line.outdated])}</span>}
            </span>
            <Button size="sm" onPress={() => go({ screen: 'approval', packetId: line.id })}>
              {t(line.mayApprove ? 'approval.look' : 'approval.open')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function stateOf({ state, outdated }: Pick<SubmissionLine, 'state' | 'outdated'>) {
  return `approval.states.${outdated === null ? state : 'outdated'}` as const;
}
