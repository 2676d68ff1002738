import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { EChartsCoreOption } from 'echarts/core';
import { loadPart } from '../../api/load-part.js';
import { Failure } from '../states.js';
import type * as ChartEngine from './engine.js';
import { readChartColours, type ChartColours } from './chart-colours.js';
import { ChartFigure } from './chart-figure.js';

/**
 * A drawing with its table: one image to a screen reader, and the same in words beneath it, which needs neither mouse nor
 * canvas. The engine weighs as much as the rest of the portal, so it is loaded when a drawing comes into view and not
 * before. `draw` has to be stable while what it draws is the same.
 */
export function Chart(props: {
  readonly label: string;
  readonly draw: (colours: ChartColours) => EChartsCoreOption;
  readonly caption?: ReactNode;
  /** The same as a table. */
  readonly children: ReactNode;
  /** Where a mouse may go: the name of the item that was pressed. The table has the same as links. */
  readonly onPress?: (name: string) => void;
}) {
  const [place, inView] = useInView();
  const engine = useQuery({
    enabled: inView,
    queryKey: ['chart-engine'],
    queryFn: async () => loadPart(async () => import('./engine.js')),
    staleTime: Infinity,
  });
  return (
    <ChartFigure
      place={place}
      caption={props.caption}
      drawing={
        engine.error === null ? (
          <Canvas {...props} engine={engine.data} />
        ) : (
          <Failure error={engine.error} retry={() => void engine.refetch()} />
        )
      }
    >
      {props.children}
    </ChartFigure>
  );
}

type Engine = typeof ChartEngine;

function Canvas(props: {
  readonly engine: Engine | undefined;
  readonly label: string;
  readonly draw: (colours: ChartColours) => EChartsCoreOption;
  readonly onPress?: (name: string) => void;
}) {
  const { engine, draw, onPress } = props;
  const place = useRef<HTMLDivElement>(null);
  const theme = useTheme();
  useEffect(() => {
    const element = place.current;
    if (element === null || engine === undefined) return;
    const chart = engine.init(element, null, { renderer: 'canvas' });
    const colours = readChartColours();
    chart.setOption({ animation: false, textStyle: { fontFamily: colours.font }, ...draw(colours) });
    chart.on('click', ({ name }) => onPress?.(String(name)));
    const observer = new ResizeObserver(() => chart.resize());
    observer.observe(element);
    return () => {
      observer.disconnect();
      chart.dispose();
    };
  }, [engine, draw, onPress, theme]);
  return <div ref={place} role="img" aria-label={props.label} className="chart__canvas" />;
}

/** Whether the element has come near the window, once and for all. Paper shows everything. */
function useInView() {
  const place = useRef<HTMLElement>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null || seen) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    const onPaper = () => setSeen(true);
    window.addEventListener('beforeprint', onPaper);
    return () => {
      observer.disconnect();
      window.removeEventListener('beforeprint', onPaper);
    };
  }, [seen]);
  return [place, seen] as const;
}

/** The theme, which changes the colours of what is drawn already. */
function useTheme(): string {
  return useSyncExternalStore(
    (changed) => {
      const observer = new MutationObserver(changed);
      observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
      return () => observer.disconnect();
    },
    () => document.documentElement.dataset['theme'] ?? 'light',
  );
}
