import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '../../ui/chart/chart-colours.js';
import { classOf, type MapClass } from './map-classes.js';

export interface DrawnValue {
  readonly name: string;
  /** Null where nothing is published. */
  readonly value: number | null;
  /** In the reader's form, as it stands on the map. */
  readonly text: string;
  /** Name, value, interval and n, as the tooltip says them. */
  readonly told: string;
}

/** A map in one sequential scale; every unit bears its number, and who has none is drawn without a colour. */
export function drawMap(map: {
  readonly name: string;
  readonly values: readonly DrawnValue[];
  readonly classes: readonly MapClass[];
}): (colours: ChartColours) => EChartsCoreOption {
  const told = new Map(map.values.map((value) => [value.name, value]));
  return (colours) => ({
    tooltip: {
      trigger: 'item',
      confine: true,
      backgroundColor: colours.surface,
      borderColor: colours.strongLine,
      textStyle: { color: colours.ink },
      renderMode: 'richText',
      formatter: ({ name }: { readonly name: string }) => told.get(name)?.told ?? name,
    },
    series: [
      {
        type: 'map',
        map: map.name,
        nameProperty: 'name',
        roam: false,
        top: 8,
        bottom: 8,
        selectedMode: false,
        label: {
          show: true,
          fontSize: 12,
          formatter: ({ name }: { readonly name: string }) => told.get(name)?.text ?? '',
        },
        labelLayout: { hideOverlap: true },
        itemStyle: { areaColor: colours.bar, borderColor: colours.surface, borderWidth: 1 },
        emphasis: {
          itemStyle: { areaColor: 'inherit', borderColor: colours.ink, borderWidth: 2 },
        },
        data: map.values.map(({ name, value }) => {
          const place = value === null ? null : classOf(value, map.classes);
          return {
            name,
            value: value ?? NaN,
            itemStyle: { areaColor: place === null ? colours.bar : colours.scale[place] },
            // The upper classes lie nearer to the ink than to the surface, by day and by lamplight.
            label: { color: place !== null && place >= 3 ? colours.surface : colours.ink },
          };
        }),
      },
    ],
  });
}
