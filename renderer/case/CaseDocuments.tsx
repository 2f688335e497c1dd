import { useEffect } from 'react';
import { useFormat } from '../format.ts';
import { useText } from '../text.ts';
import { markAt } from '../../shared/judged-mark.ts';
import type { RecordId } from '../../shared/language.ts';
import { handlingWords } from '../marks/mark-words.ts';
import { StillToCome } from './StillToCome.tsx';
import { textIn } from '../../shared/records.ts';
import { Badge } from '../ui/Badge.tsx';
import { Button } from '../ui/Button.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { recordsUnder, useCase } from '../record/case-store.ts';
import {
  attachTo,
  cancelUpload,
  chooseDocuments,
  dropDocuments,
  openDocument,
  useDocuments,
  type Intake,
} from '../documents/document-store.ts';
import { ExamineDialog } from '../documents/ExamineDialog.tsx';
import { examineDocument, learnOf, learnOfOfficeFiles, looksFailed, useExaminations } from '../documents/examination-store.ts';
import { LeftOutLine } from '../documents/LeftOutLine.tsx';
import { ReadingLine } from '../documents/ReadingLine.tsx';
import { followReadings, pauseReading, useReadings } from '../documents/reading-store.ts';
import { DocumentViewer } from '../documents/DocumentViewer.tsx';
import { useResumed } from '../drafts/use-draft.ts';
import { useMayWrite } from '../frame/rights.ts';
import { go } from '../frame/route-store.ts';

/** Where documents come in and are opened. Their details stand below as records. */
export function CaseDocuments() {
  const t = useText();
  const format = useFormat();
  const caseId = useCase(state => state.caseId);
  const records = useCase(state => state.view?.file.records) ?? [];
  const missing = useCase(state => state.view?.missingFiles) ?? [];
  const marks = useCase(state => state.view?.marks);
  const { uploads, opened, refusal } = useDocuments();
  const mayWrite = useMayWrite();
  const { readings } = useReadings();
  const { examining, known } = useExaminations();
  useEffect(() => (caseId === null ? undefined : followReadings(caseId)), [caseId]);
  useEffect(() => {
    if (caseId !== null) void learnOfOfficeFiles(caseId, recordsUnder(records, 'document', null));
  }, [caseId]);
  useResumed('original ', place => {
    const document = records.find(({ id }) => id === place.slice('original '.length));
    if (caseId !== null && document !== undefined)
      void examineDocument({ caseId, document: document.id, name: textIn(document.fields, 'title') });
  });
  if (caseId === null) return null;
  const say = ({ added, stopped }: Intake) => {
    if (stopped > 0) notify({ title: t('cases.stopped') });
    else if (added.length > 0) notify({ title: t('cases.added', { count: added.length }), tone: 'done' });
    for (const document of added) void learnOf(caseId, document);
  };
  const documents = recordsUnder(records, 'document', null);
  const markWords = (document: RecordId) => {
    const mark = marks && markAt(marks, document, 'content');
    return mark ? handlingWords(mark, t) : '';
  };
  const readingOf = new Map(readings?.documents.map(reading => [reading.record, reading]));
  const isReading = readings?.documents.some(({ state }) => state === 'waiting' || state === 'reading') ?? false;
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
      {mayWrite && readings !== null && isReading && (
        <p>
          <Button size="sm" variant="ghost" onPress={() => void pauseReading(!readings.paused)}>
            {t(readings.paused ? 'reading.goOn' : 'reading.pause')}
          </Button>
        </p>
      )}
      <StillToCome caseId={caseId} onAdded={say} />
      {documents.length > 0 && <h3 className="h-section h-ruled">{t('cases.onFile', { count: documents.length })}</h3>}
      <ul className="case-files" data-stops="one">
        {documents.map(({ id, fields }) => {
          const title = textIn(fields, 'title');
          const fileName = textIn(fields, 'sourceFileName');
          const called = `${title} ${fileName}`.trim(); // several are called alike until somebody names them
          const size = fields['sizeBytes'];
          const reading = readingOf.get(id);
          const mediaType = textIn(fields, 'mediaType');
          const examination = known.get(id);
          const isWarned = examination !== undefined && looksFailed(examination);
          return (
            <li key={id} data-record={id} data-field="content">
              <div className="row">
                <span className="grow ellipsis">
                  {title} <span className="small faint">{fileName}</span>
                </span>
                {missing.includes(id) ? (
                  <Badge tone="over">{t('cases.fileMissing')}</Badge>
                ) : (
                  <span className="small faint">{typeof size === 'number' ? format.bytes(size) : t('cases.noFile')}</span>
                )}
                {typeof size !== 'number' && mayWrite && (
                  <Button
                    size="sm"
                    label={`${t('cases.attach')}: ${called}`}
                    onPress={() => void attachTo(caseId, { record: id }).then(say)}
                  >
                    {t('cases.attach')}
                  </Button>
                )}
                {typeof size === 'number' && !missing.includes(id) && (
                  <Button
                    size="sm"
                    label={`${t('cases.view')}: ${called}`}
                    onPress={() => void openDocument({ caseId, record: id, name: title, fileName, mediaType })}
                  >
                    {t('cases.view')}
                  </Button>
                )}
                {typeof size === 'number' && !missing.includes(id) && (
                  <Button
                    size="sm"
                    label={`${t('redaction.open')} ${called}`}
                    onPress={() => go({ screen: 'redact', caseId, document: id })}
                  >
                    {t('redaction.open')}
                  </Button>
                )}
                {typeof size === 'number' && !missing.includes(id) && (
                  <Button
                    size="sm"
                    label={`${t('examine.open')}: ${called}`}
                    onPress={() => void examineDocument({ caseId, document: id, name: title })}
                  >
                    {t('examine.open')}
                  </Button>
                )}
              </div>
              {isWarned && <p className="small warns">{t('examine.warned')}</p>}
              <LeftOutLine document={id} />
              {reading !== undefined && caseId !== null && (
                <ReadingLine {...{ caseId, reading, name: title, isPaused: readings?.paused ?? false }} />
              )}
            </li>
          );
        })}
      </ul>
      {examining.phase !== 'none' && <ExamineDialog examining={examining} />}
      {opened !== null && <DocumentViewer opened={opened} mark={markWords(opened.record)} />}
    </>
  );
}
