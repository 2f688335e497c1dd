import { Fragment } from 'react';
import { examinedName, failedRedactions, type ExaminationFinding } from '../../shared/examination.ts';
import type { AgencyCode } from '../../shared/language.ts';
import { AgencyPicker } from '../agencies/AgencyPicker.tsx';
import { useDraft } from '../drafts/use-draft.ts';
import { useLeave } from '../drafts/use-leave.tsx';
import { useMayWrite } from '../frame/rights.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { PanelSection } from '../ui/PanelSection.tsx';
import { Progress } from '../ui/Progress.tsx';
import { TextField } from '../ui/TextField.tsx';
import { allowOriginal, closeExamination, endOriginal, type Examining } from './examination-store.ts';

export type ExamineDialogProps = { readonly examining: Exclude<Examining, { readonly phase: 'none' }> };

/** What a document's file holds beside what a reader sees, and the act by which it may leave all the same. */
export function ExamineDialog({ examining }: ExamineDialogProps) {
  const t = useText();
  const typed = useDraft<Typed>(`original ${examining.of.document}`, { recipient: null, why: '' });
  const { leave, question } = useLeave(typed, closeExamination);
  return (
    <Dialog
      isOpen
      onClose={leave}
      title={t('examine.title', { name: examining.of.name })}
      footer={<Button onPress={leave}>{t('ui.close')}</Button>}
    >
      {question}
      {examining.phase === 'looking' && <Progress label={t('examine.looking')} done={0} total={null} />}
      {examining.phase === 'refused' && <FailureNote failure={examining.failure} />}
      {examining.phase === 'examined' && (
        <div className="stack">
          <Findings findings={examining.examination.findings} />
          <Originals examining={examining} typed={typed} />
        </div>
      )}
    </Dialog>
  );
}

type Examined = Extract<Examining, { readonly phase: 'examined' }>;
type Typed = { readonly recipient: AgencyCode | null; readonly why: string };

function Findings({ findings }: { readonly findings: readonly ExaminationFinding[] }) {
  const t = useText();
  const isWarned = findings.some(({ what }) => failedRedactions.includes(what));
  return (
    <>
      <p>{t(findings.length === 0 ? 'examine.nothing' : isWarned ? 'examine.failed' : 'examine.usual')}</p>
      <dl className="kv">
        {findings.map(({ what, count, pages }) => (
          <Fragment key={what}>
            <dt>{t(examinedName(what))}</dt>
            <dd>
              {t('examine.times', { count })}
              {pages.length > 0 && <span className="muted"> {t('examine.pages', { pages: pages.join(', ') })}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

type OriginalsProps = { readonly examining: Examined; readonly typed: ReturnType<typeof useDraft<Typed>> };

/** Who may have the file as it is, and the act that lets one more have it. */
function Originals({ examining: { originals, agencies, failure }, typed }: OriginalsProps) {
  const t = useText();
  const mayWrite = useMayWrite();
  const { recipient, why } = typed.value;
  async function allow(): Promise<void> {
    if (recipient === null) return;
    const done = await allowOriginal(recipient, why.trim());
    if (done === 'refused') return;
    typed.done();
    typed.change({ recipient: null, why: '' });
    notify({ title: t(done === 'waits' ? 'examine.waits' : 'examine.stands'), tone: 'done' });
  }
  const open = originals.filter(({ state }) => state !== 'ended');
  return (
    <PanelSection title={t('examine.original')}>
      <p className="muted small">{t('examine.originalLead')}</p>
      {failure !== null && <FailureNote failure={failure} />}
      <ul className="plain">
        {open.map(({ id, recipient: who, why: reason, state }) => (
          <li key={id} className="row">
            <span className="mono">{who}</span>
            <span className="grow small">
              {reason} {state === 'other-file' && <span className="muted">{t('examine.otherFile')}</span>}
            </span>
            {mayWrite && (
              <Button size="sm" label={`${t('examine.end')}: ${who}`} onPress={() => void endOriginal(id)}>
                {t('examine.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayWrite && (
        <div className="stack">
          <AgencyPicker
            label={t('release.counterpart')}
            agencies={agencies}
            value={recipient}
            onChange={code => typed.change({ ...typed.value, recipient: code })}
          />
          <TextField
            label={t('examine.why')}
            description={t('examine.whyNote')}
            value={why}
            onChange={text => typed.change({ ...typed.value, why: text })}
            rows={2}
            maxLength={200}
          />
          <Button unavailable={recipient === null || why.trim() === '' ? t('examine.need') : null} onPress={() => void allow()}>
            {t('examine.allow')}
          </Button>
        </div>
      )}
    </PanelSection>
  );
}
