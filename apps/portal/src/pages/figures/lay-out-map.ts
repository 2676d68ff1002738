import type { UnitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import { geoIdentity, geoPath } from 'd3-geo';

/** A unit as it is drawn, in pixels from the upper left. */
export interface PlacedUnit {
  readonly unitId: string;
  readonly name: string;
  /** Its boundary, for the `d` of an SVG path. */
  readonly path: string;
  /** The centroid, and the size of what it bounds in square pixels. */
  readonly x: number;
  readonly y: number;
  readonly area: number;
}

export interface MapLayout {
  readonly width: number;
  readonly height: number;
  readonly units: readonly PlacedUnit[];
}

const margin = 2;

/**
 * Fits the boundaries into `width`, north up, and takes the height that follows up to `mostHeight`. Degrees are drawn as they
 * are: between a degree of longitude and one of latitude the south of Vietnam knows a difference of one in a hundred.
 */
export function layOutMap(
  features: UnitBoundaries['features'],
  width: number,
  mostHeight: number,
): MapLayout {
  const all = { type: 'FeatureCollection' as const, features: [...features] };
  const flat = geoPath(geoIdentity());
  const [[west, south], [east, north]] = flat.bounds(all);
  const inner = width - 2 * margin;
  const height = Math.min(mostHeight, Math.ceil((inner * (north - south)) / (east - west)) + 2 * margin);
  const projection = geoIdentity()
    .reflectY(true)
    .fitExtent(
      [
        [margin, margin],
        [width - margin, height - margin],
      ],
      all,
    );
  const draw = geoPath(projection).digits(1);
  return {
    width,
    height,
    units: features.map((feature) => {
      const [x, y] = draw.centroid(feature);
      const { unitId, name } = feature.properties;
      return { unitId, name, path: draw(feature) ?? '', x, y, area: draw.area(feature) };
    }),
  };
}

/** Size of a label of the map, in pixels. */
const label = { perCharacter: 7.5, height: 14 } as const;

/** Who bears their label: the larger before the smaller, and nobody over the label of another. */
export function labelled(units: readonly PlacedUnit[], textOf: (unitId: string) => string): Set<string> {
  const placed: { readonly unit: PlacedUnit; readonly halfWidth: number }[] = [];
  for (const unit of units.toSorted((a, b) => b.area - a.area)) {
    const text = textOf(unit.unitId);
    const halfWidth = (text.length * label.perCharacter) / 2;
    const isFree = placed.every(
      (other) =>
        Math.abs(other.unit.x - unit.x) >= other.halfWidth + halfWidth ||
        Math.abs(other.unit.y - unit.y) >= label.height,
    );
    if (text !== '' && isFree) placed.push({ unit, halfWidth });
  }
  return new Set(placed.map(({ unit }) => unit.unitId));
}
