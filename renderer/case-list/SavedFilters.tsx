import { Bookmark, ListFilter, Plus } from 'lucide-react';
import { useState } from 'react';
import type { CaseFilter, SavedFilter } from '../../shared/case-view.ts';
import type { Failure } from '../../shared/failure.ts';
import { useDraft, useResumed } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/notice.ts';
import { TextField } from '../ui/TextField.tsx';
import { changeSaved, removeSaved, saveFilter } from './case-list-acts.ts';
import { plain, takeFilter, useCaseList } from './case-list-store.ts';

/** The person's own filters: take one, keep the one that the list has, or put them in order. */
export function SavedFilters() {
  const t = useText();
  const saved = useCaseList(state => state.saved);
  const filter = useCaseList(state => state.filter);
  const [dialog, setDialog] = useState<'name' | 'manage' | null>(null);
  useResumed('filter', () => setDialog('name'));
  const current = saved.find(one => asText(one.filter) === asText(filter));
  return (
    <>
      <Menu
        label={t('caseList.saved')}
        trigger={
          <Button icon={Bookmark} variant="ghost">
            {current?.name ?? t('caseList.saved')}
          </Button>
        }
        entries={[
          ...saved.map(({ id, name }) => ({ id, label: name, icon: ListFilter })),
          {
            id: 'save',
            label: t('caseList.saveThis'),
            icon: Plus,
            startsGroup: saved.length > 0,
            unavailable: current === undefined ? null : t('caseList.savedAlready', { name: current.name }),
          },
          ...(saved.length > 0 ? [{ id: 'manage', label: t('caseList.manage') }] : []),
        ]}
        onAction={id => {
          const found = saved.find(one => one.id === id);
          if (found) void takeFilter(found.filter);
          else setDialog(id === 'save' ? 'name' : 'manage');
        }}
      />
      {dialog === 'name' && <NameFilter onClose={() => setDialog(null)} />}
      {dialog === 'manage' && <ManageFilters onClose={() => setDialog(null)} />}
    </>
  );
}

/** A filter in one form, whatever the order in which its conditions were chosen. */
function asText(filter: CaseFilter): string {
  return JSON.stringify(Object.entries(plain(filter)).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function NameFilter({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const typed = useDraft('filter', '');
  const name = typed.value;
  const { leave, question } = useLeave(typed, onClose);
  const [failure, setFailure] = useState<Failure | null>(null);
  const save = async () => {
    if (name.trim() === '') return;
    const refused = await saveFilter(name.trim());
    setFailure(refused);
    if (refused !== null) return;
    typed.done();
    notify({ title: t('caseList.filterSaved'), tone: 'done' });
    onClose();
  };
  return (
    <Dialog
      isOpen
      onClose={leave}
      width="sm"
      title={t('cases.saveFilter')}
      footer={
        <>
          <Button onPress={leave}>{t('ui.cancel')}</Button>
          <Button variant="primary" onPress={() => void save()}>
            {t('ui.save')}
          </Button>
        </>
      }
    >
      {question}
      <TextField
        label={t('cases.filterName')}
        value={name}
        onChange={typed.change}
        onSubmit={() => void save()}
        maxLength={200}
        autoFocus
      />
      {failure && <FailureNote failure={failure} />}
    </Dialog>
  );
}

function ManageFilters({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const saved = useCaseList(state => state.saved);
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isDismissable
      title={t('caseList.manageTitle')}
      footer={
        <>
          <span className="start small faint">{t('caseList.manageHint')}</span>
          <Button variant="primary" onPress={onClose}>
            {t('caseList.done')}
          </Button>
        </>
      }
    >
      {saved.length === 0 && <EmptyState fact={t('caseList.noneSaved')} act={t('caseList.noneSavedAct')} />}
      <ul className="case-saved">
        {saved.map(one => (
          <SavedLine key={one.id} saved={one} onFailure={setFailure} />
        ))}
      </ul>
      {failure && <FailureNote failure={failure} />}
    </Dialog>
  );
}

type SavedLineProps = { readonly saved: SavedFilter; readonly onFailure: (failure: Failure | null) => void };

function SavedLine({ saved: { id, name }, onFailure }: SavedLineProps) {
  const t = useText();
  const [draft, setDraft] = useState<string | null>(null); // null: not being renamed
  const rename = async () => {
    if (draft !== null && draft.trim() !== '' && draft.trim() !== name) onFailure(await changeSaved(id, { name: draft.trim() }));
    setDraft(null);
  };
  if (draft !== null)
    return (
      <li>
        <TextField
          label={t('caseList.renameOf', { name })}
          labelHidden
          value={draft}
          onChange={setDraft}
          onSubmit={() => void rename()}
          maxLength={200}
          autoFocus
        />
        <Button variant="primary" onPress={() => void rename()}>
          {t('ui.save')}
        </Button>
      </li>
    );
  return (
    <li>
      <span className="grow ellipsis">{name}</span>
      <Menu
        label={t('caseList.actsOf', { name })}
        entries={[
          { id: 'rename', label: t('caseList.rename') },
          { id: 'as-now', label: t('caseList.asNow') },
          { id: 'remove', label: t('caseList.remove'), tone: 'danger', startsGroup: true },
        ]}
        onAction={act => {
          if (act === 'rename') setDraft(name);
          else void (act === 'as-now' ? changeSaved(id, 'as-now') : removeSaved(id)).then(onFailure);
        }}
      />
    </li>
  );
}
