import type { OpenedView } from '../../shared/contract/packets.ts';
import { storedMarkCodes } from '../marks/mark-words.ts';
import { useText } from '../text.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';

/** What we hold that importing puts under a tighter mark: the mark it has, and the one it will have. */
export function Tightened({ opened: { tightened, tightenedInAll } }: { readonly opened: OpenedView }) {
  const t = useText();
  if (tightened.length === 0) return null;
  return (
    <section className="stack tight">
      <h3 className="h-section">{t('inbox.tightened')}</h3>
      <p className="small muted">{t('inbox.tightenedNote')}</p>
      <div className="arrival-changes" role="region" aria-label={t('inbox.tightened')} tabIndex={0}>
        <table className="sight">
          <thead>
            <tr>
              <th scope="col">{t('release.field')}</th>
              <th scope="col">{t('inbox.markHeld')}</th>
              <th scope="col">{t('inbox.markNow')}</th>
            </tr>
          </thead>
          <tbody>
            {tightened.map(({ entity, name, place, old, mark }) => {
              const label = fieldOf(entity, place)?.label;
              return (
                <tr key={`${name} ${place}`}>
                  <th scope="row">
                    {t(entityLabel(entity))}
                    {label === undefined ? <span className="mono faint"> {name}</span> : `, ${t(label)}`}
                  </th>
                  <td className="mono">{storedMarkCodes(old, t)}</td>
                  <td className="mono adds-new">{storedMarkCodes(mark, t)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {tightenedInAll > tightened.length && (
        <p className="small muted">{t('inbox.moreTightened', { count: tightenedInAll - tightened.length })}</p>
      )}
    </section>
  );
}
