import type { LeftOut } from '../../shared/decision/for-reader.ts';
import { useText } from '../text.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { entityLabel, fieldOf } from '../view-as/seen.ts';

/** What would leave and is left out, since the counterpart's Enlace has no field for it yet. */
export function LeftOutNote({ leftOut, who }: { readonly leftOut: readonly LeftOut[]; readonly who: string }) {
  const t = useText();
  if (leftOut.length === 0) return null;
  return (
    <PanelSection title={t('release.leftOut')} right={leftOut.length}>
      <p className="small muted">{t('release.leftOutNote', { who })}</p>
      <ul className="small">
        {leftOut.map(({ record, entity, field, place }) => (
          <li key={`${record}/${field}`}>
            {t(entityLabel(entity))}, {t(fieldOf(entity, field)?.label ?? { en: field, es: field })}{' '}
            <span className="mono faint">{place}</span>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
