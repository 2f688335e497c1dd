import { useState } from 'react';
import { caseKinds, directions, type CaseKind, type Direction } from '../../shared/case.ts';
import { fieldAt } from '../../shared/catalogue.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Select } from '../ui/Select.tsx';
import { TextField } from '../ui/TextField.tsx';
import { filterCases, removeFilter, saveFilter, takeFilter, useCaseList } from './case-list-store.ts';

/** Kind, direction, and the person's saved filters. */
export function CaseFilters() {
  const t = useText();
  const filter = useCaseList(state => state.filter);
  const saved = useCaseList(state => state.saved);
  const [isNaming, setNaming] = useState(false);
  const any = { id: '', label: t('cases.any') } as const;
  const chosen = saved.find(one => JSON.stringify(one.filter) === JSON.stringify(filter));
  const name = (path: string, option: string) => {
    const label = fieldAt(path)?.options?.[option];
    return label ? t(label) : option;
  };

  return (
    <div className="row wrap">
      <Select<CaseKind | ''>
        look="filter"
        label={t('cases.kind')}
        value={filter.kinds?.[0] ?? ''}
        onChange={kind => void filterCases({ kinds: kind === '' ? undefined : [kind] })}
        choices={[any, ...caseKinds.map(kind => ({ id: kind, label: name('case.kind', kind) }))]}
      />
      <Select<Direction | ''>
        look="filter"
        label={t('cases.direction')}
        value={filter.directions?.[0] ?? ''}
        onChange={direction => void filterCases({ directions: direction === '' ? undefined : [direction] })}
        choices={[any, ...directions.map(direction => ({ id: direction, label: name('case.direction', direction) }))]}
      />
      {saved.length > 0 && (
        <Select
          look="filter"
          label={t('cases.saved')}
          value={chosen?.id ?? null}
          onChange={id => {
            const found = saved.find(one => one.id === id);
            if (found) void takeFilter(found.filter);
          }}
          choices={saved.map(one => ({ id: one.id, label: one.name }))}
        />
      )}
      {chosen ? (
        <Button variant="ghost" onPress={() => void removeFilter(chosen.id)}>
          {t('cases.removeFilter')}
        </Button>
      ) : (
        <Button variant="ghost" onPress={() => setNaming(true)}>
          {t('cases.saveFilter')}
        </Button>
      )}
      {isNaming && <NameFilter onClose={() => setNaming(false)} />}
    </div>
  );
}

function NameFilter({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const [name, setName] = useState('');
  const save = () => {
    if (name.trim() === '') return;
    void saveFilter(name.trim());
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      width="sm"
      title={t('cases.saveFilter')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={save}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      <TextField label={t('cases.filterName')} value={name} onChange={setName} onSubmit={save} maxLength={200} autoFocus />
    </Dialog>
  );
}
