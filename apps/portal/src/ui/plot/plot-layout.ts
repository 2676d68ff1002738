/** One month of a series, numbers as printed decimals. */
export interface PlotPoint {
  readonly month: string;
  readonly value: string | null;
  readonly lower: string | null;
  readonly upper: string | null;
  /** What the publisher printed for the month. */
  readonly printedFigure: number | null;
}

interface PlacedPoint {
  readonly month: string;
  readonly x: number;
  readonly value: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly printed: number | null;
}

export interface PlotLayout {
  readonly width: number;
  readonly height: number;
  /** How much of the left is the value axis, which stays in place while the months scroll. */
  readonly axis: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly low: number;
  readonly high: number;
  readonly points: readonly PlacedPoint[];
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly labels: readonly { readonly month: string; readonly x: number }[];
  readonly breaks: readonly { readonly month: string; readonly x: number }[];
}

const frame = { axis: 40, left: 60, right: 24, top: 34, bottom: 34, height: 300 } as const;

/** Months since year 0, so that a gap in the series stays a gap in the plot. */
export function monthNumber(month: string): number {
  const [year, number] = month.split('-').map(Number);
  return (year ?? 0) * 12 + (number ?? 1) - 1;
}

/**
 * Places a series: months at equal distances, the value axis from a round number below everything shown to 100.
 * A break stands half a step before its month, between what it divides.
 */
export function layOutPlot(
  points: readonly PlotPoint[],
  breaks: readonly { readonly month: string }[],
): PlotLayout {
  const numbers = points.map(({ month }) => monthNumber(month));
  const first = Math.min(...numbers);
  const months = Math.max(...numbers) - first + 1;
  const step = Math.max(18, Math.min(64, Math.floor(1000 / months)));
  const x = (month: string) => frame.left + step / 2 + (monthNumber(month) - first) * step;
  const low = axisStart(points);
  const y = (value: number) => toY(value, low);
  const every = [1, 2, 3, 6].find((count) => count * step >= 62) ?? 6;
  return {
    width: frame.left + months * step + frame.right,
    height: frame.height,
    axis: frame.axis,
    left: frame.left,
    right: frame.left + months * step,
    top: frame.top,
    bottom: frame.height - frame.bottom,
    low,
    high: 100,
    points: points.map((point) => ({
      month: point.month,
      x: x(point.month),
      value: place(point.value, y),
      lower: place(point.lower, y),
      upper: place(point.upper, y),
      printed: point.printedFigure === null ? null : y(point.printedFigure),
    })),
    ticks: range(low, 100, 100 - low > 50 ? 20 : 10).map((value) => ({ value, y: y(value) })),
    labels: points
      .filter(({ month }) => (monthNumber(month) - first) % every === 0)
      .map(({ month }) => ({ month, x: x(month) })),
    breaks: breaks.map(({ month }) => ({ month, x: x(month) - step / 2 })),
  };
}

/** The axis begins at the last multiple of 20 below everything that is drawn. */
function axisStart(points: readonly PlotPoint[]): number {
  const drawn = points.flatMap(({ value, lower, printedFigure }) =>
    [lower ?? value, printedFigure].filter((one) => one !== null).map(Number),
  );
  const lowest = drawn.length === 0 ? 0 : Math.min(...drawn);
  return Math.max(0, Math.floor((lowest - 1) / 20) * 20);
}

function toY(value: number, low: number): number {
  const span = frame.height - frame.top - frame.bottom;
  return Math.round((frame.top + ((100 - value) / (100 - low)) * span) * 10) / 10;
}

function place(decimal: string | null, y: (value: number) => number): number | null {
  return decimal === null ? null : y(Number(decimal));
}

function range(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
