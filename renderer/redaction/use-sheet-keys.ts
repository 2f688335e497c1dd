import { useState, type KeyboardEvent } from 'react';
import type { PageBox, PageWord } from '../../shared/pages.ts';
import { addBoxes, type Wanted } from './box-acts.ts';
import { afterArrow } from './box-drag.ts';
import { boxesOver, wordBeside, wordsBetween } from './page-words.ts';

export type Tool = 'box' | 'words';
/** The words from `from` to `to`, by their place among the page's words. */
export type Chosen = { readonly from: number; readonly to: number };

export type SheetKeys = {
  readonly page: number;
  readonly words: readonly PageWord[];
  /** The page's width by its height. */
  readonly aspect: number;
  readonly tool: Tool;
  readonly onTool: (tool: Tool) => void;
  readonly onPage: (by: 1 | -1) => void;
  readonly mayWrite: boolean;
};

/** Whether the keys go from word to word; a page that is not read has none to go over. */
export function walksWords(tool: Tool, words: readonly PageWord[]): boolean {
  return tool === 'words' && words.length > 0;
}

/** A line high, whatever the page's form: a share of the height that is the same length on all. */
function firstBox(aspect: number): PageBox {
  return { left: 0.4, top: 0.4, width: 0.2, height: Math.min(0.3, 0.04 * aspect) };
}

/** The keyboard of a page: a cursor that goes over its words, or a box that is moved and sized; Enter blacks out. */
export function useSheetKeys({ page, words, aspect, tool, onTool, onPage, mayWrite }: SheetKeys) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [aimed, setAimed] = useState<PageBox | null>(null);

  const placed = (wanted: readonly PageBox[], origin: Wanted['origin']) =>
    void addBoxes(wanted.map(box => ({ page, box, origin })));

  function walk(to: number, isExtending: boolean): void {
    if (words.length === 0) return;
    const at = Math.min(words.length - 1, Math.max(0, to));
    setChosen(now => ({ from: isExtending ? (now?.from ?? at) : at, to: at }));
  }

  function wordKey({ key, shiftKey }: KeyboardEvent): boolean {
    const at = chosen?.to ?? -1;
    if (key === 'ArrowRight') walk(at + 1, shiftKey);
    else if (key === 'ArrowLeft') walk(at - 1, shiftKey);
    else if (key === 'ArrowUp' || key === 'ArrowDown') walk(wordBeside(words, at, key === 'ArrowUp' ? 'up' : 'down'), shiftKey);
    else if (key === 'Home') walk(0, shiftKey);
    else if (key === 'End') walk(words.length - 1, shiftKey);
    else if ((key === 'Enter' || key === ' ') && chosen !== null && mayWrite)
      placed(boxesOver(wordsBetween(words, chosen.from, chosen.to)), 'words');
    else return false;
    return true;
  }

  function boxKey(event: KeyboardEvent): boolean {
    const first = firstBox(aspect);
    const next = afterArrow(aimed ?? first, event);
    if (next !== null) setAimed(aimed === null ? first : next);
    else if ((event.key === 'Enter' || event.key === ' ') && aimed !== null && mayWrite) placed([aimed], 'drawn');
    else return false;
    return true;
  }

  function press(event: KeyboardEvent<HTMLElement>): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const { key } = event;
    if (key === 'b' || key === 'w') onTool(key === 'b' ? 'box' : 'words');
    else if (key === '[' || key === 'PageUp') onPage(-1);
    else if (key === ']' || key === 'PageDown') onPage(1);
    else if (key === 'Escape' && (chosen !== null || aimed !== null)) {
      setChosen(null);
      setAimed(null);
    } else if (!(walksWords(tool, words) ? wordKey(event) : boxKey(event))) return;
    event.preventDefault();
    event.stopPropagation();
  }
  return { chosen, setChosen, aimed, press };
}
