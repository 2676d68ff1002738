import { addDays, type CivilDate } from '@namkhong/domain';

/** Whose word the day of a record is: ours, the device's, or the device's cut to what can be true. */
export type DayClock = 'server' | 'device' | 'bounded';

/** A device that was away for longer has its days cut to these. */
const LONGEST_AWAY_DAYS = 30;

/**
 * The day of an answer given at a kiosk. It lies between the day on which nothing waited there any more and today: where
 * that leaves one day, ours counts, whatever the device's clock says; where the device was away, its own does, within these
 * bounds.
 *
 * @param settledOn the last day on which everything recorded before had arrived
 */
export function placeDay(
  told: CivilDate,
  { settledOn, today }: { readonly settledOn: CivilDate; readonly today: CivilDate },
): { readonly day: CivilDate; readonly clock: DayClock } {
  const oldest = addDays(today, -LONGEST_AWAY_DAYS);
  const earliest = settledOn > oldest ? settledOn : oldest;
  if (earliest >= today) return { day: today, clock: told === today ? 'server' : 'bounded' };
  if (told < earliest) return { day: earliest, clock: 'bounded' };
  if (told > today) return { day: today, clock: 'bounded' };
  return { day: told, clock: told === today ? 'server' : 'device' };
}
