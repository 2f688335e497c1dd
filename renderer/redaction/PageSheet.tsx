import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import type { Proposal, ShownBox } from '../../shared/contract/redactions.ts';
import type { PageBox, PageWord } from '../../shared/pages.ts';
import { PdfDrawing } from '../documents/PdfDrawing.tsx';
import type { OpenedPdf } from '../documents/use-pdf.ts';
import { useCommands } from '../frame/command-store.ts';
import { useText } from '../text.ts';
import { audienceText } from './audience-choices.ts';
import { addBoxes } from './box-acts.ts';
import { isClick, placed, pointOn, rectangle, type Point } from './box-drag.ts';
import { BoxMark } from './BoxMark.tsx';
import { boxesOver, textUnder, wordAt, wordsBetween, wordsIn } from './page-words.ts';
import { useSheetKeys, walksWords, type Tool } from './use-sheet-keys.ts';

export type PageSheetProps = {
  readonly opened: OpenedPdf;
  readonly page: number;
  readonly zoom: number;
  readonly words: readonly PageWord[];
  readonly boxes: readonly ShownBox[];
  /** The boxes that hold for the counterpart that is looked at; the others are dashed. */
  readonly held: ReadonlySet<string>;
  readonly proposals: readonly Proposal[];
  /** Where what was searched for stands on this page. */
  readonly found: readonly PageBox[];
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly onPage: (by: 1 | -1) => void;
  readonly onRemove: (box: ShownBox) => void;
  readonly mayWrite: boolean;
};

const LETTER = 8.5 / 11; // until the page's own size is known

/** A page on which places are blacked out, by mouse and by keyboard. */
export function PageSheet(props: PageSheetProps) {
  const { opened, page, zoom, words, boxes, held, proposals, found, tool, onTool, onRemove, mayWrite } = props;
  const t = useText();
  const sheet = useRef<HTMLDivElement>(null);
  const source = usePage(opened, page);
  const size = source?.getViewport({ scale: 1 });
  const aspect = size ? size.width / size.height : LETTER;
  const { chosen, setChosen, aimed, press } = useSheetKeys({ ...props, aspect });
  const markWith = (chosenTool: Tool) => () => {
    onTool(chosenTool);
    sheet.current?.focus();
  };
  useCommands(
    mayWrite
      ? [
          { id: 'mark-words', label: t('redaction.markWords'), section: 'here', keys: 'W', run: markWith('words') },
          { id: 'mark-boxes', label: t('redaction.markBoxes'), section: 'here', keys: 'B', run: markWith('box') },
        ]
      : [],
  );
  const dragged = useDrag((box, from) => {
    if (isClick(box)) {
      const at = wordAt(words, from.x, from.y);
      setChosen(at === null ? null : { from: at, to: at });
      if (at !== null) void addBoxes(boxesOver([words[at]!]).map(over => ({ page, box: over, origin: 'words' }))); // just found
    } else if (tool === 'box') void addBoxes([{ page, box, origin: 'drawn' }]);
    else void addBoxes(boxesOver(wordsIn(words, box)).map(over => ({ page, box: over, origin: 'words' })));
  });
  useEffect(() => setChosen(null), [page, setChosen]);
  const isWords = walksWords(tool, words);
  const marked = chosen === null ? [] : wordsBetween(words, chosen.from, chosen.to);
  return (
    <>
      <div
        ref={sheet}
        className={`pdf-page redaction-sheet ${tool}`}
        role="application"
        aria-label={t(isWords ? 'redaction.sheet' : 'redaction.sheetBox', { page, total: opened.pdf.numPages })}
        tabIndex={0}
        style={{ width: `${zoom * 100}%`, aspectRatio: aspect }}
        onKeyDown={press}
        {...(mayWrite ? dragged.handlers : {})}
      >
        {source && <PdfDrawing source={source} letters={opened.letters} zoom={zoom} onDrawn={ignore} />}
        {proposals.flatMap(({ id, boxes: places }) =>
          places.map((place, at) => <i key={`${id} ${at}`} className="redaction-proposed" style={placed(place)} />),
        )}
        {found.map((place, at) => (
          <i key={`found ${at}`} className="redaction-found-place" style={placed(place)} />
        ))}
        {marked.map(({ box }, at) => (
          <i key={at} className="redaction-chosen" style={placed(box)} />
        ))}
        {boxes.map(box => (
          <BoxMark
            key={box.id}
            box={box}
            name={t('redaction.box', {
              code: box.code,
              whom: audienceText(box.audience, t),
              text: textUnder(words, box.box) || t('redaction.noText'),
            })}
            isForOthers={!held.has(box.id)}
            mayWrite={mayWrite}
            onRemove={() => {
              onRemove(box);
              sheet.current?.focus();
            }}
          />
        ))}
        {!isWords && aimed !== null && <i className="redaction-aimed" style={placed(aimed)} />}
        {dragged.box !== null && <i className="redaction-aimed" style={placed(dragged.box)} />}
      </div>
      <span className="visually-hidden" role="status">
        {marked.map(({ text }) => text).join(' ')}
      </span>
    </>
  );
}

function ignore(): void {
  // A part that cannot be drawn was refused when the pages were made.
}

function usePage({ pdf }: OpenedPdf, page: number): PDFPageProxy | null {
  const [source, setSource] = useState<PDFPageProxy | null>(null);
  useEffect(() => {
    let isGone = false;
    void pdf.getPage(page).then(found => !isGone && setSource(found));
    return () => void (isGone = true);
  }, [pdf, page]);
  return source?.pageNumber === page ? source : null;
}

/** A rectangle that is being drawn by the mouse. */
function useDrag(onDrawn: (box: PageBox, from: Point) => void) {
  const from = useRef<Point | null>(null);
  const [box, setBox] = useState<PageBox | null>(null);
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      from.current = pointOn(event.currentTarget, event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (from.current !== null) setBox(rectangle(from.current, pointOn(event.currentTarget, event)));
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (from.current === null) return;
      onDrawn(rectangle(from.current, pointOn(event.currentTarget, event)), from.current);
      from.current = null;
      setBox(null);
    },
    onPointerCancel() {
      from.current = null;
      setBox(null);
    },
  };
  return { box, handlers };
}
