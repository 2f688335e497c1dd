import type { ReactNode } from 'react';

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="gallery-group">
      <h2 className="h-section h-ruled">{title}</h2>
      <div className="stack">{children}</div>
    </section>
  );
}
