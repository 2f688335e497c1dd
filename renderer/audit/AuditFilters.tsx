import { auditActionName } from '../../shared/audit-actions.ts';
import { stationText } from '../../shared/text/stations.ts';
import { useOfficeToday } from '../day.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { ComboBox } from '../ui/ComboBox.tsx';
import { DateField } from '../ui/DateField.tsx';
import { everything, filterAudit, useAudit } from './audit-store.ts';

/** By whom, which action, between which days. */
export function AuditFilters() {
  const t = useText();
  const filter = useAudit(state => state.filter);
  const users = useAudit(state => state.users);
  const office = useAudit(state => state.office);
  const actions = useAudit(state => state.actions);
  const today = useOfficeToday();
  const isFiltered = Object.values(filter).some(value => value !== null);
  return (
    <div className="filters">
      <ComboBox
        label={t('audit.who')}
        placeholder={t('audit.anyone')}
        choices={users.map(({ id, label }) => ({ id, label }))}
        value={filter.user}
        onChange={user => void filterAudit({ user })}
      />
      {office !== null && (
        <ComboBox
          label={t(stationText.station)}
          placeholder={t('audit.anyStation')}
          choices={office.stations.map(({ number, label }) => ({ id: String(number), label: `${number} ${label}` }))}
          value={filter.station === null ? null : String(filter.station)}
          onChange={id => void filterAudit({ station: id === null ? null : Number(id) })}
        />
      )}
      <ComboBox
        label={t('audit.action')}
        placeholder={t('audit.anything')}
        choices={actions
          .map(action => ({ id: action, label: t(auditActionName(action)), note: action }))
          .toSorted((one, other) => one.label.localeCompare(other.label))}
        value={filter.action}
        onChange={action => void filterAudit({ action })}
      />
      <DateField label={t('audit.from')} value={filter.from} onChange={from => void filterAudit({ from })} today={today} isPast />
      <DateField label={t('audit.to')} value={filter.to} onChange={to => void filterAudit({ to })} today={today} isPast />
      {isFiltered && <Button onPress={() => void filterAudit(everything)}>{t('audit.clear')}</Button>}
    </div>
  );
}
