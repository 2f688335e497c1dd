import type { CaseSummary } from '../../shared/case-view.ts';
import { useText } from '../text.ts';
import { SuggestField } from '../ui/SuggestField.tsx';
import { MOST_OFFERED, openState, type Opened } from './row-state.ts';
import { LogRow } from './LogRow.tsx';
import { correct, type ReadLog } from './quick-log-store.ts';

/** The case: by the digits of its reference, or by a surname. */
export function CaseRow({ log, ...which }: Opened & { readonly log: ReadLog }) {
  const t = useText();
  const { entry, case: chosen, cases } = log;
  const lack = entry.caseWords === '' ? 'noCase' : cases.length > 1 ? 'severalCases' : 'caseUnknown';
  return (
    <LogRow
      {...openState('case', which)}
      reading={
        chosen === null ? (
          <span className="log-ask">{t(`quickLog.lack.${lack}`)}</span>
        ) : (
          <>
            <span className="mono">{chosen.reference}</span> <About chosen={chosen} />
          </>
        )
      }
    >
      <SuggestField
        label={t('quickLog.case')}
        labelHidden
        mono
        value={entry.caseWords}
        onChange={caseWords => correct({ caseWords })}
        placeholder={chosen?.reference ?? ''}
        maxLength={40}
        most={MOST_OFFERED}
        choices={cases.map(({ reference, persons, title }) => ({
          id: reference,
          label: reference,
          note: persons || title,
        }))}
      />
      <span className={`log-reading ${chosen === null ? 'log-ask' : ''}`}>
        {chosen === null ? t(`quickLog.lack.${lack}`) : <About chosen={chosen} />}
      </span>
    </LogRow>
  );
}

/** The first of its persons, or its title. */
function About({ chosen }: { readonly chosen: CaseSummary }) {
  const t = useText();
  const [first = '', ...others] = chosen.persons.split('; ');
  if (first === '') return <b>{chosen.title}</b>;
  return (
    <>
      <b>{first}</b>{' '}
      {others.length > 0 && <span className="log-reading muted">{t('quickLog.others', { count: others.length })}</span>}
    </>
  );
}
