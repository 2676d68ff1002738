import type { Standing } from './standing.js';

/** How many tasks have each standing; whole numbers below 2³¹. */
export interface FourWay {
  readonly doneInTime: number;
  readonly doneLate: number;
  readonly openInTime: number;
  readonly openOverdue: number;
}

/** What is published of four counts. Percent as decimal texts of two places; null where nothing was due yet. */
export interface FollowUpRatios {
  readonly total: number;
  /** The denominator: what is done, and what is open past its day. Open tasks whose day has not come are in no ratio. */
  readonly due: number;
  readonly done: string | null;
  readonly doneInTime: string | null;
  readonly overdue: string | null;
}

const MEMBERS = {
  'done-in-time': 'doneInTime',
  'done-late': 'doneLate',
  'open-in-time': 'openInTime',
  'open-overdue': 'openOverdue',
} as const satisfies Record<Standing, keyof FourWay>;

/** Counts tasks, then tells the four counts. */
export class FourWayCounter {
  private readonly counts = { doneInTime: 0, doneLate: 0, openInTime: 0, openOverdue: 0 };

  add(standing: Standing, tasks = 1): void {
    this.counts[MEMBERS[standing]] += tasks;
  }

  get total(): FourWay {
    return { ...this.counts };
  }
}

/**
 * The published ratios, from whole numbers with one rounding: a share done is rounded down and the share overdue is what it
 * leaves of a hundred, so that no print is kinder than the count and both add up. By this the Government Office's figures
 * of 2017 come out as printed: 16,051 of 16,274 due are 98.62 %, overdue 1.38 %.
 */
export function followUpRatios({ doneInTime, doneLate, openInTime, openOverdue }: FourWay): FollowUpRatios {
  const done = doneInTime + doneLate;
  const due = done + openOverdue;
  const total = due + openInTime;
  if (due === 0) return { total, due, done: null, doneInTime: null, overdue: null };
  const hundredths = (part: number) => Math.floor((part * 10_000) / due);
  return {
    total,
    due,
    done: printHundredths(hundredths(done)),
    doneInTime: printHundredths(hundredths(doneInTime)),
    overdue: printHundredths(10_000 - hundredths(done)),
  };
}

function printHundredths(value: number): string {
  return `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`;
}
