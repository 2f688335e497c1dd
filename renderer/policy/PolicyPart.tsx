import { useEffect } from 'react';
import type { Policy } from '../../shared/decision/policy.ts';
import { failures } from '../../shared/failure.ts';
import { changedPaths } from '../../shared/policy/said.ts';
import { useDraft } from '../drafts/use-draft.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { FailureNote } from '../ui/FailureNote.tsx';
import { DraftBar } from './DraftBar.tsx';
import { PendingPolicies } from './PendingPolicies.tsx';
import { readPolicies, usePolicy, weighDifferences } from './policy-store.ts';
import { PolicyLists } from './PolicyLists.tsx';
import { PolicyMatrix } from './PolicyMatrix.tsx';
import { PolicyVersions } from './PolicyVersions.tsx';

/** The policy as a table: read by all, changed as a draft by supervisors, and every version of it. */
export function PolicyPart({ isSupervisor }: { readonly isSupervisor: boolean }) {
  const t = useText();
  const { say } = useReader();
  const { state, read, failure } = usePolicy();
  useEffect(() => void readPolicies(), []);
  const inForce = state === null ? undefined : read.get(state.version);
  if (state === null || inForce === undefined) return failure && <FailureNote failure={failure} />;
  return (
    <>
      <section className="stack">
        <h2 className="h-section h-ruled">{t('policy.inForce')}</h2>
        <InForce />
        {state.fault !== null && (
          <p className="failure" role="alert">
            {say(failures[state.fault])}
          </p>
        )}
        <p className="note">{t(isSupervisor ? 'policy.note' : 'policy.readOnly')}</p>
      </section>
      <PendingPolicies />
      <Workbench key={state.version} inForce={inForce} isSupervisor={isSupervisor} />
      <PolicyVersions isSupervisor={isSupervisor} />
    </>
  );
}

function InForce() {
  const t = useText();
  const format = useFormat();
  const version = usePolicy(({ state }) => state?.versions.find(({ isInForce }) => isInForce));
  if (version === undefined) return null;
  const { adoptedBy, adoptedAtMs } = version;
  const how =
    adoptedAtMs === null
      ? t('policy.shipped')
      : t('policy.adoptedBy', { who: adoptedBy ?? '', when: format.instant(adoptedAtMs) });
  return (
    <p>
      <span className="mono strong">{version.version}</span> <span className="muted">{how}</span>
    </p>
  );
}

/** `policy` is null until something is changed. */
type Draft = { readonly policy: Policy | null; readonly from: string };

function Workbench({ inForce, isSupervisor }: { readonly inForce: Policy; readonly isSupervisor: boolean }) {
  const typed = useDraft<Draft>('policy', { policy: null, from: inForce.version });
  const { policy: written, from } = typed.value;
  const draft = written === null ? inForce : { ...written, version: inForce.version };
  const changed = new Set(changedPaths(inForce, draft));
  useEffect(() => void weighDifferences(changed.size > 0 ? draft : null), [JSON.stringify(draft)]);
  const change = (next: Policy): void => {
    const isSame = changedPaths(inForce, next).length === 0;
    typed.change(
      isSame ? { policy: null, from: inForce.version } : { policy: next, from: written === null ? inForce.version : from },
    );
  };
  const discard = (): void => {
    typed.change({ policy: null, from: inForce.version });
    typed.done();
  };
  const editing = { draft, inForce, changed, change: isSupervisor ? change : null };
  return (
    <>
      <PolicyMatrix {...editing} />
      <PolicyLists {...editing} />
      {isSupervisor && (
        <DraftBar draft={draft} isChanged={changed.size > 0} isBehind={from !== inForce.version} onDiscard={discard} />
      )}
    </>
  );
}
