import { useId, type ReactNode } from 'react';

export function Sample({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="section sample" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="sample__parts">{children}</div>
    </section>
  );
}
