import { useState } from 'react';
import type { CaseId } from '../../shared/language.ts';
import type { PersonAt, PersonMatch } from '../../shared/same-person/matches.ts';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { AlikeCases } from './AlikeCases.tsx';
import { LongList } from './LongList.tsx';
import { MatchLine } from './MatchLine.tsx';
import { MergeDialog, type MergedPair } from './MergeDialog.tsx';
import { judge, readSame } from './same-person-store.ts';
import { takeMergeBack } from './take-merge-back.ts';
import { useOfCase } from '../record/use-of-case.ts';

type Props = {
  readonly caseId: CaseId;
  readonly reference: string;
  /** Only who of the case is in another, not the whole cases that may be this one. */
  readonly personsOnly?: boolean;
};

/** Who of the open case may be in another too, and which case may be this one; nothing where there is nobody, or who only reads. */
export function CaseMatches({ caseId, reference, personsOnly = false }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const { found, read } = useOfCase(caseId, mayWrite, readSame);
  const [pair, setPair] = useState<MergedPair | null>(null);
  const persons = found?.persons.filter(({ matches }) => matches.length > 0) ?? [];
  const cases = personsOnly ? [] : (found?.cases ?? []);
  if (persons.length === 0 && cases.length === 0) return null;
  const say = async (mine: PersonAt, { caseId: other, record, isSaid }: PersonMatch, verdict: 'same' | 'other' | null) => {
    const [one, their] = [mine, { caseId: other, record }];
    if (!(await judge(one, their, verdict))) return;
    await read();
    const back = () => void judge(one, their, isSaid ? 'same' : null).then(read);
    notify({ title: t(saidText[verdict ?? 'none']), tone: 'done', act: { label: t('ui.undo'), onPress: back } });
  };
  const merged = async (at: PersonAt) => {
    setPair(null);
    await read();
    notify({ title: t('merge.merged'), tone: 'done', act: { label: t('ui.undo'), onPress: () => void takeMergeBack(at) } });
  };
  return (
    <section className="page-part history-faults" aria-label={t('samePerson.title')}>
      {persons.map(({ record, name, matches }) => (
        <div key={record}>
          <h2 className="h-section">
            {t(matches.every(({ isSaid }) => isSaid) ? 'samePerson.ofSaid' : 'samePerson.of', { name })}
          </h2>
          <LongList>
            {matches.map(match => (
              <MatchLine key={match.record} match={match}>
                <Acts
                  match={match}
                  onSay={verdict => void say({ caseId, record }, match, verdict)}
                  onCompare={() => setPair(pairOf({ caseId, record }, reference, name, match))}
                  onUnmerge={() => void takeMergeBack({ caseId, record })}
                />
              </MatchLine>
            ))}
          </LongList>
        </div>
      ))}
      {cases.length > 0 && <AlikeCases cases={cases} of={caseId} onSaid={() => void read()} />}
      {pair !== null && <MergeDialog pair={pair} onClose={() => setPair(null)} onMerged={() => void merged(pair.at.one)} />}
    </section>
  );
}

const saidText = { same: 'samePerson.saidSame', other: 'samePerson.saidOther', none: 'samePerson.takenBack' } as const;

function pairOf(one: PersonAt, reference: string, name: string, match: PersonMatch): MergedPair {
  const other = { caseId: match.caseId, record: match.record };
  return { name, at: { one, other }, references: { one: reference, other: match.reference } };
}

type ActsProps = {
  readonly match: PersonMatch;
  readonly onSay: (verdict: 'same' | 'other' | null) => void;
  readonly onCompare: () => void;
  readonly onUnmerge: () => void;
};

function Acts({ match, onSay, onCompare, onUnmerge }: ActsProps) {
  const t = useText();
  const act = (text: string, onPress: () => void) => (
    <Button size="sm" label={`${text}: ${match.name}, ${match.reference}`} onPress={onPress}>
      {text}
    </Button>
  );
  return (
    <>
      {act(t('merge.compare'), onCompare)}
      {match.merged !== null && act(t('merge.unmerge'), onUnmerge)}
      {match.isSaid ? (
        match.merged === null && act(t('samePerson.takeBack'), () => onSay(null))
      ) : (
        <>
          {act(t('samePerson.same'), () => onSay('same'))}
          {act(t('samePerson.other'), () => onSay('other'))}
        </>
      )}
    </>
  );
}
