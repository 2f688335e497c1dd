import type { PersonLine } from '../../shared/case-view.ts';
import { dateText } from '../../shared/value-text.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';
import { LongList } from '../same-person/LongList.tsx';
import { MatchLine } from '../same-person/MatchLine.tsx';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { useBeside } from '../use-beside.ts';
import { readMatches } from './people-store.ts';
import { openPerson, rolesSaid } from './person-words.ts';

/** A person beside the list: who it is, in which case, and where else the same person may be, with the reasons. */
export function PersonPanel({ person }: { readonly person: PersonLine }) {
  const t = useText();
  const reader = useReader();
  const { caseId, reference, name, dob, roles } = person;
  return (
    <>
      <PanelSection title={name}>
        {roles.length > 0 && <p>{rolesSaid(roles, t)}</p>}
        {dob !== null && <p className="muted">{t('people.bornOn', { date: dateText(dob, reader) })}</p>}
        <p>
          <Button variant="link" onPress={() => go({ screen: 'case', caseId })}>
            <span className="mono">{reference}</span>
          </Button>
        </p>
        <div className="stack tight">
          <Button wide onPress={() => openPerson(person)}>
            {t('people.openIt')}
          </Button>
        </div>
      </PanelSection>
      <Elsewhere person={person} />
    </>
  );
}

function Elsewhere({ person }: { readonly person: PersonLine }) {
  const t = useText();
  const mayWrite = useMayWrite();
  const matches = useBeside(mayWrite ? person.record : null, () => readMatches(person));
  if (matches === null) return null;
  return (
    <PanelSection title={t('people.elsewhere')}>
      {matches.length === 0 ? (
        <p className="muted">{t('people.nowhereElse')}</p>
      ) : (
        <LongList>
          {matches.map(match => (
            <MatchLine key={match.record} match={match} />
          ))}
        </LongList>
      )}
    </PanelSection>
  );
}
