import { limitsOf, type Reading } from '../../shared/catalogue-version.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { categories } from '../../shared/mark.ts';
import { categoryNames } from '../../shared/decision/reasons.ts';
import { go } from '../frame/route-store.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useVault } from '../vault/vault-store.ts';
import { openDialog, sayCardGiven, sayCompared, useCounterparts, writeOurCard } from './counterpart-store.ts';
import { Consents } from './Consents.tsx';
import { PendingActs } from './PendingActs.tsx';
import { TwelveWords } from './TwelveWords.tsx';

/** One agency: its words to read aloud, what it may receive, and what can be done about both. */
export function CounterpartPanel({ agency }: { readonly agency: AgencyView }) {
  const t = useText();
  const reader = useReader();
  const reading = useCounterparts(state => state.reading);
  const key = agency.keys.find(({ ended }) => ended === null);
  const after = {
    new: null,
    replaced: 'counterpart.cardReplaced',
    updated: 'counterpart.cardUpdated',
    revoked: 'counterpart.cardRevoked',
    pending: 'counterpart.cardPending',
  } as const;
  const follow = reading === null ? null : after[reading.outcome];
  return (
    <>
      <PanelSection title={agency.code}>
        <p className="muted">{reader.say(agency.names)}</p>
        <Button onPress={() => go({ screen: 'held', agency: agency.code })}>{t('ledger.open')}</Button>
        {reading?.agency === agency.code && (
          <p role="status">
            {t('counterpart.cardRead', { who: agency.code })} {follow === null ? '' : t(follow)}
          </p>
        )}
      </PanelSection>
      <PendingActs acts={agency.pending} />
      {(key?.accepted === 'one-person' || agency.profileAccepted === 'one-person') && (
        <PanelSection title={t('counterpart.aloneTitle')}>
          <p className="small">{t('counterpart.alone')}</p>
        </PanelSection>
      )}
      {key !== undefined && key.words !== null && (
        <PanelSection title={t('counterpart.words')}>
          <p className="small muted">{t('counterpart.wordsNote')}</p>
          <TwelveWords words={key.words} />
          {key.isCompared ? (
            <p className="small">{t('counterpart.keys.compared')}</p>
          ) : (
            <Button onPress={() => void sayCompared(agency.code)}>{t('counterpart.weCompared')}</Button>
          )}
        </PanelSection>
      )}
      {key?.reads != null && (
        <PanelSection title={t('counterpart.reads')}>
          <p className="small">{t(isEarlier(key.reads) ? 'counterpart.readsEarlier' : 'counterpart.readsAll')}</p>
        </PanelSection>
      )}
      {agency.machinesUnknown + agency.approversUnknown > 0 && <MachinesSection agency={agency} />}
      <ProfileSection agency={agency} />
    </>
  );
}

/** Machines of ours whose packets it would refuse, and approvers whose approvals, until it has our card as it stands. */
function MachinesSection({ agency: { code, machinesUnknown, approversUnknown } }: { readonly agency: AgencyView }) {
  const t = useText();
  return (
    <PanelSection title={t('counterpart.machines.title')}>
      {machinesUnknown > 0 && <p className="small">{t('counterpart.machines.note', { count: machinesUnknown })}</p>}
      {approversUnknown > 0 && <p className="small">{t('counterpart.machines.approvers', { count: approversUnknown })}</p>}
      <div className="stack tight">
        <Button onPress={() => void writeOurCard()}>{t('counterpart.ourCard')}</Button>
        <Button onPress={() => void sayCardGiven(code)}>{t('counterpart.machines.given')}</Button>
      </div>
    </PanelSection>
  );
}

/** Whether its catalogue is older than ours, so that some of what we record is left out of its packets. */
const isEarlier = ({ catalogue }: Reading): boolean => limitsOf(catalogue) !== null;

function ProfileSection({ agency: { code, profile } }: { readonly agency: AgencyView }) {
  const t = useText();
  const isSupervisor = useVault(state => state.phase === 'open' && state.vault.user.role === 'supervisor');
  return (
    <PanelSection title={t('counterpart.profile')}>
      {profile === null ? (
        <p className="muted">{t('counterpart.nothing')}</p>
      ) : (
        <dl className="kv">
          <dt>{t('counterpart.standing')}</dt>
          <dd>{t(`counterpart.standings.${profile.standing}`)}</dd>
          <dt>{t('release.purpose')}</dt>
          <dd>{profile.purposes.map(purpose => t(`release.purposes.${purpose}`)).join(', ')}</dd>
          {categories.map(category => (
            <Ceiling
              key={category}
              name={t(categoryNames[category])}
              level={profile.ceilings[category] ?? t('counterpart.denied')}
            />
          ))}
        </dl>
      )}
      <div className="stack tight">
        <Button unavailable={isSupervisor ? null : t('counterpart.onlySupervisor')} onPress={() => openDialog('profile')}>
          {t('counterpart.setProfile')}
        </Button>
        <Button onPress={() => openDialog('consent')}>{t('counterpart.consent')}</Button>
      </div>
      <Consents agency={code} />
    </PanelSection>
  );
}

function Ceiling({ name, level }: { readonly name: string; readonly level: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="mono">{level}</dd>
    </>
  );
}
