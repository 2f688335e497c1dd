import { PencilLine } from 'lucide-react';
import { useFormat } from '../format.ts';
import { discardDraft, resumeDraft, useDrafts, type KeptDraft, type PlaceKind } from '../kept-drafts.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Popover } from '../ui/Popover.tsx';
import { excerptOf } from './excerpt.ts';

/** In the top bar while anything is typed and not saved: what, where, and the way back to it. */
export function DraftsMenu() {
  const t = useText();
  const kept = useDrafts(state => state.kept);
  if (kept.size === 0) return null;
  const title = t('drafts.title', { count: kept.size });
  return (
    <Popover
      label={title}
      placement="bottom end"
      trigger={
        <Button icon={PencilLine} variant="ghost" label={title}>
          {kept.size}
        </Button>
      }
    >
      {close => (
        <div className="stack drafts">
          <p className="small muted">{t('drafts.note')}</p>
          <ul className="stack tight">
            {[...kept].map(([place, draft]) => (
              <DraftLine key={place} place={place} draft={draft} onResume={close} />
            ))}
          </ul>
        </div>
      )}
    </Popover>
  );
}

type LineProps = { readonly place: string; readonly draft: KeptDraft; readonly onResume: () => void };

function DraftLine({ place, draft, onResume }: LineProps) {
  const t = useText();
  const format = useFormat();
  const kind = (place.split(' ')[0] ?? place) as PlaceKind; // every place begins with one
  const what = [t(`drafts.place.${kind}`), draft.reference].filter(part => part !== null).join(' · ');
  return (
    <li className="draft">
      <div>
        <b className="strong">{what}</b> <span className="small muted">{format.instant(draft.atMs)}</span>
        <p className="small ellipsis">{excerptOf(draft.content)}</p>
      </div>
      <Button
        size="sm"
        label={t('drafts.goOnWith', { what })}
        onPress={() => {
          onResume();
          resumeDraft(place);
        }}
      >
        {t('drafts.goOn')}
      </Button>
      <Button size="sm" variant="danger" label={t('drafts.discardOf', { what })} onPress={() => discardDraft(place)}>
        {t('drafts.discard')}
      </Button>
    </li>
  );
}
