import { useEffect, useRef, useState, type ReactNode } from 'react';

/** What may be wider than the page. Only while it is, the keyboard can go there to scroll it. */
export function ScrollX(props: { readonly label: string; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [wider, setWider] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWider(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={place}
      className="scroll-x"
      {...(wider ? { role: 'region', tabIndex: 0, 'aria-label': props.label } : {})}
    >
      {props.children}
    </div>
  );
}
