import type { AgencyCode } from '../../shared/language.ts';
import { useText } from '../text.ts';
import { entityLabel, fieldOf } from '../view-as/seen.ts';
import { useCounterparts } from './counterpart-store.ts';

/** What keeping this would open or close of real cases, before it is kept. */
export function ProfileEffectNote({ agency }: { readonly agency: AgencyCode }) {
  const t = useText();
  const effect = useCounterparts(state => state.weighed);
  return (
    <section className="profile-effect" aria-labelledby="profile-effect">
      <h3 id="profile-effect" className="caption">
        {t('counterpart.effect')}
      </h3>
      <div role="status">
        {effect === null ? (
          <p className="muted">{t('counterpart.weighing')}</p>
        ) : effect.casesInAll === 0 ? (
          <p>{t('counterpart.effectNone', { count: effect.looked })}</p>
        ) : (
          <p>
            <b className="strong">{t('counterpart.opens', { count: effect.opens })}</b>
            {', '}
            <b className="strong">{t('counterpart.closes', { count: effect.closes })}</b>{' '}
            {t('counterpart.inCases', { count: effect.casesInAll })}
          </p>
        )}
        {effect !== null && !effect.areWithIt && <p className="small muted">{t('counterpart.effectOthers', { who: agency })}</p>}
      </div>
      {effect !== null && effect.cases.length > 0 && (
        <ul className="stack tight">
          {effect.cases.map(one => (
            <li key={one.caseId}>
              <span className="mono small">{one.reference}</span> {one.title}
              <span className="choice-note">
                {one.fields
                  .map(({ entity, field, opens, closes }) => {
                    const what = `${t(entityLabel(entity))}: ${t(fieldOf(entity, field)?.label ?? { en: field, es: field })}`;
                    return [what, opens > 0 ? `+${opens}` : '', closes > 0 ? `−${closes}` : ''].filter(Boolean).join(' ');
                  })
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
