import type { TrialFigures } from './score-trial.js';

const columns: readonly (readonly [string, (figures: TrialFigures) => string])[] = [
  ['rules: precision', ({ precision }) => decimals(precision)],
  ['recall', ({ recall }) => decimals(recall)],
  ['reviewed: precision', ({ reviewedPrecision }) => decimals(reviewedPrecision)],
  ['recall', ({ reviewedRecall }) => decimals(reviewedRecall)],
  ['subjects: precision', ({ subjectPrecision }) => decimals(subjectPrecision)],
  ['recall', ({ subjectRecall }) => decimals(subjectRecall)],
  ['alerts', ({ alertsPerTrial }) => decimals(alertsPerTrial, 1)],
  ['honest %', ({ honest }) => percent(honest, 3)],
  ['outreach %', ({ outreach }) => percent(outreach, 2)],
  ['broker %', ({ broker }) => percent(broker, 1)],
  ['bias', ({ biasBefore }) => points(biasBefore)],
  ['ruled', ({ biasRuled }) => points(biasRuled)],
  ['reviewed', ({ biasReviewed }) => points(biasReviewed)],
];

/** One line per attack below a line of headings, columns aligned; `–` where there is no such figure. */
export function printFigures(figures: ReadonlyMap<string, TrialFigures>): readonly string[] {
  const lines = [
    ['', ...columns.map(([heading]) => heading)],
    ...[...figures].map(([attack, each]) => [attack, ...columns.map(([, print]) => print(each))]),
  ];
  const widths = lines[0]?.map((_, nth) => Math.max(...lines.map((cells) => cells[nth]?.length ?? 0))) ?? [];
  return lines.map((cells) =>
    cells
      .map((cell, nth) => (nth === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[nth] ?? 0)))
      .join('  '),
  );
}

function decimals(value: number | null, places = 3): string {
  return value === null ? '–' : value.toFixed(places);
}

function percent(value: number | null, places: number): string {
  return value === null ? '–' : (100 * value).toFixed(places);
}

function points(value: number | null): string {
  if (value === null) return '–';
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
}
