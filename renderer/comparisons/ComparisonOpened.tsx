import { useState } from 'react';
import type { CompareHit, Comparison } from '../../shared/contract/compare.ts';
import { compareKindText, compareStateText } from '../../shared/text/compare.ts';
import { useFormat } from '../format.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { useVault } from '../vault/vault-store.ts';
import { chosenCases, CasesChoice, noCases, type ChosenCases } from './CasesChoice.tsx';
import {
  approve,
  cancelWork,
  closeComparison,
  endComparison,
  proposeAnswer,
  useComparisons,
  writeFile,
} from './comparison-store.ts';

type Props = { readonly comparison: Comparison; readonly hits: readonly CompareHit[] };

/** One comparison: what was agreed, what is to be done next, and the hits in our cases. */
export function ComparisonOpened({ comparison, hits }: Props) {
  const t = useText();
  const { failure, work } = useComparisons();
  const [cases, setCases] = useState<ChosenCases>(noCases);
  const [wrong, setWrong] = useState<string | null>(null);
  const isToAnswer = comparison.role === 'answers' && comparison.state === 'received';

  async function answer(): Promise<void> {
    const chosen = await chosenCases(cases);
    if ('unknown' in chosen) return setWrong(t('compare.unknownReference', { reference: chosen.unknown }));
    setWrong(null);
    const refused = await proposeAnswer(comparison.run, chosen.cases);
    if (refused !== null) useComparisons.setState({ failure: refused });
    else notify({ title: t('compare.proposed'), tone: 'done' });
  }

  return (
    <Dialog
      isOpen
      onClose={closeComparison}
      title={t('compare.runTitle', { agency: comparison.agency })}
      footer={
        <>
          <Button onPress={closeComparison}>{t('compare.close')}</Button>
          <Acts comparison={comparison} isBusy={work !== null} onAnswer={() => void answer()} isAnswerable={isChosen(cases)} />
        </>
      }
    >
      <div className="stack">
        <Agreed comparison={comparison} />
        {isToAnswer && <CasesChoice value={cases} onChange={setCases} error={wrong} />}
        {work !== null && (
          <Progress
            label={t('compare.working')}
            done={work.done}
            total={work.total === 0 ? null : work.total}
            onCancel={cancelWork}
          />
        )}
        {comparison.hits !== null && <Hits comparison={comparison} hits={hits} />}
        {failure !== null && <FailureNote failure={failure} />}
      </div>
    </Dialog>
  );
}

const isChosen = ({ isOpen, references }: ChosenCases): boolean => isOpen || references.trim() !== '';

function Agreed({ comparison }: { readonly comparison: Comparison }) {
  const t = useText();
  const format = useFormat();
  const { role, kinds, size, theirSize, state, cases, preparedBy, approvedBy, accepted, tellsHits } = comparison;
  return (
    <dl className="kv">
      <dt>{t('compare.role')}</dt>
      <dd>{t(`compare.roles.${role}`)}</dd>
      <dt>{t('compare.kinds')}</dt>
      <dd>{kinds.map(kind => t(compareKindText[kind])).join(', ')}</dd>
      <dt>{t('compare.sizes')}</dt>
      <dd>{t('compare.sizesOf', { size: format.number(size), other: format.number(theirSize) })}</dd>
      {cases !== null && (
        <>
          <dt>{t('compare.casesChosen')}</dt>
          <dd>{cases === 'open' ? t('compare.allOpen') : t('compare.someCases', { count: cases })}</dd>
        </>
      )}
      <dt>{t('compare.hits')}</dt>
      <dd>{t(tellsHits ? 'compare.told' : 'compare.notTold')}</dd>
      <dt>{t('compare.state')}</dt>
      <dd>
        {t(compareStateText[state])}
        {preparedBy !== null && <div className="small muted">{t('compare.preparedBy', { who: preparedBy })}</div>}
        {approvedBy !== null && (
          <div className="small muted">
            {t('compare.approvedBy', { who: approvedBy })}
            {accepted === 'one-person' && `, ${t('compare.byOne')}`}
          </div>
        )}
      </dd>
    </dl>
  );
}

type ActsProps = {
  readonly comparison: Comparison;
  readonly isBusy: boolean;
  readonly isAnswerable: boolean;
  readonly onAnswer: () => void;
};

function Acts({ comparison: { run, role, state, hasFile, tellsHits }, isBusy, isAnswerable, onAnswer }: ActsProps) {
  const t = useText();
  const isSupervisor = useVault(vault => vault.phase === 'open' && vault.vault.user.role === 'supervisor');
  const isToWrite = state === 'approved' || (role === 'asks' && state === 'answered' && tellsHits);
  const isOver = state === 'done' || state === 'refused' || state === 'expired';
  const write = async () => {
    if (await writeFile(run, `${run.slice(0, 8)}.age`)) notify({ title: t('compare.written'), tone: 'done' });
  };
  return (
    <>
      {!isOver && (
        <Button variant="danger" onPress={() => void endComparison(run)}>
          {t(state === 'received' || state === 'proposed' ? 'compare.refuse' : 'compare.end')}
        </Button>
      )}
      {hasFile && !isToWrite && (
        <Button isPending={isBusy} onPress={() => void write()}>
          {t('compare.writeAgain')}
        </Button>
      )}
      {role === 'answers' && state === 'received' && (
        <Button variant="primary" unavailable={isAnswerable ? null : t('compare.casesChosen')} onPress={onAnswer}>
          {t('compare.propose')}
        </Button>
      )}
      {state === 'proposed' && (
        <Button variant="primary" unavailable={isSupervisor ? null : t('compare.proposed')} onPress={() => void approve(run)}>
          {t('compare.approve')}
        </Button>
      )}
      {isToWrite && (
        <Button variant="primary" isPending={isBusy} onPress={() => void write()}>
          {t('compare.write')}
        </Button>
      )}
    </>
  );
}

function Hits({ comparison: { agency }, hits }: Props) {
  const t = useText();
  if (hits.length === 0) return <p>{t('compare.noHits')}</p>;
  return (
    <section className="stack tight" aria-label={t('compare.hits')}>
      <h3 className="h-section">{t('compare.hits')}</h3>
      <ul className="stack tight plain">
        {hits.map(({ kind, caseId, reference, officer, record }) => (
          <li key={`${kind} ${record}`}>
            <Button
              variant="link"
              onPress={() => {
                closeComparison();
                go({ screen: 'case', caseId, at: { kind: 'record', record } });
              }}
            >
              {t('compare.hitLine', { kind: t(compareKindText[kind]), reference })}
            </Button>{' '}
            <span className="small muted">{officer ?? ''}</span>
          </li>
        ))}
      </ul>
      <p className="small muted">{t('compare.hitContact', { agency })}</p>
    </section>
  );
}
