import type { ReactNode } from 'react';

export type PanelSectionProps = { readonly title: ReactNode; readonly right?: ReactNode; readonly children: ReactNode };

/** One part of a panel, with its title and what stands at the title's right. */
export function PanelSection({ title, right, children }: PanelSectionProps) {
  return (
    <section>
      <div className="panel-title">
        <h2>{title}</h2>
        {right !== undefined && <span className="right">{right}</span>}
      </div>
      {children}
    </section>
  );
}
