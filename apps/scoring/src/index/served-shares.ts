import type { FigureView } from '@namkhong/contracts/http/scoring';
import { printShare } from '@namkhong/domain';
import type { ServedMonth } from '../query/served.reader.js';

/** A month of which something of a version is told. */
interface ToldMonth {
  /** First of the month. */
  readonly month: string;
  readonly setVersion: number;
}

/**
 * How punctual and how representative: shares of those served in the months of which anything is told, so that invitations of a
 * month that is still withheld do not count against it.
 *
 * @param told of all versions
 * @param n ratings of the figure; null where it is withheld, or where they are no ballots
 */
export function servedShares(
  setVersion: number,
  n: number | null,
  told: readonly ToldMonth[],
  served: readonly ServedMonth[],
): Pick<FigureView, 'onTime' | 'responseRate'> {
  const monthsOf = (own: boolean) =>
    new Set(
      told.filter((each) => (each.setVersion === setVersion) === own).map(({ month }) => month.slice(0, 7)),
    );
  const [months, others] = [monthsOf(true), monthsOf(false)];
  const within = served.filter(({ month }) => months.has(month));
  const sum = (count: (month: ServedMonth) => number) =>
    BigInt(within.reduce((total, month) => total + count(month), 0));
  const isApart = [...months].every((month) => !others.has(month));
  return {
    onTime: printShare(
      sum(({ onTime }) => onTime),
      sum(({ closed }) => closed),
    ),
    responseRate:
      n === null || !isApart
        ? null
        : printShare(
            BigInt(n),
            sum(({ invited }) => invited),
          ),
  };
}
