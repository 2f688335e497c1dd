import { useDraft } from '../drafts/use-draft.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { termsOf, useSight } from '../view-as/sight-store.ts';
import { placeOfReason } from './draft-places.ts';
import { useReleases } from './release-store.ts';
import { buildPacket } from './building.ts';

/** The reason of a person who looked at what the guard is unsure of. It is recorded, and the packet is built. */
export function Acceptance() {
  const t = useText();
  const terms = useSight(termsOf);
  const typed = useDraft(placeOfReason(terms), '');
  const reason = typed.value;
  async function build(): Promise<void> {
    await buildPacket('folder', reason.trim());
    if (useReleases.getState().building.phase === 'built') typed.done();
  }
  return (
    <div className="stack">
      <TextField
        label={t('release.acceptReason')}
        description={t('release.acceptNote')}
        value={reason}
        onChange={typed.change}
        rows={2}
        maxLength={200}
      />
      <Button unavailable={reason.trim() === '' ? t('release.needReason') : null} onPress={() => void build()}>
        {t('release.acceptBuild')}
      </Button>
    </div>
  );
}
