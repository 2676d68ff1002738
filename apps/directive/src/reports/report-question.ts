import type { ReportSection } from '@namkhong/contracts/http/directive-reports';
import type { CivilDate } from '@namkhong/domain';
import type { ReportedScope } from './evidence-hrefs.js';

/** What a report asks of every capability. */
export interface ReportQuestion {
  readonly scope: ReportedScope;
  /** The unit with all below it; null means all units. */
  readonly unitIds: readonly string[] | null;
  /** How many units that are. */
  readonly unitsInScope: number;
  /** The days [from, to). */
  readonly period: { readonly from: CivilDate; readonly to: CivilDate };
  /** The last day the figures speak of: the last of the period, or today where it is not over. */
  readonly asOf: CivilDate;
}

/** A section, and whether anything in it is invented. */
export interface Compiled {
  readonly section: ReportSection;
  readonly illustrative: boolean;
}
