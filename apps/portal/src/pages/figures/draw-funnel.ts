import type { PublicationFunnels } from '@namkhong/contracts/http/scoring-publication';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '../../ui/chart/chart-colours.js';

type Funnel = PublicationFunnels['funnels'][number];
type Limit = 'lower998' | 'lower95' | 'upper95' | 'upper998';

export interface FunnelWords {
  readonly nAxis: string;
  readonly scoreAxis: string;
  readonly target: string;
  readonly named: (unitId: string) => string;
  /** What the tooltip says of a point. */
  readonly told: (point: Funnel['points'][number]) => string;
}

/**
 * Each unit at its number of ratings and its score, between the limits that units of so many ratings usually keep. Points
 * outside are hollow squares, so that nobody needs the colour.
 */
export function drawFunnel(funnel: Funnel, words: FunnelWords): (colours: ChartColours) => EChartsCoreOption {
  const byN = funnel.points.toSorted((a, b) => Number(a.n) - Number(b.n));
  const isOutside = ({ score, lower95, upper95 }: Funnel['points'][number]) =>
    Number(score) < lower95 || Number(score) > upper95;
  const told = new Map(funnel.points.map((point) => [words.named(point.unitId), point]));
  const shown = funnel.points.flatMap(({ score, lower998, upper998 }) => [Number(score), lower998, upper998]);
  const limit = (of: Limit, type: 'dashed' | 'dotted', colours: ChartColours) => ({
    type: 'line',
    silent: true,
    showSymbol: false,
    smooth: 0.3,
    lineStyle: { color: colours.soft, width: 1.5, type },
    data: byN.map((point) => [Number(point.n), point[of]]),
  });
  const points = (outside: boolean, colours: ChartColours) => ({
    type: 'scatter',
    symbol: outside ? 'emptyRect' : 'circle',
    symbolSize: outside ? 12 : 9,
    itemStyle: { color: outside ? colours.note : colours.accent, borderWidth: 2 },
    data: funnel.points
      .filter((point) => isOutside(point) === outside)
      .map((point) => ({ name: words.named(point.unitId), value: [Number(point.n), Number(point.score)] })),
  });
  return (colours) => {
    const axis = {
      nameTextStyle: { color: colours.ink },
      axisLabel: { color: colours.ink },
      axisLine: { lineStyle: { color: colours.strongLine } },
      splitLine: { lineStyle: { color: colours.line } },
    };
    return {
      grid: { left: 44, right: 24, top: 36, bottom: 48 },
      xAxis: { ...axis, type: 'value', min: 0, name: words.nAxis, nameLocation: 'middle', nameGap: 30 },
      yAxis: {
        ...axis,
        type: 'value',
        min: Math.max(0, Math.floor(Math.min(...shown) / 5) * 5),
        max: Math.min(100, Math.ceil(Math.max(...shown) / 5) * 5),
        name: words.scoreAxis,
        nameTextStyle: { ...axis.nameTextStyle, align: 'left' },
      },
      tooltip: {
        trigger: 'item',
        confine: true,
        renderMode: 'richText',
        backgroundColor: colours.surface,
        borderColor: colours.strongLine,
        textStyle: { color: colours.ink },
        formatter: ({ name }: { readonly name: string }) => {
          const point = told.get(name);
          return point ? words.told(point) : '';
        },
      },
      series: [
        limit('lower998', 'dotted', colours),
        limit('lower95', 'dashed', colours),
        limit('upper95', 'dashed', colours),
        limit('upper998', 'dotted', colours),
        {
          type: 'line',
          silent: true,
          showSymbol: false,
          lineStyle: { color: colours.ink, width: 1.5 },
          endLabel: {
            show: true,
            formatter: words.target,
            color: colours.ink,
            align: 'right',
            offset: [0, -12],
          },
          data: [
            [0, Number(funnel.target)],
            [Number(byN.at(-1)?.n ?? 1), Number(funnel.target)],
          ],
        },
        points(false, colours),
        points(true, colours),
      ],
    };
  };
}
