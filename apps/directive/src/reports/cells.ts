import type { ReportCell, ReportSection } from '@namkhong/contracts/http/directive-reports';

type Figure = ReportSection['figures'][number];

const bare = { interval: null, n: null, suppressed: false } as const;

/** A whole number. */
export function count(value: number, href: string | null): ReportCell {
  return { kind: 'count', value: String(value), ...bare, href };
}

/** A share as it is published, two places; null where nothing was due yet. */
export function percent(value: string | null, href: string | null): ReportCell {
  return { kind: 'percent', value, ...bare, href };
}

export function text(value: string, href: string | null = null): ReportCell {
  return { kind: 'text', value, ...bare, href };
}

/** A score, never without how many answers it rests on. */
export function points(
  score: {
    readonly score: string;
    readonly lower: string | null;
    readonly upper: string | null;
    readonly n: number;
  },
  href: string,
): ReportCell {
  const { lower, upper, n } = score;
  const interval = lower === null || upper === null ? null : { lower, upper };
  return { kind: 'points', value: score.score, interval, n, suppressed: false, href };
}

/** What is there and is not told, because too few stand behind it. */
export function withheld(kind: ReportCell['kind'], href: string | null): ReportCell {
  return { kind, value: null, ...bare, suppressed: true, href };
}

export function figure(code: string, label: string, cell: ReportCell): Figure {
  return { code, label, ...cell };
}
