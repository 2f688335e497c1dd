import type { DraftShield } from '../../shared/case-view.ts';
import type { AgencyView } from '../../shared/contract/agencies.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { SuggestField } from '../ui/SuggestField.tsx';
import type { LogEntry, Who } from './entry.ts';
import { MOST_OFFERED, openState, type Opened } from './row-state.ts';
import { LogRow } from './LogRow.tsx';
import { correct, type ReadLog } from './quick-log-store.ts';

export type WhoRowProps = Opened & {
  readonly entry: LogEntry;
  readonly who: Who;
  readonly people: ReadLog['people'];
  readonly agencies: readonly AgencyView[];
  readonly shield: DraftShield | null;
};

/** Which agency, and which of its people: one whom the log knows, or somebody new. */
export function WhoRow({ entry, who, people, agencies, shield, ...which }: WhoRowProps) {
  const t = useText();
  const format = useFormat();
  const agency = agencies.find(({ code }) => code === entry.agency);
  const others = agencies.filter(({ isOurs }) => !isOurs);
  return (
    <LogRow
      {...openState('who', which)}
      shield={who.state === 'none' ? null : shield}
      reading={
        agency === undefined && who.state === 'none' ? (
          <span className="muted">{t('quickLog.noAgency')}</span>
        ) : (
          <>
            {agency && (
              <b className="mono" title={t(agency.names)}>
                {agency.code}
              </b>
            )}
            {agency && who.state === 'none' && <span className="log-reading muted"> {t(agency.names)}</span>}
            {agency && who.state !== 'none' && ', '}
            <Person who={who} />
          </>
        )
      }
    >
      <AgencyPicker
        labelHidden
        label={t('quickLog.agency')}
        value={entry.agency}
        onChange={code => correct({ agency: code })}
        agencies={others}
        isNamed
      />
      <SuggestField
        labelHidden
        label={t('quickLog.person')}
        value={entry.person}
        onChange={person => correct({ person })}
        placeholder={t('quickLog.person')}
        maxLength={200}
        most={MOST_OFFERED}
        choices={people.map(({ name, role, lastOn }) => ({
          id: name,
          label: name,
          note: [role ?? '', lastOn === null ? '' : t('quickLog.lastMet', { date: format.date(lastOn) })]
            .filter(part => part !== '')
            .join(' · '),
        }))}
      />
    </LogRow>
  );
}

function Person({ who }: { readonly who: Who }) {
  const t = useText();
  const format = useFormat();
  if (who.state === 'none') return null;
  if (who.state === 'several') return <span className="log-ask">{t('quickLog.several', { count: who.contacts.length })}</span>;
  if (who.state === 'new') {
    return (
      <>
        {who.name} <Badge tone="dashed">{t('quickLog.newPerson')}</Badge>
      </>
    );
  }
  const { name, role, lastOn } = who.contact;
  return (
    <>
      {name}{' '}
      <span className="log-reading muted">
        {role ?? (lastOn === null ? t('quickLog.knownPerson') : t('quickLog.lastMet', { date: format.date(lastOn) }))}
      </span>
    </>
  );
}
