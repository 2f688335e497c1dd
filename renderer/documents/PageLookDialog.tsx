import { isDoubtful, type PageLook } from '../../shared/page-reading.ts';
import type { PageWord } from '../../shared/pages.ts';
import { useText } from '../text.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { FailureNote } from '../ui/FailureNote.tsx';
import { notify } from '../ui/notice.ts';
import { Progress } from '../ui/Progress.tsx';
import { Picture } from './DocumentSheet.tsx';
import { closePage, keepLook, openPage, useReadings, type LookedPage } from './reading-store.ts';

/** A page beside the words that were read on it. What the person says of it is recorded, and the document's next such page comes. */
export function PageLookDialog({ looked }: { readonly looked: LookedPage }) {
  const t = useText();
  const { page, name, read, refusal } = looked;
  const say = async (look: PageLook): Promise<void> => {
    if (!(await keepLook(look))) return;
    notify({ title: t('reading.lookKept', { page }), tone: 'done' });
    const { readings } = useReadings.getState();
    const document = readings?.documents.find(({ record }) => record === looked.record);
    const next = document?.toLook.find(other => other !== page && other > page);
    if (next === undefined) closePage();
    else await openPage({ ...looked, page: next });
  };
  const footer = (
    <>
      <Button onPress={() => void say('holds-more')} unavailable={read === null ? t('reading.pageComing') : null}>
        {t('reading.holdsMore')}
      </Button>
      <Button variant="primary" onPress={() => void say('as-read')} unavailable={read === null ? t('reading.pageComing') : null}>
        {t('reading.asRead')}
      </Button>
    </>
  );
  return (
    <Dialog isOpen onClose={closePage} width="xl" title={t('reading.title', { page, name })} footer={footer}>
      <p className="small muted">{t('reading.why')}</p>
      {refusal !== null && <FailureNote failure={refusal} />}
      {read === null && refusal === null && <Progress label={t('viewer.opening')} done={0} total={null} />}
      {read !== null && (
        <div className="page-look">
          <ShownPage key={page} picture={looked.picture} name={t('reading.pageOf', { page, name })} />
          <div className="page-words" role="group" aria-label={t('reading.read')} tabIndex={0}>
            {read.words.length === 0 ? <p>{t('reading.nothing')}</p> : <ReadWords words={read.words} />}
          </div>
        </div>
      )}
    </Dialog>
  );
}

function ShownPage({ picture, name }: { readonly picture: LookedPage['picture']; readonly name: string }) {
  const t = useText();
  return (
    <div className="case-viewer" role="group" aria-label={t('reading.shown')} tabIndex={0}>
      {picture !== null && <Picture content={picture} mediaType="image/png" name={name} zoom={1} />}
    </div>
  );
}

/** Words in lines as they stand on the page. */
function ReadWords({ words }: { readonly words: readonly PageWord[] }) {
  return linesOf(words).map((line, at) => (
    <p key={at}>
      {line.map((word, place) => (
        <span key={place}>{isDoubtful(word) ? <u className="doubtful">{word.text}</u> : word.text} </span>
      ))}
    </p>
  ));
}

/** A word begins a line where it stands left of the one before, or wholly below it. */
function linesOf(words: readonly PageWord[]): readonly (readonly PageWord[])[] {
  const lines: PageWord[][] = [];
  let last: PageWord | undefined;
  for (const word of words) {
    const isNext = last === undefined || word.box.left < last.box.left || word.box.top > last.box.top + last.box.height;
    if (isNext) lines.push([word]);
    else lines.at(-1)?.push(word);
    last = word;
  }
  return lines;
}
