import { Check, Minus, TriangleAlert } from 'lucide-react';
import type { ScopeRow } from '../../shared/contract/scope.ts';
import type { ScopeGroup } from '../../shared/scope/groups.ts';
import { scopeGroupWords, scopeRuleWords } from '../../shared/scope/words.ts';
import { useFormat } from '../format.ts';
import { useReader, useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { entityLabel } from '../view-as/seen.ts';
import { scopeName } from './scope-items.ts';

/** Where a row stands in its list, and whether it is the one that Tab goes to. */
type At = { readonly index: number; readonly isActive: boolean };

type RecordLineProps = {
  readonly row: ScopeRow;
  readonly at: At;
  readonly isAsking: boolean;
  readonly onToggle: () => void;
  readonly onKeepOut: () => void;
};

/** One record: whether it goes, what it is, and why that is proposed; before an unusual one goes, why it is unusual. */
export function ScopeRecordLine({ row, at, isAsking, onToggle, onKeepOut }: RecordLineProps) {
  const t = useText();
  const reader = useReader();
  return (
    <>
      <div
        {...rowProps(at)}
        aria-selected={row.chosen}
        className="scope-row"
        style={{ paddingLeft: 20 + 16 * row.depth }}
        data-record={row.record}
        onClick={onToggle}
      >
        <span role="gridcell" className="scope-box">
          <Box state={row.chosen ? 'all' : 'none'} />
        </span>
        <span role="gridcell" className="scope-kind small faint">
          {t(entityLabel(row.entity))}
        </span>
        <span role="gridcell" className="scope-name">
          {scopeName(row, reader)} {row.isNew && <Badge>{t('scope.isNew')}</Badge>}
        </span>
        <span role="gridcell" className="scope-why small muted">
          {row.isUnusual && <TriangleAlert aria-hidden className="warns" />}
          {t(row.chosen === row.isProposed ? scopeRuleWords[row.why] : row.chosen ? 'scope.chosenIn' : 'scope.chosenOut')}
        </span>
      </div>
      {isAsking && row.isUnusual && (
        <div className="scope-caution" role="row">
          <span role="gridcell" className="row wrap">
            <TriangleAlert aria-hidden className="warns" />
            <span className="grow" role="alert">
              {t(scopeRuleWords[row.why])}
            </span>
            <Button size="sm" onPress={onToggle}>
              {t('scope.allTheSame')}
            </Button>
            <Button size="sm" variant="ghost" onPress={onKeepOut}>
              {t('scope.keepOut')}
            </Button>
          </span>
        </div>
      )}
    </>
  );
}

type GroupProps = {
  readonly group: ScopeGroup;
  readonly rows: readonly ScopeRow[];
  readonly at: At;
  readonly onToggle: () => void;
};

/** A kind of record: how many of it go, and all of them at once. */
export function ScopeGroupLine({ group, rows, at, onToggle }: GroupProps) {
  const t = useText();
  const format = useFormat();
  const taken = rows.filter(({ chosen }) => chosen).length;
  return (
    <div {...rowProps(at)} aria-selected={taken === rows.length} className="scope-row scope-group" onClick={onToggle}>
      <span role="gridcell" className="scope-box">
        <Box state={taken === 0 ? 'none' : taken === rows.length ? 'all' : 'some'} />
      </span>
      <span role="gridcell" className="grow">
        {t(scopeGroupWords[group])}
      </span>
      <span role="gridcell" className="small muted">
        {t('scope.ofAll', { in: format.number(taken), all: format.number(rows.length) })}
      </span>
    </div>
  );
}

const rowProps = ({ index, isActive }: At) => ({ role: 'row', tabIndex: isActive ? 0 : -1, 'aria-rowindex': index + 1 });

function Box({ state }: { readonly state: 'all' | 'some' | 'none' }) {
  return (
    <span className={`scope-tick ${state}`} aria-hidden="true">
      {state === 'all' && <Check />}
      {state === 'some' && <Minus />}
    </span>
  );
}
