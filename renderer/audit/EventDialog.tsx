import { auditActionName } from '../../shared/audit-actions.ts';
import { caseCode } from '../../shared/case-code.ts';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { AuditChange } from '../../shared/contract/audit.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { lookAway, lookFurther, useGrants } from './grant-store.ts';

/** What one event touched: which case, which kind of record, which field, and what stands signed for it. Never a value. */
export function EventDialog() {
  const t = useText();
  const format = useFormat();
  const looked = useGrants(state => state.looked);
  if (looked === null) return null;
  const { event, changes, isWhole } = looked;
  const who = event.userLabel ?? t('audit.unknown');
  return (
    <Dialog
      isOpen
      onClose={lookAway}
      width="xl"
      title={t('audit.eventTitle', { number: format.number(event.number), action: t(auditActionName(event.action)) })}
      footer={<Button onPress={lookAway}>{t('ui.close')}</Button>}
    >
      <p className="note">{t('audit.eventNote', { who, when: format.instant(event.atMs) })}</p>
      {changes.length === 0 ? (
        <p>{t(event.changes === 0 ? 'audit.noChanges' : 'audit.noneHere')}</p>
      ) : (
        <Changes changes={changes} />
      )}
      {changes.length > 0 && event.changes > changes.length && (
        <p className="note">
          {t('audit.moreChanges', { count: event.changes - changes.length })}{' '}
          {!isWhole && (
            <Button size="sm" onPress={() => void lookFurther()}>
              {t('ui.showMore')}
            </Button>
          )}
        </p>
      )}
    </Dialog>
  );
}

function Changes({ changes }: { readonly changes: readonly AuditChange[] }) {
  const t = useText();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('audit.case')}</th>
          <th scope="col">{t('audit.kind')}</th>
          <th scope="col">{t('audit.field')}</th>
          <th scope="col">{t('audit.way')}</th>
          <th scope="col">{t('audit.commitment')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change, at) => (
          <tr key={at}>
            <td className="mono">{change.caseId === null ? '—' : caseCode(change.caseId)}</td>
            <td>{isEntity(change.entity) ? t(catalogue[change.entity].label) : change.entity}</td>
            <td>
              <FieldWords {...change} />
            </td>
            <td>{t(`audit.ways.${change.way}`)}</td>
            <td className="mono small" title={change.commitment}>
              {change.commitment.slice(0, 12)}…
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A field by its label; a place that is none, such as a mark's, by its own name. */
export function FieldWords({ entity, field }: AuditChange) {
  const t = useText();
  if (field === '*') return t('audit.wholeRecord');
  const found = isEntity(entity) ? catalogue[entity].fields[field] : undefined;
  return found === undefined ? field : t(found.label);
}
