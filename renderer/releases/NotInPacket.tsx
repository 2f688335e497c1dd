import { TriangleAlert } from 'lucide-react';
import type { ScopeRow } from '../../shared/contract/scope.ts';
import { scopeGroups } from '../../shared/scope/groups.ts';
import { scopeGroupWords, scopeRuleWords } from '../../shared/scope/words.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { PanelSection } from '../ui/PanelSection.tsx';
import { entityLabel } from '../view-as/seen.ts';
import { scopeName } from './scope-items.ts';
import { useScope } from './scope-store.ts';
import { moveRecord } from './scoping.ts';

const MOST_LISTED = 40;

/** The records that do not go, beside what is withheld of those that do. Their parents stand before them. */
export function NotInPacket() {
  const t = useText();
  const view = useScope(state => state.view);
  const asking = useScope(state => state.asking);
  if (view === null) return null;
  const outside = view.rows.filter(({ chosen }) => !chosen);
  return (
    <PanelSection title={t('scope.notIn')} right={outside.length}>
      <p className="small muted">{t(outside.length === 0 ? 'scope.allIn' : 'scope.notInNote')}</p>
      <ul className="not-in small">
        {outside.slice(0, MOST_LISTED).map(row => (
          <OutsideLine key={row.record} row={row} isAsking={row.record === asking} />
        ))}
      </ul>
      {outside.length > MOST_LISTED && (
        <p className="small muted">{t('scope.moreOutside', { count: outside.length - MOST_LISTED })}</p>
      )}
    </PanelSection>
  );
}

function OutsideLine({ row, isAsking }: { readonly row: ScopeRow; readonly isAsking: boolean }) {
  const t = useText();
  const reader = useReader();
  const what = `${t(entityLabel(row.entity))}: ${scopeName(row, reader)}`;
  return (
    <li data-record={row.record}>
      <span className="not-in-name">{what}</span>
      <Button size="sm" variant="ghost" label={t('scope.includeWhat', { what })} onPress={() => void moveRecord(row.record)}>
        {t(isAsking ? 'scope.allTheSame' : 'scope.include')}
      </Button>
      {isAsking && (
        <span className="not-in-caution" role="alert">
          <TriangleAlert aria-hidden className="warns" /> {t(scopeRuleWords[row.why])}
        </span>
      )}
    </li>
  );
}

/** The same with a counterpart's eyes: how many of each kind, and nothing of what they are. */
export function NotInPacketCounts() {
  const t = useText();
  const format = useFormat();
  const view = useScope(state => state.view);
  if (view === null) return null;
  const outside = Map.groupBy(
    view.rows.filter(({ chosen }) => !chosen),
    ({ group }) => group,
  );
  return (
    <PanelSection title={t('scope.notIn')} right={view.counts.outside}>
      <p className="small muted">{t(outside.size === 0 ? 'scope.allIn' : 'scope.notInNote')}</p>
      <ul className="not-in small">
        {scopeGroups.map(group => {
          const rows = outside.get(group);
          return rows === undefined ? null : (
            <li key={group}>
              <span>{t(scopeGroupWords[group])}</span>
              <span>{format.number(rows.length)}</span>
            </li>
          );
        })}
      </ul>
    </PanelSection>
  );
}
