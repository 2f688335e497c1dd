import { caseKinds } from '../../shared/case.ts';
import { directionName } from '../../shared/direction-text.ts';
import { useText } from '../text.ts';
import { DateField } from '../ui/DateField.tsx';
import { Select } from '../ui/Select.tsx';
import { chooseFlow, useFlow, type FlowAnswer } from './flow-store.ts';

const ANY = '*';
const NONE = '-';

/** Which cases are counted, from when to when. */
export function FlowFilters({ flow }: { readonly flow: FlowAnswer }) {
  const t = useText();
  const chosen = useFlow(state => state.chosen);
  return (
    <div className="board-filters" role="group" aria-label={t('flow.filters')}>
      <Select
        look="filter"
        label={t('flow.kind')}
        value={chosen.kind ?? 'extradition'}
        onChange={kind => chooseFlow({ kind })}
        choices={caseKinds.map(id => ({ id, label: t(`pipeline.kind.${id}`) }))}
      />
      <Select
        look="filter"
        label={t('flow.direction')}
        value={chosen.direction === null ? NONE : (chosen.direction ?? ANY)}
        onChange={id => chooseFlow({ direction: id === ANY ? undefined : id === NONE ? null : id })} // one of the choices
        choices={[
          { id: ANY, label: t('flow.any') },
          { id: NONE, label: t('flow.none') },
          ...flow.directions.map(id => ({ id, label: t(directionName(id)) })),
        ]}
      />
      <Select
        look="filter"
        label={t('flow.counterpart')}
        value={chosen.counterpart === null ? NONE : (chosen.counterpart ?? ANY)}
        onChange={id => chooseFlow({ counterpart: id === ANY ? undefined : id === NONE ? null : id })}
        choices={[
          { id: ANY, label: t('flow.any') },
          { id: NONE, label: t('flow.none') },
          ...flow.counterparts.map(id => ({ id, label: id })),
        ]}
      />
      <Select
        look="filter"
        label={t('flow.officer')}
        value={chosen.officer === null ? NONE : (chosen.officer ?? ANY)}
        onChange={id => chooseFlow({ officer: id === ANY ? undefined : id === NONE ? null : id })}
        choices={[
          { id: ANY, label: t('flow.any') },
          { id: NONE, label: t('flow.nobody') },
          ...flow.officers.map(id => ({ id, label: id })),
        ]}
      />
      <DateField
        isPast
        label={t('flow.from')}
        value={flow.from}
        max={flow.asOf}
        onChange={day => day && chooseFlow({ from: day })}
      />
      <DateField
        isPast
        label={t('flow.asOf')}
        value={flow.asOf}
        min={flow.from}
        onChange={day => day && chooseFlow({ asOf: day, from: flow.from })}
      />
    </div>
  );
}
