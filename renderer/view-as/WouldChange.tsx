import { useEffect, useState } from 'react';
import { useMayWrite } from '../frame/rights.ts';
import { SayOfEvent } from '../record/SayOfEvent.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { RecordOverride } from './RecordOverride.tsx';
import type { Chosen } from './seen.ts';
import { askWhatWouldChange, sightOf, termsOf, useSight } from './sight-store.ts';

/** What would let more of a place leave, each alone: consents, events, other purposes, recorded facts. */
export function WouldChange({ chosen }: { readonly chosen: Chosen }) {
  const { record, seen } = chosen;
  const t = useText();
  const mayWrite = useMayWrite();
  const [isRecording, setRecording] = useState(false);
  const sight = useSight(sightOf);
  const terms = useSight(termsOf);
  const changes = useSight(state => state.changes);
  useEffect(() => void askWhatWouldChange(record, seen), [record, seen, sight]);
  if (changes?.path !== seen.path) return null;
  const facts = changes.texts.flatMap(({ fact }) => fact ?? []);
  return (
    <>
      <p className="caption why-them">{t('release.wouldLeave')}</p>
      {changes.texts.length === 0 && <p className="muted">{t('release.wouldLeaveNever')}</p>}
      <ul className="stack tight">
        {changes.texts.map(text => (
          <li key={text.en}>
            {t(text)}
            {text.event !== undefined && terms !== null && (
              <>
                {' '}
                <SayOfEvent caseId={terms.caseId} event={text.event} />
              </>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && facts.length > 0 && (
        <div className="row why-them">
          <Button size="sm" onPress={() => setRecording(true)}>
            {t('override.record')}
          </Button>
        </div>
      )}
      {isRecording && <RecordOverride chosen={chosen} facts={facts} onClose={() => setRecording(false)} />}
    </>
  );
}
