import type { Output } from '../../shared/contract.ts';
import { auditActionName } from '../../shared/audit-actions.ts';
import type { Json } from '../../shared/language.ts';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notice.ts';
import { useViewer } from '../viewer.ts';
import { actHere } from './framework-store.ts';

const MOST = 20;

/** What was done to a part, newest first; one's own last steps can be taken back. */
export function ItemHistory({ shown: { item, history } }: { readonly shown: Output<'framework:item'> }) {
  const t = useText();
  const format = useFormat();
  const me = useViewer(({ viewer }) => (viewer === null || viewer.user.role === 'auditor' ? null : viewer.user.label));
  const entries = [...Map.groupBy(history, ({ entry }) => entry)].slice(0, MOST);
  const undone = new Set(history.filter(({ field }) => field === 'undone').map(line => line.new));
  if (entries.length === 0) return null;
  return (
    <section>
      <h2>{t('framework.history')}</h2>
      <ul className="fw-list">
        {entries.map(([entry, lines]) => {
          const [{ user, atMs, action }] = lines as [(typeof lines)[number]]; // a group has one
          const mayUndo =
            user === me && me !== null && /:(?:add|update|report|remove|plan-year)$/.test(action) && !undone.has(entry);
          return (
            <li key={entry}>
              <span className="small muted">{atMs !== null && format.instant(atMs)}</span>
              <span>{user}</span>
              <span>
                {t(auditActionName(action))}
                <span className="small muted">
                  {' '}
                  {lines
                    .map(({ new: made }) => textOf(made))
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {mayUndo && (
                <Button
                  size="sm"
                  onPress={() => {
                    void actHere('framework:undo', { entry }, { item: item.id }).then(
                      isDone => isDone && notify({ title: t('framework.undone'), tone: 'done' }),
                    );
                  }}
                >
                  {t('framework.undo')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** A value that a person wrote; what the program wrote for itself is not shown. */
function textOf(value: Json): string {
  return typeof value === 'string' ? value : '';
}
