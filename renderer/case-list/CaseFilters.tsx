import { caseKinds, type CaseKind, type Direction } from '../../shared/case.ts';
import { directionName } from '../../shared/direction-text.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { agencyChoice, agencySeeker } from '../agencies/agency-choices.ts';
import { Button } from '../ui/Button.tsx';
import type { Choice } from '../ui/choice.ts';
import { Select } from '../ui/Select.tsx';
import { standings, type Standing } from '../../shared/standing.ts';
import { filterCases, isUsualStanding, plain, takeFilter, useCaseList, usualFilter } from './case-list-store.ts';

const stops = { overdue: -1, week: 7, month: 30 } as const; // days from today
type StopWindow = keyof typeof stops;
const stopWindows = Object.keys(stops) as readonly StopWindow[]; // its keys are these

// Each by itself; and those that still go on, as a filter was saved before after-care stood by itself.
const states: readonly string[] = [...standings, 'open after-care'];
const stateOf = (chosen: readonly Standing[]): string => chosen.join(' ');
const standingsOf = (state: string): readonly Standing[] | undefined =>
  state === '' ? undefined : standings.filter(each => state.split(' ').includes(each));

/** What the list is narrowed by, each on its own; what no case has is not offered. */
export function CaseFilters() {
  const t = useText();
  const filter = useCaseList(state => state.filter);
  const options = useCaseList(state => state.options);
  const agencies = useCaseList(state => state.agencies);
  const any: Choice<''> = { id: '', label: t('cases.any') };
  const option = (path: string, id: string) => {
    const label = fieldAt(path)?.options?.[id];
    return label ? t(label) : id;
  };
  const plainly = (ids: readonly string[]) => ids.map(id => ({ id, label: id }));
  const named = options.counterparts.map(
    code => agencies.find(agency => agency.code === code) ?? { code: code as AgencyCode, names: { en: code, es: code } }, // as its case names it
  );
  const seek = agencySeeker<string>(named, agency => agencyChoice(agency, t), [any]);
  const isNarrowed =
    Object.keys(plain(filter)).some(key => !['sort', 'descending', 'standings'].includes(key)) || !isUsualStanding(filter);

  return (
    <div className="case-filters" role="group" aria-label={t('caseList.filters')}>
      <Select
        look="filter"
        label={t('caseList.state')}
        value={stateOf(filter.standings ?? [])}
        onChange={state => void filterCases({ standings: standingsOf(state) })}
        choices={[
          any,
          ...states.map(id => ({
            id,
            label: standingsOf(id)!
              .map(each => t(`caseList.standing.${each}`))
              .join(' + '),
          })),
        ]}
      />
      <Select<CaseKind | ''>
        look="filter"
        label={t('cases.kind')}
        value={filter.kinds?.[0] ?? ''}
        onChange={kind => void filterCases({ kinds: kind === '' ? undefined : [kind] })}
        choices={[any, ...caseKinds.map(kind => ({ id: kind, label: option('case.kind', kind) }))]}
      />
      <Select<Direction | ''>
        look="filter"
        label={t('cases.direction')}
        value={filter.directions?.[0] ?? ''}
        onChange={direction => void filterCases({ directions: direction === '' ? undefined : [direction] })}
        choices={[any, ...options.directions.map(direction => ({ id: direction, label: t(directionName(direction)) }))]}
      />
      <Select
        look="filter"
        label={t('caseList.stage')}
        value={filter.stages?.[0] ?? ''}
        onChange={stage => void filterCases({ stages: stage === '' ? undefined : [stage] })}
        choices={[any, ...options.stages.map(id => ({ id, label: option('case.stage', id) }))]}
      />
      <Select
        look="filter"
        label={t('caseList.counterpart')}
        value={filter.counterparts?.[0] ?? ''}
        onChange={agency => void filterCases({ counterparts: agency === '' ? undefined : [agency] })}
        choices={seek('')}
        seek={seek}
      />
      <Select
        look="filter"
        label={t('caseList.officer')}
        value={filter.officer ?? ''}
        onChange={officer => void filterCases({ officer: officer === '' ? undefined : officer })}
        choices={[any, ...plainly(options.officers)]}
      />
      <Select<StopWindow | ''>
        look="filter"
        label={t('caseList.stop')}
        value={stopWindows.find(id => stops[id] === filter.stopWithinDays) ?? ''}
        onChange={window => void filterCases({ stopWithinDays: window === '' ? undefined : stops[window] })}
        choices={[any, ...stopWindows.map(id => ({ id, label: t(`caseList.stopWithin.${id}`) }))]}
      />
      {isNarrowed && (
        <Button
          variant="link"
          onPress={() => void takeFilter({ ...usualFilter, sort: filter.sort, descending: filter.descending })}
        >
          {t('caseList.clear')}
        </Button>
      )}
    </div>
  );
}
