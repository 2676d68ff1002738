import type { Teardown } from '@namkhong/infra-local';

/** What a figure must reach, and what it should reach. */
export interface Bound {
  readonly at: 'least' | 'most';
  readonly must: number;
  readonly stretch: number;
}

/** One figure with how far it moved between the runs of one measurement. */
export interface Figure {
  readonly what: string;
  readonly unit: 'ratio' | '%' | 'ms' | 's' | 'GiB' | '% of a core' | 'differences' | 'points of 100' | 'kB';
  readonly median: number;
  readonly min: number;
  readonly max: number;
  readonly runs: number;
  readonly bound: Bound;
}

export interface Measurement {
  readonly first: Figure;
  readonly second?: Figure;
  /** What stood beside it: absolute figures, settings, counts. Numbers here are for understanding, not for judging. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Why the figures count for nothing, where they do: the machine was not quiet, too few runs. */
  readonly void?: string;
}

export interface GoalContext {
  /** An empty folder on disk, for everything that is started. */
  readonly folder: string;
  /** Ends what was started; the goal's own, run when it is over. */
  readonly teardown: Teardown;
  readonly say: (line: string) => void;
}

export interface Goal {
  readonly id: string;
  readonly title: string;
  measure(context: GoalContext): Promise<Measurement>;
}

export type Verdict = 'stretch' | 'must' | 'missed' | 'void';

/** How a figure stands to its bound. */
export function judge(median: number, { at, must, stretch }: Bound): Exclude<Verdict, 'void'> {
  const reaches = (limit: number) => (at === 'least' ? median >= limit : median <= limit);
  if (reaches(stretch)) return 'stretch';
  return reaches(must) ? 'must' : 'missed';
}

/** The worst of both figures counts; a void run has no verdict. */
export function verdictOf({ first, second, void: reason }: Measurement): Verdict {
  if (reason !== undefined) return 'void';
  const order = ['missed', 'must', 'stretch'] as const;
  const verdicts = [first, ...(second ? [second] : [])].map(({ median, bound }) => judge(median, bound));
  return order.find((verdict) => verdicts.includes(verdict)) ?? 'missed';
}
