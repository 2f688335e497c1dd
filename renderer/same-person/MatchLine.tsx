import type { ReactNode } from 'react';
import { fieldAt } from '../../shared/catalogue.ts';
import type { PersonMatch } from '../../shared/same-person/matches.ts';
import type { SamenessGround } from '../../shared/same-person/same-person.ts';
import { samenessReasonText } from '../../shared/text/same-person.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';

/** Somebody who may be the same person: in which case, called what, and why; with what can be done about it. */
export function MatchLine({ match, children }: { readonly match: PersonMatch; readonly children?: ReactNode }) {
  const t = useText();
  const why = (ground: SamenessGround): string => {
    const label = ground.fields === undefined ? undefined : fieldAt(ground.fields[0])?.label;
    return t(label ?? samenessReasonText[ground.reason]);
  };
  return (
    <li>
      <span>
        <b>{match.name}</b>{' '}
        <Button
          variant="link"
          label={t('samePerson.open', { reference: match.reference })}
          onPress={() => go({ screen: 'case', caseId: match.caseId, tab: 'subjects' })}
        >
          <span className="mono">{match.reference}</span>
        </Button>{' '}
        {match.isSaid ? (
          <Badge>{t(match.merged === null ? 'samePerson.said' : 'merge.isMerged')}</Badge>
        ) : (
          match.certain && <Badge>{t('samePerson.certain')}</Badge>
        )}
      </span>
      <span className="small muted">{match.grounds.map(why).join(' · ')}</span>
      {children !== undefined && <span className="acts">{children}</span>}
    </li>
  );
}
