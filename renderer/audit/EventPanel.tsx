import { auditActionName } from '../../shared/audit-actions.ts';
import { caseCode } from '../../shared/case-code.ts';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { AuditEvent } from '../../shared/contract/audit.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useBeside } from '../use-beside.ts';
import { FieldWords } from './EventDialog.tsx';
import { lookInto, readFirstChanges } from './grant-store.ts';

const SHOWN = 8;

/** An event beside the list: what was done, by whom and when, and the first things that it touched. Never a value. */
export function EventPanel({ event }: { readonly event: AuditEvent }) {
  const t = useText();
  const format = useFormat();
  const changes = useBeside(String(event.number), () => readFirstChanges(event.number));
  const shown = changes?.slice(0, SHOWN) ?? [];
  return (
    <>
      <PanelSection title={t(auditActionName(event.action))} right={format.number(event.number)}>
        <p>{event.userLabel ?? t('audit.unknown')}</p>
        <p className="muted">{format.instant(event.atMs)}</p>
        {event.caseIds.length > 0 && (
          <p className="mono small">
            {event.caseIds.slice(0, SHOWN).map(caseCode).join(' ')}
            {event.caseIds.length > SHOWN && ` +${event.caseIds.length - SHOWN}`}
          </p>
        )}
      </PanelSection>
      {changes !== null && (
        <PanelSection title={t('audit.touched')} right={format.number(event.changes)}>
          {shown.length === 0 && <p className="muted">{t(event.changes === 0 ? 'audit.noChanges' : 'audit.noneHere')}</p>}
          <ul className="stack tight small">
            {shown.map((change, at) => (
              <li key={at}>
                {isEntity(change.entity) ? t(catalogue[change.entity].label) : change.entity}: <FieldWords {...change} />,{' '}
                <span className="muted">{t(`audit.ways.${change.way}`)}</span>
              </li>
            ))}
          </ul>
          {shown.length > 0 && (
            <Button wide onPress={() => void lookInto(event)}>
              {t('audit.openIt')}
            </Button>
          )}
        </PanelSection>
      )}
    </>
  );
}
