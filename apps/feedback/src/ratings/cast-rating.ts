import type { Channel, DataOf, ratingCastV1 } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import { usableBallot, type Ballot, type BallotRefusal } from '../ballots/ballot.reader.js';
import type { CriteriaSetVersion } from '../directory/criteria-sets.reader.js';

export type Rating = DataOf<typeof ratingCastV1>;

export type CastOutcome =
  | { readonly kind: 'cast'; readonly rating: Rating; readonly raterHash: string | null }
  | { readonly kind: 'refused'; readonly reason: BallotRefusal }
  | { readonly kind: 'refused'; readonly reason: 'criterion-unknown'; readonly criteria: readonly string[] };

/** What somebody answered, and when. */
export interface Answer {
  readonly levels: Readonly<Record<string, number>>;
  readonly channel: Channel;
  /** The local day on which it was given. */
  readonly day: CivilDate;
}

/**
 * Whether the ballot may be spent for this answer and what rating results. The unit is that of the service, the set
 * version that of the day of the answer, and nothing of the ballot's token, dossier or rater enters the rating; the hash
 * of the rater is handed on beside it, for the signal alone.
 *
 * @param ratingId a UUIDv4: a version with time in it would tell when
 */
export function castRating(
  ballot: Ballot | undefined,
  answer: Answer,
  criteriaSet: Pick<CriteriaSetVersion, 'setCode' | 'version' | 'criteria'>,
  ratingId: string,
): CastOutcome {
  const usable = usableBallot(ballot, answer.day);
  if (typeof usable === 'string') return { kind: 'refused', reason: usable };
  const criteria = unknownCriteria(answer, criteriaSet);
  if (criteria.length > 0) return { kind: 'refused', reason: 'criterion-unknown', criteria };
  const { unitId, officialId, servicePoint, procedureGroup, outcome, illustrative, raterHash } = usable;
  return {
    kind: 'cast',
    raterHash,
    rating: {
      ratingId,
      unitId,
      officialId,
      servicePoint,
      procedureGroup,
      outcome,
      channel: answer.channel,
      assurance: 'ballot',
      day: answer.day,
      setCode: criteriaSet.setCode,
      setVersion: criteriaSet.version,
      levels: { ...answer.levels },
      illustrative,
    },
  };
}

/** The one criterion that a message answers, outside of every set. */
export const MESSAGE_CRITERION = 'overall';

/** The answered criteria that the version of the set does not ask; by message, whatever is not `overall`. */
export function unknownCriteria(
  { levels, channel }: Pick<Answer, 'levels' | 'channel'>,
  criteriaSet: Pick<CriteriaSetVersion, 'criteria'>,
): string[] {
  const asked =
    channel === 'sms'
      ? new Set([MESSAGE_CRITERION])
      : new Set(criteriaSet.criteria.map((criterion) => criterion.code));
  return Object.keys(levels).filter((code) => !asked.has(code));
}
