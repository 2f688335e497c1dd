import { useState } from 'react';
import { caveatKinds, type Caveat } from '../../shared/mark.ts';
import type { NamedAgency } from '../../shared/agency-search.ts';
import { useText } from '../text.ts';
import { Checkbox } from '../ui/Checkbox.tsx';
import { CaveatParameter } from './CaveatParameter.tsx';
import { caveatGroups, withCaveat, type CaveatKind } from './caveats.ts';
import type { EventsOfCase } from './event-choices.ts';

type Props = {
  readonly caveats: readonly Caveat[];
  readonly agencies: readonly NamedAgency[];
  readonly events: EventsOfCase;
  readonly onChange: (caveats: readonly Caveat[]) => void;
};

/** The caveats beyond the one list of recipients, folded while none is set; one that is chosen asks for what it needs: until when, to whom, for what. */
export function CaveatFields({ caveats, isListed, onChange, ...known }: Props & { readonly isListed: boolean }) {
  const t = useText();
  const isInside = (kind: CaveatKind) => kind !== 'REL' || isListed;
  const held = caveatKinds.filter(kind => isInside(kind) && caveats.some(caveat => caveat.kind === kind));
  const [beginsOpen] = useState(held.length > 0);
  return (
    <details className="mark-fold" open={beginsOpen}>
      <summary>
        {t('mark.moreCaveats')}
        {held.length > 0 && `: ${held.map(kind => t(`mark.caveat.${kind}`)).join(' · ')}`}
      </summary>
      <div className="caveat-groups">
        {(['who', 'use', 'when', 'law'] as const).map(group => (
          <fieldset key={group} className="case-parts">
            <legend className="fld-label">{t(`mark.group.${group}`)}</legend>
            {caveatGroups[group].filter(isInside).map(kind => (
              <Row key={kind} kind={kind} caveats={caveats} onChange={onChange} {...known} />
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

function Row({ kind, caveats, agencies, events, onChange }: Props & { readonly kind: CaveatKind }) {
  const t = useText();
  // A law may name several statutes; a mark that has more than one of a kind keeps them all, and the first is edited.
  const held = caveats.find(caveat => caveat.kind === kind);
  const change = (next: Caveat) => onChange(caveats.map(caveat => (caveat === held ? next : caveat)));
  return (
    <div className="caveat">
      <Checkbox checked={held !== undefined} onChange={on => onChange(withCaveat(caveats, kind, on))}>
        {t(`mark.caveat.${kind}`)} <span className="mono small faint">{kind}</span>
      </Checkbox>
      {held && <CaveatParameter caveat={held} agencies={agencies} events={events} onChange={change} />}
    </div>
  );
}
