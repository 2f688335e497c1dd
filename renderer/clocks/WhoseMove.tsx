import { useText } from '../text.ts';

export type Side = 'us' | 'them' | 'court' | 'defence';
export type WhoseMoveProps = {
  readonly side: Side;
  /** The name, where it is known: `MX-SRE`. */
  readonly name?: string;
  readonly since?: string;
};

/** Whose move it is: ● us, ○ counterpart, ◆ court, △ defence; then the name, then since when. */
export function WhoseMove({ side, name, since }: WhoseMoveProps) {
  const t = useText();
  return (
    <span className={`move ${side}`}>
      <SideGlyph side={side} />
      {name ?? t(`clock.move.${side}`)}
      {since !== undefined && <span className="since">{since}</span>}
    </span>
  );
}

function SideGlyph({ side }: { readonly side: Side }) {
  return (
    <svg viewBox="0 0 10 10" aria-hidden="true">
      {side === 'us' && <circle cx="5" cy="5" r="4.25" fill="currentColor" />}
      {side === 'them' && <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />}
      {side === 'court' && <path d="M5 .6 9.4 5 5 9.400.6 5z" fill="currentColor" />}
      {side === 'defence' && (
        <path d="M5 1.2 9.2 8.800H.8z" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
      )}
    </svg>
  );
}
