import { citationOf } from '../../shared/clocks/explain.ts';
import type { ChecklistItem, Profile } from '../../shared/profile.ts';
import { profileKey } from '../../shared/profiles.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { planOf } from './draft.ts';
import { changeNeeds, useNewCase } from './new-case-store.ts';

/** What the case's profile will ask for, before it is made. */
export function ChecklistStep() {
  const t = useText();
  const draft = useNewCase(state => state.draft);
  const { profile, items } = planOf(draft);
  if (profile === undefined) return null;
  const first = profile.stages.find(({ id }) => id === profile.initial);
  return (
    <section>
      <dl className="kv">
        <dt>{t('newCase.profile')}</dt>
        <dd>
          {t(profile.label)} <span className="mono faint">{profileKey(profile)}</span>
        </dd>
        <dt>{t('newCase.begins')}</dt>
        <dd>{first && t(first.label)}</dd>
      </dl>
      {profile.checklist.length === 0 ? (
        <p className="muted">{t('newCase.noChecklist')}</p>
      ) : (
        <>
          <div className="stack tight">
            {(['provisional', 'death', 'noTreaty'] as const).map(need => (
              <Checkbox key={need} checked={draft.needs[need]} onChange={checked => changeNeeds({ [need]: checked })}>
                {t(`newCase.asked.${need}`)}
              </Checkbox>
            ))}
          </div>
          <p className="note">{t('newCase.needsNote')}</p>
          <p className="strong">{t('newCase.checklistNote', { count: items.length })}</p>
          <ul className="checklist">
            {items.map(item => (
              <Item key={item.id} profile={profile} item={item} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Item({ profile, item }: { readonly profile: Profile; readonly item: ChecklistItem }) {
  const t = useText();
  const asks = [item.translate ? t('newCase.translate') : '', item.authenticate ? t('newCase.authenticate') : ''];
  const { text, tag } = citationOf(profile, item.source);
  return (
    <li>
      <span>{t(item.label)}</span>
      <span className="small muted">{asks.filter(ask => ask !== '').join(' · ')}</span>
      <span className="small faint">{t(text)}</span>
      {tag === 'M' && <Badge tone="dashed">{t('newCase.fromMemory')}</Badge>}
    </li>
  );
}
