import { useState } from 'react';
import { policy2026 } from '../../shared/decision/policy-2026-1.ts';
import { listParts, type ListPart } from '../../shared/policy/list-parts.ts';
import { partWords, valueWords } from '../../shared/policy/part-words.ts';
import { useReader, useText } from '../text.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import type { Editing } from './editing.ts';
import { FloorFacts } from './FloorFacts.tsx';

/** The parts of the policy that are lists: what each purpose needs, what opens each gate, what must have been accepted. */
export function PolicyLists({ draft, changed, change }: Editing) {
  const t = useText();
  const { say } = useReader();
  const [open, setOpen] = useState<ListPart | null>(null);
  return (
    <section>
      <h2 className="h-section h-ruled" id="policy-lists">
        {t('policy.lists')}
      </h2>
      <table className="plain-table" aria-labelledby="policy-lists">
        <thead>
          <tr>
            <th scope="col">{t('policy.heads.listPart')}</th>
            <th scope="col">{t('policy.listSays')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {listParts.map(part => {
            const name = say(partWords(part.path));
            return (
              <tr key={part.path}>
                <th scope="row" className="policy-row">
                  {name} {changed.has(part.path) && <Badge tone="accent">{t('policy.changed')}</Badge>}
                </th>
                <td>{say(valueWords(part.path, [...part.of(draft)]))}</td>
                <td>
                  <Button
                    size="sm"
                    label={`${t(change === null ? 'policy.cell.rests' : 'policy.edit')}: ${name}`}
                    onPress={() => setOpen(part)}
                  >
                    {t(change === null ? 'policy.cell.rests' : 'policy.edit')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open !== null && (
        <ListDialog
          part={open}
          names={open.of(draft)}
          onChange={change === null ? null : names => change(open.with(draft, names))}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}

type ListDialogProps = {
  readonly part: ListPart;
  readonly names: readonly string[];
  readonly onChange: ((names: readonly string[]) => void) | null;
  readonly onClose: () => void;
};

function ListDialog({ part, names, onChange, onClose }: ListDialogProps) {
  const t = useText();
  const { say } = useReader();
  const [chosen, setChosen] = useState(names);
  const { path, kind, all, floor } = part;
  // Beyond the floor nothing is added, and what it asks for stays; what an office took away or added may be put back.
  const locked = (name: string): string | null => {
    if (kind === 'gives') return floor.includes(name) || chosen.includes(name) ? null : t('policy.beyond');
    return floor.includes(name) && chosen.includes(name) ? t('policy.required') : null;
  };
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
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
            <Button
              variant="primary"
              onPress={() => {
                onChange(chosen);
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
        {onChange === null ? (
          <p>{say(valueWords(path, [...names]))}</p>
        ) : (
          <div className="choices policy-choices">
            {all.map(name => (
              <Checkbox
                key={name}
                checked={chosen.includes(name)}
                unavailable={locked(name)}
                onChange={on => setChosen(on ? [...chosen, name] : chosen.filter(one => one !== name))}
              >
                {say(valueWords(path, [name]))}
              </Checkbox>
            ))}
          </div>
        )}
        <FloorFacts
          path={path}
          floor={say(valueWords(path, [...floor]))}
          shipped={say(valueWords(path, [...part.of(policy2026)]))}
        />
      </div>
    </Dialog>
  );
}
