import type { UnitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import { describe, expect, it } from '@jest/globals';
import { labelled, layOutMap } from './lay-out-map.js';

type Feature = UnitBoundaries['features'][number];

/** A square of one degree whose lower left corner is given. */
function square(unitId: string, west: number, south: number): Feature {
  const [east, north] = [west + 1, south + 1];
  const ring: [number, number][] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    type: 'Feature',
    id: unitId,
    properties: { unitId, code: unitId, name: unitId },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

describe('layOutMap', () => {
  it('puts what lies north at the top and keeps the proportions', () => {
    const { height, units } = layOutMap([square('south', 105, 9), square('north', 105, 10)], 104, 1_000);
    expect(height).toBe(204);
    expect(units).toEqual([
      { unitId: 'south', name: 'south', path: 'M2,202L102,202L102,102L2,102Z', x: 52, y: 152, area: 10_000 },
      { unitId: 'north', name: 'north', path: 'M2,102L102,102L102,2L2,2Z', x: 52, y: 52, area: 10_000 },
    ]);
  });

  it('takes no more height than there is, and stands in the middle then', () => {
    const { height, units } = layOutMap([square('one', 105, 9)], 204, 104);
    expect(height).toBe(104);
    expect(units[0]).toMatchObject({ x: 102, y: 52, area: 10_000 });
  });
});

describe('labelled', () => {
  const unit = (unitId: string, x: number, y: number, area: number) => ({
    ...{ unitId, name: unitId, path: '', x, y, area },
  });

  it('leaves out the smaller of two whose labels would overlap', () => {
    const units = [unit('small', 10, 0, 1), unit('large', 0, 0, 9), unit('far', 200, 0, 2)];
    expect(labelled(units, () => '78,2')).toEqual(new Set(['large', 'far']));
  });

  it('sets labels beneath each other, and none for who has no figure', () => {
    const units = [unit('upper', 0, 0, 3), unit('lower', 0, 14, 2), unit('none', 200, 0, 9)];
    expect(labelled(units, (unitId) => (unitId === 'none' ? '' : '78,2'))).toEqual(
      new Set(['upper', 'lower']),
    );
  });
});
