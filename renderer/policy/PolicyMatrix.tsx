import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Cell } from '../../shared/decision/policy.ts';
import { cellWords, partWords, rowWords } from '../../shared/policy/part-words.ts';
import { cellAt, rowsOf, standings, withCellAt } from '../../shared/policy/parts.ts';
import { Shield } from '../marks/Shield.tsx';
import { shieldOf } from '../marks/shield-of.ts';
import { useReader, useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { CellDialog } from './CellDialog.tsx';
import type { Editing } from './editing.ts';

/** What each counterpart gets of each kind of value. A cell opens by click or Enter: to change it, or to read what its floor rests on. */
export function PolicyMatrix({ draft, inForce, changed, change }: Editing) {
  const t = useText();
  const [open, setOpen] = useState<string | null>(null);
  const cell = open === null ? undefined : cellAt(draft, open);
  return (
    <section>
      <h2 className="h-section h-ruled" id="policy-matrix">
        {t('policy.matrix')}
      </h2>
      <table className="plain-table" aria-labelledby="policy-matrix">
        <thead>
          <tr>
            <th scope="col">{t('policy.heads.about')}</th>
            {standings.map(standing => (
              <th key={standing} scope="col">
                {t(`counterpart.standings.${standing}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(draft).map(({ path, row }) => (
            <tr key={path}>
              <th scope="row" className="policy-row">
                {t(rowWords(path))}
              </th>
              {standings.map(standing => {
                const at = `${path}.${standing}`;
                return (
                  <td key={standing}>
                    <CellButton path={at} cell={row.cells[standing]} isChanged={changed.has(at)} onPress={() => setOpen(at)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {open !== null && cell !== undefined && (
        <CellDialog
          path={open}
          cell={cell}
          held={cellAt(inForce, open) ?? cell}
          policyWith={next => withCellAt(draft, open, next)}
          onChange={change === null ? null : next => change(withCellAt(draft, open, next))}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

type CellButtonProps = { readonly path: string; readonly cell: Cell; readonly isChanged: boolean; readonly onPress: () => void };

function CellButton({ path, cell, isChanged, onPress }: CellButtonProps) {
  const t = useText();
  const { say } = useReader();
  const says = say(cellWords(cell));
  return (
    <AriaButton
      className={`policy-cell ${isChanged ? 'changed' : ''}`}
      aria-label={[t('policy.open', { part: say(partWords(path)), says }), isChanged ? t('policy.changed') : '']
        .filter(Boolean)
        .join(', ')}
      onPress={onPress}
    >
      <span className="policy-cell-line">
        <Shield state={shieldOf(cell.action)} />
        <span>{says}</span>
      </span>
      {isChanged && <Badge tone="accent">{t('policy.changed')}</Badge>}
    </AriaButton>
  );
}
