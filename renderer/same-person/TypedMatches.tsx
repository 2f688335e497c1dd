import { useEffect, useState } from 'react';
import type { AlikeCase, PersonMatch } from '../../shared/same-person/matches.ts';
import type { Fields } from '../../shared/records.ts';
import { useText } from '../text.ts';
import { AlikeCases } from './AlikeCases.tsx';
import { LongList } from './LongList.tsx';
import { MatchLine } from './MatchLine.tsx';
import { matchReferences, matchTyped } from './same-person-store.ts';

/** So long nothing is asked after a key. */
const QUIET_MS = 250;

/** Who may be the person that is being typed. */
export function TypedMatches({ fields }: { readonly fields: Fields }) {
  const t = useText();
  const matches = useTyped<PersonMatch>(JSON.stringify(fields), () => matchTyped(fields));
  return (
    <div role="status">
      {matches.length > 0 && (
        <>
          <p className="strong">{t('samePerson.title')}</p>
          <LongList>
            {matches.map(match => (
              <MatchLine key={match.record} match={match} />
            ))}
          </LongList>
        </>
      )}
    </div>
  );
}

/** Which cases bear a reference that is being typed already. */
export function TypedReferences({ references }: { readonly references: readonly string[] }) {
  const written = references.map(text => text.trim()).filter(text => text !== '');
  const cases = useTyped<AlikeCase>(written.join('\n'), () =>
    written.length === 0 ? Promise.resolve([]) : matchReferences(written),
  );
  return <div role="status">{cases.length > 0 && <AlikeCases cases={cases} />}</div>;
}

/** An answer to what is typed, asked for when the typing rests; what comes late to something older is dropped. */
function useTyped<T>(typed: string, ask: () => Promise<readonly T[]>): readonly T[] {
  const [found, setFound] = useState<readonly T[]>([]);
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(() => {
      void ask().then(answer => {
        if (!isOld) setFound(answer);
      });
    }, QUIET_MS);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [typed]); // what is asked changes with the text alone; `ask` is made anew on each render
  return found;
}
