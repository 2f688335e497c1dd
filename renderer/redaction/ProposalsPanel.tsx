import type { AgencyView } from '../../shared/contract/agencies.ts';
import type { Proposal } from '../../shared/contract/redactions.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { agencyChoice, agencySeeker } from '../agencies/agency-choices.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { placeLabels } from '../view-as/seen.ts';
import { receivers } from './audience-choices.ts';
import { acceptProposals, dismissProposals } from './box-acts.ts';
import { lookFor, type Desk } from './redaction-store.ts';

export type ProposalsPanelProps = {
  readonly desk: Desk;
  readonly agencies: readonly AgencyView[];
  readonly onPage: (page: number) => void;
};

/** What should be blacked out for a counterpart, and why; each is accepted or set aside. */
export function ProposalsPanel({ desk, agencies, onPage }: ProposalsPanelProps) {
  const t = useText();
  const { proposals, recipient } = desk;
  const nobody = [{ id: '', label: t('redaction.nobody') }] as const;
  const seek = agencySeeker<AgencyCode | ''>(receivers(agencies), agency => agencyChoice(agency, t), nobody);
  return (
    <PanelSection title={t('redaction.proposals')}>
      <div className="redaction-recipient">
        <Select<AgencyCode | ''>
          label={t('redaction.recipient')}
          value={recipient ?? ''}
          onChange={code => void lookFor(code === '' ? null : code)}
          choices={seek('')}
          seek={seek}
        />
      </div>
      {proposals === null && <Progress label={t('redaction.proposing')} done={0} total={null} />}
      {proposals?.length === 0 && (
        <p className="small muted">{t(recipient === null ? 'redaction.proposalsNeed' : 'redaction.noProposals')}</p>
      )}
      {proposals !== null && proposals.length > 0 && (
        <>
          <Button size="sm" onPress={() => void acceptProposals(proposals)}>
            {t('redaction.acceptAll', { count: proposals.length })}
          </Button>
          <ul className="redaction-proposals">
            {proposals.map(proposal => (
              <ProposalRow key={proposal.id} proposal={proposal} recipient={recipient} onPage={onPage} />
            ))}
          </ul>
        </>
      )}
    </PanelSection>
  );
}

type RowProps = {
  readonly proposal: Proposal;
  readonly recipient: AgencyCode | null;
  readonly onPage: (page: number) => void;
};

function ProposalRow({ proposal, recipient, onPage }: RowProps) {
  const t = useText();
  const { page, text, code, reason } = proposal;
  const why =
    reason.kind === 'value'
      ? t('redaction.valueStays', {
          field: placeLabels(reason.field)
            .map(label => t(label))
            .join(', '),
          agency: recipient ?? '',
        })
      : t(reason.kind === 'portion' ? 'redaction.portionStays' : `redaction.hidden.${reason.fault}`);
  const name = text === '' ? t('redaction.onPage', { page }) : text;
  return (
    <li>
      <div>
        <Button variant="link" onPress={() => onPage(page)} label={`${name}, ${t('redaction.onPage', { page })}`}>
          <span className="redaction-quoted">{name}</span>
        </Button>{' '}
        <span className="small muted">{text === '' ? '' : t('redaction.onPage', { page })}</span>
      </div>
      <p className="small">
        {why} <span className="mono faint">{code}</span>
      </p>
      <div className="row">
        <Button size="sm" label={`${t('redaction.accept')}: ${name}`} onPress={() => void acceptProposals([proposal])}>
          {t('redaction.accept')}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          label={`${t('redaction.dismiss')}: ${name}`}
          onPress={() => void dismissProposals([proposal])}
        >
          {t('redaction.dismiss')}
        </Button>
      </div>
    </li>
  );
}
