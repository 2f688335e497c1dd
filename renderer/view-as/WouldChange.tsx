import { useEffect } from 'react';
import { useText } from '../text.ts';
import type { Chosen } from './seen.ts';
import { askWhatWouldChange, sightOf, useSight } from './sight-store.ts';

/** What would let more of a place leave, each alone: consents, events, other purposes, recorded facts. */
export function WouldChange({ chosen: { record, seen } }: { readonly chosen: Chosen }) {
  const t = useText();
  const sight = useSight(sightOf);
  const changes = useSight(state => state.changes);
  useEffect(() => void askWhatWouldChange(record, seen), [record, seen, sight]);
  if (changes?.path !== seen.path) return null;
  return (
    <>
      <p className="caption why-them">{t('release.wouldLeave')}</p>
      {changes.texts.length === 0 && <p className="muted">{t('release.wouldLeaveNever')}</p>}
      <ul className="stack tight">
        {changes.texts.map(text => (
          <li key={text.en}>{t(text)}</li>
        ))}
      </ul>
    </>
  );
}
