import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useState } from 'react';
import { findOnPages, type PageHit, type ShownDocument } from './document-store.ts';
import { findInPdf } from './pdf-search.ts';

/** A search begins this long after the last letter. */
const TYPED_FOR_MS = 150;

/** Told of the pages on which something was found, a page for each place. */
export type OnFound = (pages: readonly number[]) => void;

/**
 * The places that hold what is searched for, in the order of the pages: in the text of a PDF, and on pages without it where their picture was
 * read. What stands nowhere as a phrase is sought word by word.
 */
export function useHits(pdf: PDFDocumentProxy | null, of: ShownDocument, query: string, onFound: OnFound): readonly PageHit[] {
  const [hits, setHits] = useState<readonly PageHit[]>([]);
  const { caseId, record } = of;
  useEffect(() => {
    let isGone = false;
    const search = async (): Promise<void> => {
      const found = await findPlaces(pdf, { caseId, record }, query);
      if (isGone) return;
      setHits(found);
      onFound(found.map(({ page }) => page));
    };
    const timer = setTimeout(() => void search(), TYPED_FOR_MS);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [pdf, caseId, record, query, onFound]);
  return hits;
}

type Of = Pick<ShownDocument, 'caseId' | 'record'>;

async function findPlaces(pdf: PDFDocumentProxy | null, of: Of, query: string): Promise<readonly PageHit[]> {
  const phrase = query.trim();
  if (phrase === '') return [];
  const whole = await findPhrase(pdf, of, phrase);
  const words = phrase.split(/\s+/);
  if (whole.length > 0 || words.length === 1) return whole;
  const each = await Promise.all(words.map(word => findPhrase(pdf, of, word)));
  return inOrder(each.flat());
}

async function findPhrase(pdf: PDFDocumentProxy | null, { caseId, record }: Of, phrase: string): Promise<readonly PageHit[]> {
  const [written, read] = await Promise.all([pdf === null ? [] : findInPdf(pdf, phrase), findOnPages(caseId, record, phrase)]);
  const pages = new Set(written.map(({ page }) => page));
  return inOrder([...written, ...read.filter(({ page }) => !pages.has(page))]);
}

function inOrder(hits: readonly PageHit[]): readonly PageHit[] {
  return hits.toSorted((one, other) => one.page - other.page || one.top - other.top);
}
