import { useState } from 'react';
import { caseCode } from '../../shared/case-code.ts';
import type { AuditGrant } from '../../shared/contract/audit.ts';
import type { Failure } from '../../shared/failure.ts';
import { go } from '../frame/route-store.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { endGrant, useGrants } from './grant-store.ts';
import { GrantForm } from './GrantForm.tsx';

type Props = { readonly isSupervisor: boolean; readonly onClose: () => void };

/** The cases that are open to auditors. A supervisor opens and closes them; an auditor reads those that are open. */
export function GrantsDialog({ isSupervisor, onClose }: Props) {
  const t = useText();
  const grants = useGrants(state => state.grants);
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = async ({ id, caseId }: AuditGrant): Promise<void> => {
    if (isSupervisor) return setFailure(await endGrant(id));
    onClose();
    go({ screen: 'case', caseId });
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="lg"
      title={t(isSupervisor ? 'audit.grants' : 'audit.ownGrants')}
      footer={<Button onPress={onClose}>{t('ui.close')}</Button>}
    >
      <div className="stack loose">
        <p className="note">{t(isSupervisor ? 'audit.grantsNote' : 'audit.ownGrantsNote')}</p>
        {failure !== null && <FailureNote failure={failure} />}
        {grants.length === 0 ? (
          <p>{t(isSupervisor ? 'audit.noGrants' : 'audit.noOwnGrants')}</p>
        ) : (
          <GrantTable grants={grants} isSupervisor={isSupervisor} onAct={grant => void act(grant)} />
        )}
        {isSupervisor && <GrantForm />}
      </div>
    </Dialog>
  );
}

type TableProps = {
  readonly grants: readonly AuditGrant[];
  readonly isSupervisor: boolean;
  readonly onAct: (grant: AuditGrant) => void;
};

function GrantTable({ grants, isSupervisor, onAct }: TableProps) {
  const t = useText();
  const format = useFormat();
  const stateOf = (grant: AuditGrant): string => {
    if (grant.ended !== null) return t('audit.grantEnded', { date: format.instant(grant.ended.atMs) });
    return t(grant.isLive ? 'audit.grantUntil' : 'audit.grantPast', { date: format.date(grant.until) });
  };
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t('audit.case')}</th>
          {isSupervisor && <th scope="col">{t('audit.auditor')}</th>}
          <th scope="col">{t('audit.grantState')}</th>
          <th scope="col">{t('audit.ground')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('audit.action')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {grants.map(grant => {
          const name = grant.reference ?? caseCode(grant.caseId);
          return (
            <tr key={grant.id}>
              <td className="mono">{name}</td>
              {isSupervisor && <td>{grant.auditorLabel ?? t('audit.unknown')}</td>}
              <td>{stateOf(grant)}</td>
              <td>{grant.ground}</td>
              <td className="num">
                {grant.isLive && (
                  <Button
                    variant="link"
                    label={t(isSupervisor ? 'audit.endOf' : 'audit.openOf', { case: name })}
                    onPress={() => onAct(grant)}
                  >
                    {t(isSupervisor ? 'audit.end' : 'audit.open')}
                  </Button>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
