import type { CaseImport } from '../../shared/contract/cases.ts';
import type { Failure } from '../../shared/failure.ts';
import { FaultLine } from '../clocks/FaultLine.tsx';
import { goOnTo } from '../frame/route-store.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { notify } from '../ui/notice.ts';
import { PlacesTable } from '../ui/PlacesTable.tsx';
import { Progress } from '../ui/Progress.tsx';
import { cancelImport, checkFiles, forgetImport, importChecked, useImport } from './import-store.ts';

/** So many waiting rows are listed; the cases themselves ask again. */
const SHOWN_ROWS = 50;

/** Import a case file: check, see what would happen or what is wrong, then import. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText();
  const phase = useImport(state => state.phase);
  const found = useImport(state => ('found' in state ? state.found : null));
  const failure = useImport(state => (state.phase === 'refused' ? state.failure : null));

  function close(): void {
    cancelImport();
    forgetImport();
    onClose();
  }
  /** The button stays as it is meanwhile: a disabled one would lose the focus. */
  function check(files: readonly File[]): void {
    if (phase !== 'checking' && phase !== 'importing') void checkFiles(files);
  }
  async function importAll(): Promise<void> {
    const imported = await importChecked();
    if (imported === null) return;
    const faulty = imported.cases.filter(({ faults }) => faults.length > 0).length;
    const note = faulty === 0 ? {} : { note: t('newCase.import.doneFaulty', { count: faulty }) };
    notify({ title: t('newCase.import.done', { count: imported.created }), tone: faulty === 0 ? 'done' : 'plain', ...note });
    close();
    const [only] = imported.cases;
    goOnTo(imported.cases.length === 1 && only ? { screen: 'case', caseId: only.id } : { screen: 'cases' });
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      title={t('newCase.import.open')}
      width="lg"
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          {phase === 'checked' && (
            <Button variant="primary" onPress={() => void importAll()}>
              {t('newCase.import.go')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <p className="note">{t('newCase.import.note')}</p>
        <FileDrop label={t('newCase.import.drop')} onDrop={check} onChoose={() => chooseFiles(check)} />
        {(phase === 'checking' || phase === 'importing') && <ImportProgress label={t(`newCase.import.${phase}`)} />}
        {phase === 'no-case-file' && <p role="alert">{t('newCase.import.noFile')}</p>}
        {failure && <Refused failure={failure} />}
        {found && (
          <p role="status">
            {t('newCase.import.ready', { count: found.created })}{' '}
            {found.unchanged > 0 && t('newCase.import.unchanged', { count: found.unchanged })}
          </p>
        )}
        {found && <Faulty cases={found.cases} />}
        {found && <Waiting cases={found.cases} />}
      </div>
    </Dialog>
  );
}

/** The rows that bring something wrong in their history: told before they come, and at each case afterwards. */
function Faulty({ cases }: Pick<CaseImport, 'cases'>) {
  const t = useText();
  const faulty = cases.filter(({ faults }) => faults.length > 0);
  if (faulty.length === 0) return null;
  const first = faulty.slice(0, SHOWN_ROWS);
  const title = t('newCase.import.faulty', { count: faulty.length });
  return (
    <>
      <p className="strong" role="alert">
        {title}
      </p>
      <ul className="clock-lines" aria-label={title}>
        {first.map(({ row, reference, faults }) => (
          <li key={row}>
            <b>
              {t('newCase.import.row')} {row}
            </b>
            <span>{reference}</span>
            {faults.map(fault => (
              <FaultLine key={`${fault.code} ${fault.event}`} fault={fault} />
            ))}
          </li>
        ))}
      </ul>
      {faulty.length > first.length && (
        <p className="muted">{t('newCase.import.faultyMore', { count: faulty.length - first.length })}</p>
      )}
    </>
  );
}

/** The rows that come as they stand, and the dates that their deadlines will ask for. */
function Waiting({ cases }: Pick<CaseImport, 'cases'>) {
  const t = useText();
  const waiting = cases.filter(({ waits }) => waits.length > 0);
  if (waiting.length === 0) return null;
  const first = waiting.slice(0, SHOWN_ROWS);
  return (
    <>
      <p className="strong">{t('newCase.import.waiting', { count: waiting.length })}</p>
      <ul className="clock-lines" aria-label={t('newCase.import.waiting', { count: waiting.length })}>
        {first.map(({ row, reference, waits }) => (
          <li key={row}>
            <b>
              {t('newCase.import.row')} {row}
            </b>
            <span>{reference}</span>
            <span className="muted">
              {waits.map(({ label, starts }) => `${t(label)}: ${starts.map(start => t(start)).join(' / ')}`).join('; ')}
            </span>
          </li>
        ))}
      </ul>
      {waiting.length > first.length && (
        <p className="muted">{t('newCase.import.waitingMore', { count: waiting.length - first.length })}</p>
      )}
    </>
  );
}

function ImportProgress({ label }: { readonly label: string }) {
  const done = useImport(state => (state.phase === 'importing' ? state.done : 0));
  const total = useImport(state => (state.phase === 'importing' ? state.total : null)); // checking has no measure
  return <Progress label={label} done={done} total={total} onCancel={cancelImport} />;
}

function Refused({ failure }: { readonly failure: Failure }) {
  const t = useText();
  const { places = [] } = failure;
  if (places.length === 0) return <FailureNote failure={failure} />;
  return (
    <>
      <p role="alert" className="strong">
        {t('newCase.import.refused')}
      </p>
      <PlacesTable row={t('newCase.import.row')} failure={failure} />
    </>
  );
}

/** The browser's own chooser, since its files can be read twice: once to check, once to import. */
function chooseFiles(chosen: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.onchange = () => chosen([...(input.files ?? [])]);
  input.click();
}
