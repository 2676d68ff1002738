import type { Validity } from '../organisation/validity.js';
import { compare, parseRational, type Rational } from '../satisfaction-index/rational.js';

/** A name in both languages of the platform. */
export interface BilingualName {
  readonly vi: string;
  readonly en: string;
}

/** Where a table comes from and when it applies. Days are those of the act; whoever uses a table later says so. */
export interface LegalTable extends Validity {
  readonly act: string;
  readonly article: string;
}

/** A grade holds from its lower edge, which belongs to it, up to the next higher one. */
export interface GradeBand extends BilingualName {
  readonly code: string;
  /** The lower edge as decimal text. */
  readonly from: string;
}

/** The grade of a value among bands in falling order, the last of which begins at 0. Throws RangeError below it. */
export function gradeOf(value: Rational, bands: readonly GradeBand[]): GradeBand {
  const band = bands.find(({ from }) => compare(value, parseRational(from)) >= 0);
  if (band === undefined) throw new RangeError('no grade for a value below every edge');
  return band;
}
