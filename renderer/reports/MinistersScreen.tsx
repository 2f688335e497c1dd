import { Download, FileOutput, Upload } from 'lucide-react';
import { useEffect } from 'react';
import { reviewForms, type ReviewForm } from '../../shared/review-forms.ts';
import { directionName } from '../../shared/direction-text.ts';
import { reviewPartIds, type ReviewDocument } from '../../shared/review-document/parts.ts';
import { headLines } from '../../shared/review-document/paper.ts';
import { tableFormName } from '../../shared/tables.ts';
import { useOfficeToday } from '../day.ts';
import { useMayWrite } from '../frame/rights.ts';
import { Screen } from '../frame/Screen.tsx';
import { door } from '../host.ts';
import { useReader, useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { Menu } from '../ui/Menu.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { Select } from '../ui/Select.tsx';
import { DocumentPart } from './DocumentPart.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import {
  chooseTheirs,
  choosePart,
  exportMinisters,
  giveFigures,
  openMinisters,
  readMinisters,
  takeFigures,
  useMinisters,
} from './ministers-store.ts';
import { asking, useReports } from './report-store.ts';

const NONE = '-';

/** The review for ministers: one document of chosen parts, in both languages. */
export function MinistersScreen() {
  const t = useText();
  const document = useMinisters(state => state.document);
  const failure = useMinisters(state => state.failure);
  const direction = useReports(state => state.direction);
  const period = useReports(state => state.period);
  const today = useOfficeToday();
  useEffect(() => void openMinisters(asking()), [today, direction, period]);
  return (
    <Screen crumbs={[{ label: t('reports.title'), to: { screen: 'reports' } }, { label: t('review.title') }]}>
      <article className="sheet report ministers">
        <header>
          <div className="report-head">
            <div className="grow">
              <h1 className="h-screen">{t('review.title')}</h1>
              <p className="muted">{t('review.hint')}</p>
            </div>
            <Acts />
          </div>
          <Choices />
          {document && <Head document={document} />}
        </header>
        {failure && (
          <FailureNote failure={failure}>
            <Button onPress={() => void readMinisters()}>{t('ui.retry')}</Button>
          </FailureNote>
        )}
        {document === null && failure === null && <Progress label={t('reports.loading')} done={0} total={null} />}
        {document?.parts.map(part => (
          <DocumentPart key={part.id} part={part} asOf={document.asOf} />
        ))}
      </article>
    </Screen>
  );
}

function Acts() {
  const t = useText();
  const reader = useReader();
  const mayWrite = useMayWrite();
  const isWriting = useMinisters(state => state.isWriting);
  const save = async (form: ReviewForm) => {
    if (await exportMinisters(t('review.file'), form, reader.language)) notify({ title: t('review.done'), tone: 'done' });
  };
  const give = async () => {
    if (await giveFigures(t('review.figuresFile'))) notify({ title: t('review.figuresDone'), tone: 'done' });
  };
  const take = async () => {
    const [file] = await door.pickFiles('figures', false);
    const received = file === undefined ? null : await takeFigures(file.handle);
    if (received !== null) notify({ title: t('review.takenIn', { agency: received.agency }), tone: 'done' });
  };
  return (
    <div className="report-acts no-print">
      {mayWrite && (
        <>
          <Button icon={Download} onPress={() => void take()}>
            {t('review.takeIn')}
          </Button>
          <Button icon={Upload} onPress={() => void give()}>
            {t('review.giveFigures')}
          </Button>
        </>
      )}
      <Menu
        label={t('review.export')}
        entries={reviewForms.map(id => ({ id, label: id === 'pdf' ? t('review.pdf') : t(tableFormName[id]) }))}
        onAction={id => void save(id as ReviewForm)} // one of the entries
        trigger={
          <Button variant="primary" icon={FileOutput} isPending={isWriting}>
            {t('review.export')}
          </Button>
        }
      />
    </div>
  );
}

/** Which requests, which parts, and whose figures beside ours. */
function Choices() {
  const t = useText();
  const parts = useMinisters(state => state.parts);
  const theirs = useMinisters(state => state.theirs);
  const received = useMinisters(state => state.received);
  const document = useMinisters(state => state.document);
  return (
    <div className="ministers-choices no-print">
      <PeriodChoice direction={document?.direction ?? null} />
      <Select
        look="filter"
        label={t('review.whose')}
        value={theirs ?? NONE}
        onChange={id => chooseTheirs(id === NONE ? null : id)}
        choices={[
          { id: NONE, label: t('review.noTheirs') },
          ...received.map(({ id, agency, direction, asOf }) => ({
            id,
            label: `${agency}, ${t(directionName(direction))}, ${asOf}`,
          })),
        ]}
      />
      <fieldset>
        <legend className="small muted">{t('review.parts')}</legend>
        {reviewPartIds
          .filter(id => id !== 'theirs' || theirs !== null)
          .map(id => (
            <Checkbox
              key={id}
              checked={parts.includes(id)}
              onChange={isIn => choosePart(id, isIn)}
              unavailable={parts.length === 1 && parts[0] === id ? t('review.atLeastOne') : null}
            >
              {t(`review.part.${id}`)}
            </Checkbox>
          ))}
      </fieldset>
    </div>
  );
}

function Head({ document }: { readonly document: ReviewDocument }) {
  const t = useText();
  return (
    <dl className="report-basis small">
      {headLines(document).map(([name, value]) => (
        <div key={name.en}>
          <dt>{t(name)}</dt>
          <dd>{typeof value === 'string' ? value : t(value)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('review.signs')}</dt>
        <dd>{t('review.suppressed')}</dd>
      </div>
    </dl>
  );
}
