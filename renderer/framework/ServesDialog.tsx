import { useEffect, useState } from 'react';
import type { Output } from '../../shared/contract.ts';
import { catalogue, isEntity } from '../../shared/catalogue.ts';
import type { CaseView } from '../../shared/case-view.ts';
import type { ItemView } from '../../shared/contract/frameworks.ts';
import type { Failure } from '../../shared/failure.ts';
import type { RecordId } from '../../shared/language.ts';
import { AskDialog } from '../drafts/AskDialog.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { door } from '../host.ts';
import { useText, type Translate } from '../text.ts';
import { notify } from '../ui/notice.ts';
import { Select } from '../ui/Select.tsx';

type ServesProps = { readonly view: CaseView; readonly onClose: () => void };
const serving: ReadonlySet<string> = new Set(['exchange', 'request', 'plan', 'task', 'outcome', 'asset']);

/** Tie a case, or an exchange, request, plan, task or outcome of it, to an action of a framework. */
export function ServesDialog({ view, onClose }: ServesProps) {
  const t = useText();
  const { id: caseId, reference } = view.summary;
  const [actions, setActions] = useState<readonly ItemView[]>([]);
  const [now, setNow] = useState<Output<'framework:of-case'>>([]);
  const typed = useDraft<{ readonly action: string; readonly record: string }>(`framework serves ${caseId}`, {
    action: '',
    record: '',
  });
  const { action, record } = typed.value;
  useEffect(() => void readActions().then(setActions), []);
  useEffect(() => {
    void door.request('framework:of-case', { caseId }).then(answer => {
      if (answer.ok) setNow(answer.value);
    });
  }, [caseId]);

  async function tie(): Promise<Failure | null> {
    const which = record === '' ? {} : { record: record as RecordId }; // one of the case's own
    const answer = await door.request('framework:serve', { caseId, ...which, action, isServed: true });
    if (!answer.ok) return answer.failure;
    notify({ title: t('framework.saved'), tone: 'done' });
    return null;
  }

  const records = view.file.records.filter(({ entity }) => serving.has(entity));
  const named = ({ fields }: (typeof records)[number]): string => {
    const text = ['topic', 'what', 'name', 'title', 'objective', 'type', 'kind']
      .map(field => fields[field])
      .find(each => typeof each === 'string');
    return typeof text === 'string' ? text : '';
  };
  return (
    <AskDialog
      title={t('framework.servesTitle')}
      act={t('framework.serves')}
      missing={actions.length === 0 ? t('framework.noneToServe') : action === '' ? t('framework.action') : null}
      typed={typed}
      run={tie}
      onClose={onClose}
    >
      <p className="mono">{reference}</p>
      {now.length > 0 && (
        <p className="small muted">
          {t('framework.servesNow')}: {now.map(each => t(each.title)).join(' · ')}
        </p>
      )}
      <Select
        label={t('framework.action')}
        choices={actions.map(({ id, title }) => ({ id, label: t(title) }))}
        value={action === '' ? null : action}
        onChange={chosen => typed.change({ action: chosen, record })}
      />
      <Select
        label={t('framework.servesBy')}
        choices={[
          { id: '', label: t('framework.wholeCase') },
          ...records.map(each => ({ id: each.id, label: `${labelOf(each.entity, t)}: ${named(each)}` })),
        ]}
        value={record}
        onChange={chosen => typed.change({ action, record: chosen })}
      />
    </AskDialog>
  );
}

function labelOf(entity: string, t: Translate): string {
  return isEntity(entity) ? t(catalogue[entity].label) : entity;
}

/** The actions of every framework. */
async function readActions(): Promise<readonly ItemView[]> {
  const tops = await door.request('framework:list', {});
  if (!tops.ok) return [];
  const trees = await Promise.all(tops.value.map(({ id }) => door.request('framework:read', { framework: id })));
  return trees.flatMap(tree => (tree.ok ? tree.value.items.filter(({ kind }) => kind === 'action') : []));
}
