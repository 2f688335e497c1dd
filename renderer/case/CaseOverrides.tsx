import { useState } from 'react';
import type { ReleaseFact } from '../../shared/contract/releases.ts';
import type { CaseRecord } from '../../shared/case.ts';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { Failure } from '../../shared/failure.ts';
import { basisNames, factStateNames, gateNames } from '../../shared/gate-names.ts';
import type { Bilingual, CaseId } from '../../shared/language.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { useMayWrite } from '../frame/rights.ts';
import { door } from '../host.ts';
import type { DraftPlace } from '../kept-drafts.ts';
import { useCase } from '../record/case-store.ts';
import { titleOf } from '../../shared/record-title.ts';
import { useOfCase } from '../record/use-of-case.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';

/** The circumstances recorded in a case, each with what it opens, for whom and whether it still does; nothing where there are none. */
export function CaseOverrides({ caseId }: { readonly caseId: CaseId }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const { found: facts, read } = useOfCase(caseId, true, readFacts);
  const [revoking, setRevoking] = useState<ReleaseFact | null>(null);
  useResumed(
    'override revoke ',
    place => setRevoking(facts?.find(({ id }) => place === placeOf(id)) ?? null),
    (facts ?? []).length > 0,
  );
  if (facts === null || facts.length === 0) return null;
  return (
    <section className="page-part">
      <h2 className="h-section h-ruled">{t('override.recordedHere')}</h2>
      <p className="note">{t('override.recordedNote')}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('override.opens')}</th>
            <th scope="col">{t('override.forWhom')}</th>
            <th scope="col">{t('override.why')}</th>
            <th scope="col">{t('override.state')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('retention.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {facts.map(fact => (
            <FactRow key={fact.id} fact={fact} mayRevoke={mayWrite && isOpen(fact)} onRevoke={() => setRevoking(fact)} />
          ))}
        </tbody>
      </table>
      {revoking !== null && (
        <RevokeFact caseId={caseId} fact={revoking} onClose={() => setRevoking(null)} onDone={() => void read()} />
      )}
    </section>
  );
}

const placeOf = (id: string): DraftPlace => `override revoke ${id}`;
const isOpen = ({ state }: ReleaseFact): boolean => state !== 'used' && state !== 'revoked';

async function readFacts(caseId: CaseId): Promise<readonly ReleaseFact[] | null> {
  const answer = await door.request('release:list-facts', { caseId });
  return answer.ok ? answer.value : null;
}

type RowProps = { readonly fact: ReleaseFact; readonly mayRevoke: boolean; readonly onRevoke: () => void };

function FactRow({ fact, mayRevoke, onRevoke }: RowProps) {
  const t = useText();
  const format = useFormat();
  const record = useCase(({ view }) => view?.file.records.find(({ id }) => id === fact.record));
  const { gate, basis, purpose, recipient, revoked, state } = fact;
  const place =
    record === undefined ? fact.field : [titleOf(record, t(entityName(record))), t(fieldName(record, fact.field))].join(': ');
  return (
    <tr>
      <td>
        <div>{place}</div>
        <div className="small muted">
          {gate === null || basis === null
            ? t('override.mustTell')
            : t('override.against', { gate: t(gateNames[gate]), basis: t(basisNames[basis]) })}
        </div>
      </td>
      <td>
        <span className="mono">{recipient}</span>
        {purpose !== null && <div className="small muted">{t(purposeWords[purpose])}</div>}
      </td>
      <td>
        <div>{fact.why}</div>
        <div className="small muted">
          {fact.byUser} {format.instant(fact.atMs)}
        </div>
      </td>
      <td>
        <Badge tone={state === 'open' ? 'accent' : 'dashed'}>{t(factStateNames[state])}</Badge>
        {revoked !== null && <div className="small muted">{revoked.why}</div>}
      </td>
      <td className="num">
        {mayRevoke && (
          <Button size="sm" label={t('override.revokeOf', { what: place })} onPress={onRevoke}>
            {t('override.revoke')}
          </Button>
        )}
      </td>
    </tr>
  );
}

const entityName = ({ entity }: CaseRecord): Bilingual =>
  isEntity(entity) ? catalogue[entity].label : { en: entity, es: entity };

/** `*` is the record itself. */
function fieldName(record: CaseRecord, field: string): Bilingual {
  const { entity } = record;
  return (isEntity(entity) ? catalogue[entity].fields[field]?.label : undefined) ?? entityName(record);
}

type RevokeProps = {
  readonly caseId: CaseId;
  readonly fact: ReleaseFact;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

function RevokeFact({ caseId, fact: { id, recipient }, onClose, onDone }: RevokeProps) {
  const t = useText();
  const typed = useDraft(placeOf(id), '');
  const why = typed.value.trim();

  async function revoke(): Promise<Failure | null> {
    const answer = await door.request('release:revoke-fact', { caseId, id, why });
    if (!answer.ok) return answer.failure;
    notify({ title: t('override.isRevoked'), tone: 'done' });
    onDone();
    return null;
  }

  return (
    <AskDialog
      title={t('override.revokeTitle')}
      act={t('override.revoke')}
      isDanger
      missing={why === '' ? t('override.needsWhy') : null}
      typed={typed}
      run={revoke}
      onClose={onClose}
    >
      <p>{t('override.revokeLead', { who: recipient })}</p>
      <TextField label={t('override.why')} value={typed.value} maxLength={200} onChange={typed.change} rows={2} autoFocus />
    </AskDialog>
  );
}
