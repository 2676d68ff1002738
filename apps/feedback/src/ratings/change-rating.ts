import { addDays, type CivilDate } from '@namkhong/domain';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';
import { MESSAGE_CRITERION, unknownCriteria, type Rating } from './cast-rating.js';

/** Days after the day of the rating on which it can still be changed or withdrawn by receipt. */
const CHANGE_DAYS = 7;

/** A stored rating with how often it was changed; its answers are gone once it is withdrawn. */
export interface StoredRating {
  readonly rating: Rating | Omit<Rating, 'levels'>;
  readonly revision: number;
  readonly withdrawn: boolean;
}

export type ChangeRefusal = 'rating-withdrawn' | 'change-too-late';

export type Revision =
  | { readonly kind: 'revised'; readonly rating: Rating; readonly revision: number }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly reason: ChangeRefusal }
  | { readonly kind: 'refused'; readonly reason: 'criterion-unknown'; readonly criteria: readonly string[] };

/** The last local day on which the rating of a day may be changed. */
export function changeableUntil(day: CivilDate): CivilDate {
  return addDays(day, CHANGE_DAYS);
}

/**
 * The rating with other answers. Everything but the answers stays as it was at first: unit, official, day, set version.
 *
 * @param asked the version that the rating was cast under, whatever is in force today
 */
export function reviseRating(
  stored: StoredRating,
  levels: Rating['levels'],
  asked: Pick<CriteriaSetVersion, 'criteria'>,
  today: CivilDate,
): Revision {
  const reason = refusalOf(stored, today);
  if (reason) return { kind: 'refused', reason };
  const criteria = unknownCriteria({ levels, channel: stored.rating.channel }, asked);
  if (criteria.length > 0) return { kind: 'refused', reason: 'criterion-unknown', criteria };
  if ('levels' in stored.rating && sameLevels(stored.rating.levels, levels)) return { kind: 'unchanged' };
  return {
    kind: 'revised',
    rating: { ...stored.rating, levels: { ...levels } },
    revision: stored.revision + 1,
  };
}

/** As `reviseRating`, for another message of the same person. */
export function changeRatingByMessage(stored: StoredRating, level: number, today: CivilDate): Revision {
  return reviseRating(stored, { [MESSAGE_CRITERION]: level }, { criteria: [] }, today);
}

/** Why the rating may not be withdrawn by its receipt; undefined where it may. */
export function refusalOf(stored: StoredRating, today: CivilDate): ChangeRefusal | undefined {
  if (stored.withdrawn) return 'rating-withdrawn';
  return today > changeableUntil(stored.rating.day) ? 'change-too-late' : undefined;
}

function sameLevels(a: Rating['levels'], b: Rating['levels']): boolean {
  const codes = Object.keys(a);
  return codes.length === Object.keys(b).length && codes.every((code) => a[code] === b[code]);
}
