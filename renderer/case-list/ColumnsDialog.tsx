import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ListColumn } from '../../shared/case-view.ts';
import { columnWidths, prefer, type ColumnChoice } from '../preferences.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { SegmentedControl } from '../ui/SegmentedControl.tsx';
import { everyColumn, useColumnChoices } from './case-columns.tsx';

/** Which columns the list shows, in which order and how wide. What is chosen shows at once. */
export function ColumnsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const chosen = useColumnChoices();
  const others = everyColumn.filter(id => !chosen.some(column => column.id === id));
  const set = (columns: readonly ColumnChoice[]) => prefer({ caseColumns: columns });
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDismissable
      title={t('caseList.columns')}
      footer={
        <>
          <span className="start small faint">{t('caseList.columnsHint')}</span>
          <Button onPress={() => prefer({ caseColumns: null })}>{t('caseList.usualColumns')}</Button>
          <Button variant="primary" onPress={onClose}>
            {t('caseList.done')}
          </Button>
        </>
      }
    >
      <ul className="case-column-choices">
        {chosen.map((column, place) => (
          <ShownColumn key={column.id} column={column} place={place} chosen={chosen} set={set} />
        ))}
        {others.map(id => (
          <li key={id}>
            <Checkbox checked={false} onChange={() => set([...chosen, { id, width: 'usual' }])}>
              {t(`cases.column.${id}`)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

type ShownColumnProps = {
  readonly column: ColumnChoice;
  readonly place: number;
  readonly chosen: readonly ColumnChoice[];
  readonly set: (columns: readonly ColumnChoice[]) => void;
};

function ShownColumn({ column, place, chosen, set }: ShownColumnProps) {
  const t = useText();
  const name = t(`cases.column.${column.id as ListColumn}`); // useColumnChoices leaves others out
  const moveBy = (by: number) => {
    const rest = chosen.filter(one => one !== column);
    set([...rest.slice(0, place + by), column, ...rest.slice(place + by)]);
  };
  return (
    <li>
      <Checkbox
        checked
        unavailable={chosen.length === 1 ? t('caseList.lastColumn') : null}
        onChange={() => set(chosen.filter(one => one !== column))}
      >
        {name}
      </Checkbox>
      <SegmentedControl
        size="sm"
        label={t('caseList.width', { column: name })}
        segments={columnWidths.map(id => ({ id, label: t(`caseList.widths.${id}`) }))}
        value={column.width}
        onChange={width => set(chosen.map(one => (one === column ? { ...column, width } : one)))}
      />
      <IconButton
        icon={ArrowUp}
        size="sm"
        label={t('caseList.up', { column: name })}
        unavailable={place === 0 ? t('ui.isFirst') : null}
        onPress={() => moveBy(-1)}
      />
      <IconButton
        icon={ArrowDown}
        size="sm"
        label={t('caseList.down', { column: name })}
        unavailable={place === chosen.length - 1 ? t('ui.isLast') : null}
        onPress={() => moveBy(1)}
      />
    </li>
  );
}
