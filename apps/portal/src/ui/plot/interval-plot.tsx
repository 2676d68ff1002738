import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonth } from '../../format/format-date.js';
import { layOutPlot, type PlotLayout, type PlotPoint } from './plot-layout.js';
import './plot.css';

/**
 * A series as points with intervals, its breaks, and the publisher's printed figures as diamonds. The table beneath
 * it in the page says the same in words; this drawing is one image to a screen reader.
 */
export function IntervalPlot(props: {
  readonly label: string;
  readonly points: readonly PlotPoint[];
  readonly breaks: readonly { readonly month: string }[];
}) {
  const { t } = useTranslation();
  const scroll = useNewestFirst();
  if (props.points.length === 0) return null;
  const layout = layOutPlot(props.points, props.breaks);
  const hasPrinted = props.points.some(({ printedFigure }) => printedFigure !== null);
  return (
    <figure className="plot">
      <div ref={scroll} className="scroll-x plot__scroll" role="group" aria-label={props.label} tabIndex={0}>
        <div className="plot__image" role="img" aria-label={props.label}>
          <ValueAxis layout={layout} />
          <svg
            style={{ flexGrow: layout.width - layout.axis }}
            width={layout.width - layout.axis}
            height={layout.height}
            viewBox={`${layout.axis} 0 ${layout.width - layout.axis} ${layout.height}`}
          >
            <Grid layout={layout} />
            {layout.breaks.map(({ month, x }) => (
              <g key={month} className="plot__break">
                <line x1={x} x2={x} y1={layout.top - 14} y2={layout.bottom} />
                <text
                  x={x + (x > layout.right - 110 ? -6 : 6)}
                  y={layout.top - 18}
                  textAnchor={x > layout.right - 110 ? 'end' : 'start'}
                >
                  {t('unit.breakShort')}
                </text>
              </g>
            ))}
            {layout.points.map((point) => (
              <g key={point.month}>
                {point.lower === null || point.upper === null ? null : (
                  <line
                    className="plot__interval"
                    x1={point.x}
                    x2={point.x}
                    y1={point.upper}
                    y2={point.lower}
                  />
                )}
                {point.printed === null ? null : (
                  <path className="plot__printed" d={`M${point.x} ${point.printed - 7}l7 7-7 7-7-7z`} />
                )}
                {point.value === null ? (
                  <text className="plot__withheld" x={point.x} y={layout.bottom - 6} textAnchor="middle">
                    ×
                  </text>
                ) : (
                  <circle className="plot__value" cx={point.x} cy={point.value} r="3.5" />
                )}
              </g>
            ))}
          </svg>
        </div>
      </div>
      <figcaption className="small soft">
        {t('unit.seriesText', { low: layout.low, high: layout.high })}{' '}
        {hasPrinted ? (
          <>
            <svg className="plot__key" viewBox="0 0 18 18" aria-hidden="true">
              <path className="plot__printed" d="M9 2l7 7-7 7-7-7z" />
            </svg>{' '}
            {t('unit.printed')}.{' '}
          </>
        ) : null}
        {layout.points.some(({ value }) => value === null) ? `× ${t('figure.suppressed')}.` : null}
      </figcaption>
    </figure>
  );
}

/** Apart from the months, so that it stays where it is when they scroll. */
function ValueAxis({ layout }: { readonly layout: PlotLayout }) {
  return (
    <svg
      className="plot__axis"
      style={{ flexGrow: layout.axis }}
      width={layout.axis}
      height={layout.height}
      viewBox={`0 0 ${layout.axis} ${layout.height}`}
    >
      {layout.ticks.map(({ value, y }) => (
        <text key={value} x={layout.axis - 4} y={y + 5} textAnchor="end">
          {value}
        </text>
      ))}
    </svg>
  );
}

function Grid({ layout }: { readonly layout: PlotLayout }) {
  return (
    <g className="plot__grid">
      {layout.ticks.map(({ value, y }) => (
        <line key={value} x1={layout.left - 10} x2={layout.right} y1={y} y2={y} />
      ))}
      {layout.labels.map(({ month, x }) => (
        <text key={month} x={x} y={layout.bottom + 22} textAnchor="middle">
          {formatMonth(month)}
        </text>
      ))}
    </g>
  );
}

/**
 * Where not all months fit, the newest are shown and the older ones are scrolled to. Once it has a size: to ask for one would
 * make the browser lay the whole page out on the way.
 */
function useNewestFirst() {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = scroll.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      if (element.scrollWidth === 0) return;
      element.scrollLeft = element.scrollWidth;
      observer.disconnect();
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return scroll;
}
