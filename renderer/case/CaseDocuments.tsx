import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { textIn } from '../../shared/records.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { recordsUnder, useCase } from '../record/case-store.ts';
import {
  cancelUpload,
  chooseDocuments,
  dropDocuments,
  openDocument,
  useDocuments,
  type Intake,
} from '../documents/document-store.ts';
import { DocumentViewer } from '../documents/DocumentViewer.tsx';
import { useMayWrite } from '../frame/rights.ts';

/** Where documents come in and are opened. Their details stand below as records. */
export function CaseDocuments() {
  const t = useText();
  const format = useFormat();
  const caseId = useCase(state => state.caseId);
  const records = useCase(state => state.view?.file.records) ?? [];
  const missing = useCase(state => state.view?.missingFiles) ?? [];
  const { uploads, opened, refusal } = useDocuments();
  const mayWrite = useMayWrite();
  if (caseId === null) return null;
  const say = ({ added, stopped }: Intake) => {
    if (stopped > 0) notify({ title: t('cases.stopped') });
    else if (added > 0) notify({ title: t('cases.added', { count: added }), tone: 'done' });
  };
  const documents = recordsUnder(records, 'document', null);
  return (
    <>
      {mayWrite && (
        <FileDrop
          label={t('cases.dropHere')}
          onDrop={files => void dropDocuments(caseId, files).then(say)}
          onChoose={() => void chooseDocuments(caseId).then(say)}
        />
      )}
      {refusal !== null && <FailureNote failure={refusal} />}
      {uploads.map(({ job, name, done, total }) => (
        <Progress
          key={job}
          label={t('cases.adding', { name })}
          done={done}
          total={total}
          show={bytes => format.bytes(bytes)}
          onCancel={() => cancelUpload(job)}
          afterMs={0}
        />
      ))}
      <ul className="case-files">
        {documents.map(({ id, fields }) => {
          const title = textIn(fields, 'title');
          const size = fields['sizeBytes'];
          return (
            <li key={id} className="row">
              <span className="grow ellipsis">
                {title} <span className="small faint">{textIn(fields, 'sourceFileName')}</span>
              </span>
              {missing.includes(id) ? (
                <Badge tone="over">{t('cases.fileMissing')}</Badge>
              ) : (
                <span className="small faint">{typeof size === 'number' ? format.bytes(size) : t('cases.noFile')}</span>
              )}
              {typeof size === 'number' && !missing.includes(id) && (
                <Button
                  size="sm"
                  label={`${t('cases.view')}: ${title}`}
                  onPress={() => void openDocument(caseId, id, title, textIn(fields, 'mediaType'))}
                >
                  {t('cases.view')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {opened !== null && <DocumentViewer opened={opened} />}
    </>
  );
}
