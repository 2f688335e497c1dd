import { useEffect, useState } from 'react';
import type { Cell, CellAction, Policy } from '../../shared/decision/policy.ts';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { actionTexts } from '../../shared/decision/reasons.ts';
import { actions } from '../../shared/decision/types.ts';
import { levels, purposes, type Level } from '../../shared/mark.ts';
import { purposeWords } from '../../shared/packet-words.ts';
import { floor2026 } from '../../shared/policy/floor-2026-1.ts';
import { cellWords, partWords } from '../../shared/policy/part-words.ts';
import { cellAt } from '../../shared/policy/parts.ts';
import type { PolicyFault } from '../../shared/policy/standing.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { FloorFacts } from './FloorFacts.tsx';
import { faultAt } from './policy-store.ts';

type CellDialogProps = {
  readonly path: string;
  readonly cell: Cell;
  /** As it is in force. */
  readonly held: Cell;
  /** The whole draft with another cell here. */
  readonly policyWith: (next: Cell) => Policy;
  readonly onChange: ((next: Cell) => void) | null;
  readonly onClose: () => void;
};

const cellActions = actions.filter((action): action is CellAction => action !== 'SUMMARISE');
type UpTo = Level | 'any';

/** One cell: what it says, the loosest that it may say, and what that rests on. */
export function CellDialog({ path, cell, held, policyWith, onChange, onClose }: CellDialogProps) {
  const t = useText();
  const { say } = useReader();
  const [next, setNext] = useState(cell);
  const floor = cellAt(floor2026, path) ?? held;
  const looser = useLooser(path, onChange === null ? null : policyWith(next));
  const isRead = onChange === null;
  const isBound = next.upTo !== undefined || next.formalChannel === true || next.purposes !== undefined;
  const choices = cellActions.map(id => ({ id, label: say(actionTexts[id]) }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={say(partWords(path))}
      footer={
        onChange === null ? (
          <Button onPress={onClose}>{t('ui.close')}</Button>
        ) : (
          <>
            <Button onPress={() => setNext(held)}>{t('policy.cell.reset')}</Button>
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button
              variant="primary"
              onPress={() => {
                onChange(tidied(next, isBound));
                onClose();
              }}
            >
              {t('policy.cell.use')}
            </Button>
          </>
        )
      }
    >
      <div className="stack loose">
        {isRead ? (
          <p>{say(cellWords(cell))}</p>
        ) : (
          <>
            <Select<CellAction>
              label={t('policy.cell.action')}
              choices={choices}
              value={next.action}
              onChange={action => setNext({ ...next, action })}
            />
            {next.byType !== undefined && (
              <div>
                <p className="note">{t('policy.cell.types')}</p>
                <Button size="sm" onPress={() => setNext(without(next, 'byType'))}>
                  {t('policy.cell.dropTypes')}
                </Button>
              </div>
            )}
            <fieldset className="stack tight plain">
              <legend className="caption">{t('policy.cell.bound')}</legend>
              <Checkbox
                checked={next.formalChannel === true}
                onChange={on => setNext(on ? { ...next, formalChannel: true } : without(next, 'formalChannel'))}
              >
                {t('policy.cell.formal')}
              </Checkbox>
              <Select<UpTo>
                label={t('policy.cell.upTo')}
                choices={[{ id: 'any', label: t('policy.cell.anyLevel') }, ...levels.slice(0, -1).map(id => ({ id, label: id }))]}
                value={next.upTo ?? 'any'}
                onChange={level => setNext(level === 'any' ? without(next, 'upTo') : { ...next, upTo: level })}
              />
              <span className="caption">{t('policy.cell.purposes')}</span>
              <div className="choices policy-choices">
                {purposes.map(purpose => (
                  <Checkbox
                    key={purpose}
                    checked={next.purposes?.includes(purpose) ?? true}
                    onChange={on => setNext(withPurpose(next, purpose, on))}
                  >
                    {say(purposeWords[purpose])}
                  </Checkbox>
                ))}
              </div>
            </fieldset>
            {isBound && (
              <Select<CellAction>
                label={t('policy.cell.otherwise')}
                choices={choices}
                value={next.otherwise ?? 'WITHHOLD'}
                onChange={otherwise => setNext({ ...next, otherwise })}
              />
            )}
            {looser !== undefined && (
              <p className="failure" role="alert">
                {t('policy.cell.looser', { says: say(actionTexts[looser.says]), floor: say(actionTexts[looser.floor]) })}
              </p>
            )}
          </>
        )}
        <FloorFacts path={path} floor={say(cellWords(floor))} shipped={say(cellWords(cellAt(policy2026, path) ?? held))} />
      </div>
    </Dialog>
  );
}

/** Where what is being chosen would give more than the floor, as the host says; nothing while that is asked. */
function useLooser(path: string, policy: Policy | null): PolicyFault['example'] | undefined {
  const [found, setFound] = useState<PolicyFault['example']>();
  const asked = JSON.stringify(policy);
  useEffect(() => {
    let isGone = false;
    if (policy !== null) void faultAt(policy, path).then(fault => !isGone && setFound(fault?.example));
    return () => void (isGone = true);
  }, [asked, path]);
  return found;
}

function withPurpose(cell: Cell, purpose: (typeof purposes)[number], on: boolean): Cell {
  const held = cell.purposes ?? purposes;
  const chosen = purposes.filter(one => (one === purpose ? on : held.includes(one)));
  return chosen.length === purposes.length ? without(cell, 'purposes') : { ...cell, purposes: chosen };
}

function without<K extends keyof Cell>(cell: Cell, name: K): Cell {
  const { [name]: _, ...rest } = cell;
  return rest as Cell; // what is left out may be left out
}

/** What is not bound by anything has no "otherwise", and what says the same either way is not bound. */
function tidied(cell: Cell, isBound: boolean): Cell {
  if (cell.byType === undefined && cell.action === (cell.otherwise ?? 'WITHHOLD')) return { action: cell.action };
  return isBound ? cell : without(cell, 'otherwise');
}
