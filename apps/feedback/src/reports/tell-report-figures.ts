import { reportStage, reportType, type ReportStage, type ReportType } from '@namkhong/contracts';
import type { ReportFigures } from '@namkhong/contracts/http/feedback-reports';

/** A quarter of the installation: what came in, and how it stood a year later; null where that year is not over. */
export interface CountedQuarter {
  readonly quarter: string;
  readonly byType: Readonly<Partial<Record<ReportType, number>>>;
  readonly byStage: Readonly<Partial<Record<ReportStage, number>>> | null;
}

/** Fewer than this are not told. */
const FEWEST = 10;

/**
 * What may be told of finished quarters. A sum of ten and more; its parts only where each is none, or ten and more, so that
 * nothing small can be had by subtraction. No told number ever changes, so nothing can be had by asking twice.
 */
export function tellReportFigures(quarters: readonly CountedQuarter[]): ReportFigures['quarters'] {
  return quarters.map(({ quarter, byType, byStage }) => {
    const received = sum(byType);
    const isTold = received >= FEWEST;
    return {
      quarter,
      received: isTold ? received : null,
      byType: isTold ? partsOf(reportType.options, byType) : null,
      byStage: isTold && byStage !== null ? partsOf(reportStage.options, byStage) : null,
    };
  });
}

function partsOf<Key extends string>(
  keys: readonly Key[],
  counts: Readonly<Partial<Record<Key, number>>>,
): Record<Key, number> | null {
  const whole = Object.fromEntries(keys.map((key) => [key, counts[key] ?? 0])) as Record<Key, number>;
  const isFine = keys.every((key) => whole[key] === 0 || whole[key] >= FEWEST);
  return isFine ? whole : null;
}

function sum(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}
