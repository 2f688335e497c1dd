import { caseKinds, type CaseKind, type Direction } from '../../shared/case.ts';
import { directionName } from '../../shared/direction-text.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import type { Choice } from '../ui/choice.ts';
import { Select } from '../ui/Select.tsx';
import { filterCases, plain, takeFilter, useCaseList, usualFilter } from './case-list-store.ts';

const stops = { overdue: -1, week: 7, month: 30 } as const; // days from today
type StopWindow = keyof typeof stops;
const stopWindows = Object.keys(stops) as readonly StopWindow[]; // its keys are these

/** What the list is narrowed by, each on its own; what no case has is not offered. */
export function CaseFilters() {
  const t = useText();
  const filter = useCaseList(state => state.filter);
  const options = useCaseList(state => state.options);
  const any: Choice<''> = { id: '', label: t('cases.any') };
  const option = (path: string, id: string) => {
    const label = fieldAt(path)?.options?.[id];
    return label ? t(label) : id;
  };
  const plainly = (ids: readonly string[]) => ids.map(id => ({ id, label: id }));
  const isNarrowed =
    Object.keys(plain(filter)).some(key => !['sort', 'descending', 'ended'].includes(key)) || filter.ended !== false;

  return (
    <div className="case-filters" role="group" aria-label={t('caseList.filters')}>
      <Select<'open' | 'ended' | ''>
        look="filter"
        label={t('caseList.state')}
        value={filter.ended === undefined ? '' : filter.ended ? 'ended' : 'open'}
        onChange={state => void filterCases({ ended: state === '' ? undefined : state === 'ended' })}
        choices={[any, { id: 'open', label: t('caseList.open') }, { id: 'ended', label: t('caseList.ended') }]}
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
        choices={[any, ...plainly(options.counterparts)]}
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
