import type { ReactNode } from 'react';

export type EmptyStateProps = {
  /** What is: «Ningún paquete recibido.» */
  readonly fact: string;
  /** What to do: «Arrastre uno aquí o ábralo.» */
  readonly act?: string;
  /** One button. */
  readonly children?: ReactNode;
};

/** One sentence of fact, one of what to do, one button; no drawing. */
export function EmptyState({ fact, act, children }: EmptyStateProps) {
  return (
    <div className="empty">
      <b className="strong">{fact}</b>
      {act !== undefined && <p>{act}</p>}
      {children !== undefined && <div className="acts">{children}</div>}
    </div>
  );
}
