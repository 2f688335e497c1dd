import type { RecordId } from '../../shared/language.ts';
import type { Plan } from '../../shared/plan.ts';
import { textIn } from '../../shared/records.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { TaskDay, TaskNotes } from './TaskCard.tsx';

/** The tasks in the plan's own order, with all that the board says of them. */
export function TaskTable({ plan, onChoose }: { readonly plan: Plan; readonly onChoose: (id: RecordId) => void }) {
  const t = useText();
  const phaseOf = (id: RecordId | null) => textIn(plan.phases.find(phase => phase.id === id)?.fields ?? {}, 'name');
  return (
    <div className="plan-scroll" role="region" aria-label={t('plan.tasks')} tabIndex={0}>
      <table className="plan-table">
        <thead>
          <tr>
            <th scope="col">{t('plan.task')}</th>
            <th scope="col">{t('plan.phase')}</th>
            <th scope="col">{t('plan.party')}</th>
            <th scope="col">{t('plan.due')}</th>
            <th scope="col">{t('plan.status')}</th>
          </tr>
        </thead>
        <tbody>
          {plan.tasks.map(task => (
            <tr key={task.record.id}>
              <th scope="row">
                <Button variant="link" onPress={() => onChoose(task.record.id)}>
                  {textIn(task.record.fields, 'what')}
                </Button>{' '}
                <TaskNotes task={task} />
              </th>
              <td>{phaseOf(task.phase)}</td>
              <td className="mono">{task.party ?? t('plan.us')}</td>
              <td>
                <TaskDay task={task} />
              </td>
              <td>{t(`plan.column.${task.column}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
