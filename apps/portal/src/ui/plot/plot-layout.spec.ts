import { describe, expect, it } from '@jest/globals';
import { layOutPlot, monthNumber, type PlotPoint } from './plot-layout.js';

const point = (month: string, value: string | null, rest: Partial<PlotPoint> = {}): PlotPoint => ({
  month,
  value,
  lower: null,
  upper: null,
  printedFigure: null,
  ...rest,
});

describe('layOutPlot', () => {
  it('leaves room for a month without a figure', () => {
    const { points } = layOutPlot([point('2025-11', '80.00'), point('2026-02', '81.00')], []);
    expect(points[1]!.x - points[0]!.x).toBe(3 * 64);
  });

  it('puts a break between the month before and the month of the change', () => {
    const { points, breaks } = layOutPlot(
      [point('2026-03', '80.00'), point('2026-04', '90.00')],
      [{ month: '2026-04' }],
    );
    expect(breaks[0]!.x).toBe((points[0]!.x + points[1]!.x) / 2);
  });

  it('begins the axis at a multiple of 20 below the lowest bound', () => {
    const { low, ticks } = layOutPlot([point('2026-03', '70.00', { lower: '61.50', upper: '78.00' })], []);
    expect(low).toBe(60);
    expect(ticks.map(({ value }) => value)).toEqual([60, 70, 80, 90, 100]);
  });

  it('draws a higher figure higher, and nothing for a figure that is withheld', () => {
    const { points } = layOutPlot(
      [point('2026-03', '70.00'), point('2026-04', '90.00'), point('2026-05', null)],
      [],
    );
    expect(points[1]!.value!).toBeLessThan(points[0]!.value!);
    expect(points[2]!.value).toBeNull();
  });

  it('labels every sixth month of a long series', () => {
    const months = Array.from({ length: 53 }, (_, index) => {
      const number = monthNumber('2022-01') + index;
      return `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
    });
    const { labels, width } = layOutPlot(
      months.map((month) => point(month, '80.00')),
      [],
    );
    expect(labels.map(({ month }) => month).slice(0, 3)).toEqual(['2022-01', '2022-07', '2023-01']);
    expect(width).toBe(60 + 53 * 18 + 24);
  });
});
