import { Eye } from 'lucide-react';
import type { CaseView } from '../../shared/case-view.ts';
import { textIn, type Fields } from '../../shared/records.ts';
import { go } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { OwedBy } from '../clocks/OwedBy.tsx';
import { Menu } from '../ui/Menu.tsx';
import { PersonName } from '../people/PersonName.tsx';
import { markValue, useCase } from '../record/case-store.ts';
import { LevelBadge } from '../record/LevelBadge.tsx';
import { EnclosedSign } from './EncloseCase.tsx';
import { HeldSign } from './HoldCase.tsx';
import { isCaseDialog, type CaseDialog } from './CaseDialogs.tsx';
import { prepareRelease, viewCaseAs } from './outward.ts';
import { useViewer } from '../viewer.ts';
import { useMayWrite } from '../frame/rights.ts';
import { undoAndSay } from '../record/undo.ts';

type Props = { readonly view: CaseView; readonly onDialog: (dialog: CaseDialog) => void };

/** Who it is about, under which reference, whose move it is, and what can be done with it: the one line that stays while the rest scrolls. */
export function CaseHead({ view, onDialog }: Props) {
  const t = useText();
  const mayWrite = useMayWrite();
  const isSupervisor = useViewer(state => state.viewer?.user.role === 'supervisor');
  const counterpart = useCase(state => state.counterpart);
  const { file, summary } = view;
  const own = file.records.find(({ entity }) => entity === 'case');
  const act = (id: string) => {
    if (isCaseDialog(id)) onDialog(id);
    if (id === 'undo') void undoAndSay(t);
    if (id === 'mark' && own !== undefined) markValue({ record: own.id, field: '*' });
    if (id === 'print') go({ screen: 'case', caseId: file.id, tab: 'sheet' });
  };

  return (
    <div className="case-head">
      <div className="case-title">
        <h1 className="h-title" title={view.summary.title}>
          <CaseTitle view={view} />
        </h1>
        <span className="mono small muted">{summary.reference}</span>
        <LevelBadge view={view} />
        <HeldSign view={view} />
        <EnclosedSign view={view} />
        {view.owed !== null && <OwedBy row={view.owed} />}
      </div>
      <div className="acts">
        <Button
          icon={Eye}
          keys={['V']}
          unavailable={counterpart === null ? t('cases.noTally') : null}
          onPress={() => counterpart !== null && viewCaseAs(file.id, counterpart)}
        >
          {t('cases.viewAs')}
        </Button>
        <Button
          variant="primary"
          unavailable={mayWrite ? (counterpart === null ? t('cases.noTally') : null) : t('cases.auditor')}
          onPress={() => counterpart !== null && prepareRelease(file.id, counterpart)}
        >
          {t('cases.prepare')}
        </Button>
        <Menu
          label={t('cases.more')}
          onAction={act}
          entries={[
            ...(mayWrite
              ? [
                  { id: 'move', label: t('cases.moveStage') },
                  { id: 'mark', label: t('cases.markWhole') },
                  { id: 'undo', label: t('cases.undoLast'), keys: ['Mod', 'Z'] },
                ]
              : []),
            { id: 'print', label: t('cases.print') },
            ...(mayWrite
              ? [
                  { id: 'serve', label: t('framework.serves'), startsGroup: true },
                  { id: 'hold', label: t('retention.place') },
                ]
              : []),
            ...(mayWrite && view.enclosed === null ? [{ id: 'enclose', label: t('compartments.enclose') }] : []),
            ...(isSupervisor && view.enclosed !== null ? [{ id: 'enclose', label: t('compartments.takeOut') }] : []),
            ...(isSupervisor ? [{ id: 'rules', label: t('moveRules.act') }] : []),
            ...(isSupervisor ? [{ id: 'delete', label: t('cases.delete'), tone: 'danger' as const, startsGroup: true }] : []),
          ]}
        />
      </div>
    </div>
  );
}

function CaseTitle({ view }: { readonly view: CaseView }) {
  const sought = view.file.records.find(record => record.entity === 'subject')?.fields;
  if (view.file.kind !== 'extradition' || sought === undefined) return <b className="strong">{view.summary.title}</b>;
  const { given, surnames } = nameOf(sought);
  if (surnames === '') return <b className="strong">{given || view.summary.title}</b>;
  return <PersonName given={given} surnames={surnames} order="surnames-first" />;
}

function nameOf(subject: Fields): { readonly given: string; readonly surnames: string } {
  const join = (...names: readonly string[]) =>
    names
      .map(name => textIn(subject, name))
      .filter(Boolean)
      .join(' ');
  const surnames = join('paternal', 'maternal');
  return { given: surnames === '' ? textIn(subject, 'fullName') : join('given', 'middle'), surnames };
}
