import { useCallback, useEffect, useState } from 'react';
import type { CaseId } from '../../shared/language.ts';
import type { PersonAt, PersonMatch, SamePersons } from '../../shared/same-person/matches.ts';
import { alikeReasonText } from '../../shared/text/same-person.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { door } from '../host.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { MatchLine } from './MatchLine.tsx';
import { judge, readSame } from './same-person-store.ts';

/** Who of the open case may be in another too, and which case may be this one; nothing where there is nobody, or who only reads. */
export function CaseMatches({ caseId }: { readonly caseId: CaseId }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const [found, read] = useSame(caseId, mayWrite);
  const persons = found?.persons.filter(({ matches }) => matches.length > 0) ?? [];
  const cases = found?.cases ?? [];
  if (persons.length === 0 && cases.length === 0) return null;
  const say = async (mine: PersonAt, { caseId: other, record, isSaid }: PersonMatch, verdict: 'same' | 'other' | null) => {
    const [one, their] = [mine, { caseId: other, record }];
    if (!(await judge(one, their, verdict))) return;
    await read();
    const back = () => void judge(one, their, isSaid ? 'same' : null).then(read);
    notify({ title: t(saidText[verdict ?? 'none']), tone: 'done', act: { label: t('ui.undo'), onPress: back } });
  };
  return (
    <section className="page-part history-faults" aria-label={t('samePerson.title')}>
      {persons.map(({ record, name, matches }) => (
        <div key={record}>
          <h2 className="h-section">
            {t(matches.every(({ isSaid }) => isSaid) ? 'samePerson.ofSaid' : 'samePerson.of', { name })}
          </h2>
          <ul className="clock-lines">
            {matches.map(match => (
              <MatchLine key={match.record} match={match}>
                <Acts match={match} onSay={verdict => void say({ caseId, record }, match, verdict)} />
              </MatchLine>
            ))}
          </ul>
        </div>
      ))}
      {cases.length > 0 && <AlikeCases cases={cases} />}
    </section>
  );
}

const saidText = { same: 'samePerson.saidSame', other: 'samePerson.saidOther', none: 'samePerson.takenBack' } as const;

function Acts({ match, onSay }: { readonly match: PersonMatch; readonly onSay: (verdict: 'same' | 'other' | null) => void }) {
  const t = useText();
  const of = (act: string): string => `${act}: ${match.name}, ${match.reference}`;
  if (match.isSaid)
    return (
      <Button size="sm" label={of(t('samePerson.takeBack'))} onPress={() => onSay(null)}>
        {t('samePerson.takeBack')}
      </Button>
    );
  return (
    <>
      <Button size="sm" label={of(t('samePerson.same'))} onPress={() => onSay('same')}>
        {t('samePerson.same')}
      </Button>
      <Button size="sm" label={of(t('samePerson.other'))} onPress={() => onSay('other')}>
        {t('samePerson.other')}
      </Button>
    </>
  );
}

/** Cases that may be this one, each with the reason. */
export function AlikeCases({ cases }: { readonly cases: SamePersons['cases'] }) {
  const t = useText();
  return (
    <div>
      <h2 className="h-section">{t('samePerson.cases')}</h2>
      <ul className="clock-lines">
        {cases.map(alike => (
          <li key={alike.caseId}>
            <span>
              <Button
                variant="link"
                label={t('samePerson.open', { reference: alike.reference })}
                onPress={() => go({ screen: 'case', caseId: alike.caseId })}
              >
                <span className="mono">{alike.reference}</span>
              </Button>{' '}
              {alike.title}
            </span>
            <span className="small muted">{t(alikeReasonText[alike.reason])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the host notices of a case, read again after each change of it. */
function useSame(caseId: CaseId, mayAsk: boolean): readonly [SamePersons | null, () => Promise<void>] {
  const [found, setFound] = useState<{ readonly of: CaseId; readonly same: SamePersons | null } | null>(null);
  const read = useCallback(async () => {
    if (mayAsk) setFound({ of: caseId, same: await readSame(caseId) });
  }, [caseId, mayAsk]);
  useEffect(() => {
    void read();
    return door.listen('case:changed', changed => {
      if (changed.caseId === caseId) void read();
    });
  }, [caseId, read]);
  return [found?.of === caseId ? found.same : null, read];
}
