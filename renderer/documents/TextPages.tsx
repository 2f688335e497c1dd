import { useEffect, useMemo, useRef } from 'react';
import { countIn, piecesOf } from './found-text.ts';
import type { OnFound } from './use-hits.ts';
import type { Look } from './ViewerBar.tsx';

type Props = {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly look: Look;
  readonly onFound: OnFound;
};

/** A text as it is written, with the places that a search found. */
export function TextPages({ content, look: { query, hit, zoom }, onFound }: Props) {
  const box = useRef<HTMLPreElement>(null);
  const text = useMemo(() => new TextDecoder().decode(content), [content]);
  useEffect(() => onFound(Array.from({ length: countIn(text, query) }, () => 1)), [text, query, onFound]);
  useEffect(() => box.current?.querySelector('mark.here')?.scrollIntoView({ block: 'center' }), [query, hit]);
  return (
    <pre ref={box} style={{ fontSize: `${zoom * 0.8125}rem`, lineHeight: 1.5 }}>
      {piecesOf(text, query).map((piece, index) =>
        piece.hit === null ? (
          piece.text
        ) : (
          <mark key={index} className={piece.hit === hit ? 'here' : ''}>
            {piece.text}
          </mark>
        ),
      )}
    </pre>
  );
}
