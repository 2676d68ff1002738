import type { UnitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef, useState } from 'react';
import { labelled, layOutMap } from './lay-out-map.js';
import { classOf, type MapClass } from './map-classes.js';

export interface DrawnValue {
  readonly unitId: string;
  /** Null where nothing is published. */
  readonly value: number | null;
  /** In the reader's form, as it stands on the map. */
  readonly text: string;
  /** Name, value, interval and n, as the tooltip says them. */
  readonly told: string;
}

/** On a screen that is turned or small, the map leaves room for what is said about it. */
const mostHeight = 512;

/**
 * A map in one sequential scale, as SVG: a chart engine would weigh twenty times as much. Every unit bears its number, and who
 * has none is drawn without a colour. One image to a screen reader; its table has the units as links.
 */
export function MapDrawing(props: {
  readonly label: string;
  readonly boundaries: UnitBoundaries;
  readonly values: readonly DrawnValue[];
  readonly classes: readonly MapClass[];
}) {
  const { boundaries, values, classes } = props;
  const navigate = useNavigate();
  const [place, width] = useWidth();
  const layout = useMemo(
    () => (width === 0 ? null : layOutMap(boundaries.features, width, mostHeight)),
    [boundaries, width],
  );
  const byUnit = useMemo(() => new Map(values.map((value) => [value.unitId, value])), [values]);
  const bearers = useMemo(
    () => labelled(layout?.units ?? [], (unitId) => byUnit.get(unitId)?.text ?? ''),
    [layout, byUnit],
  );
  const classFor = (unitId: string) => {
    const value = byUnit.get(unitId)?.value ?? null;
    return value === null ? 0 : classOf(value, classes) + 1;
  };
  return (
    <div ref={place} className="unit-map" role="img" aria-label={props.label}>
      {layout === null ? null : (
        <svg viewBox={`0 0 ${layout.width} ${layout.height}`} width={layout.width} height={layout.height}>
          {layout.units.map(({ unitId, path }) => (
            <path
              key={unitId}
              className={`unit-map__unit unit-map__unit--${classFor(unitId)}`}
              d={path}
              onClick={() => void navigate({ to: '/units/$unitId', params: { unitId } })}
            >
              <title>{byUnit.get(unitId)?.told}</title>
            </path>
          ))}
          {layout.units
            .filter(({ unitId }) => bearers.has(unitId))
            .map(({ unitId, x, y }) => (
              <text
                key={unitId}
                className={`unit-map__value unit-map__value--${classFor(unitId)}`}
                x={x}
                y={y}
                textAnchor="middle"
                dominantBaseline="central"
              >
                {byUnit.get(unitId)?.text}
              </text>
            ))}
        </svg>
      )}
    </div>
  );
}

/** The width there is, in whole pixels; 0 until it is known. */
function useWidth() {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [place, width] as const;
}
