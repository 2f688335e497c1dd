import type { CaseView } from '../../shared/case-view.ts';
import { useResumed } from '../drafts/use-draft.ts';
import { ServesDialog } from '../framework/ServesDialog.tsx';
import { DeleteCase } from './DeleteCase.tsx';
import { EncloseCase, TakeOutCase } from './EncloseCase.tsx';
import { HoldCase } from './HoldCase.tsx';
import { MoveRules } from './MoveRules.tsx';
import { MoveStage } from './MoveStage.tsx';

/** What can be done with a whole case and asks something first, with what its drafts are kept under. */
const draftsOf = {
  move: 'move',
  delete: 'deletion',
  hold: 'hold',
  enclose: 'take-out',
  serve: 'framework serves',
  rules: 'rules',
} as const;

export type CaseDialog = keyof typeof draftsOf;

export const isCaseDialog = (id: string): id is CaseDialog => Object.hasOwn(draftsOf, id);

type Props = {
  readonly view: CaseView;
  readonly open: CaseDialog | null;
  readonly onOpen: (dialog: CaseDialog | null) => void;
};

/** The one of them that is open; what was typed into one before a lock opens it again. */
export function CaseDialogs({ view, open, onOpen }: Props) {
  const { id } = view.file;
  const resumes = (dialog: CaseDialog) => [`${draftsOf[dialog]} ${id}`, () => onOpen(dialog)] as const;
  useResumed(...resumes('move'));
  useResumed(...resumes('delete'));
  useResumed(...resumes('hold'));
  useResumed(...resumes('enclose'));
  useResumed(...resumes('serve'));
  useResumed(...resumes('rules'));
  const close = () => onOpen(null);
  switch (open) {
    case null:
      return null;
    case 'move':
      return <MoveStage onClose={close} />;
    case 'delete':
      return <DeleteCase summary={view.summary} onClose={close} />;
    case 'hold':
      return <HoldCase view={view} onClose={close} />;
    case 'enclose':
      return view.enclosed === null ? <EncloseCase view={view} onClose={close} /> : <TakeOutCase view={view} onClose={close} />;
    case 'serve':
      return <ServesDialog view={view} onClose={close} />;
    case 'rules':
      return <MoveRules view={view} onClose={close} />;
  }
}
