import {
  createEvent,
  ratingCastV1,
  ratingRevisedV1,
  ratingSignalledV1,
  ratingWithdrawnV1,
  type EventContext,
  type OutgoingEvent,
} from '@namkhong/contracts';
import { startOfDay, type CivilDate } from '@namkhong/domain';
import { timeOrderedId } from '@namkhong/service-kit';
import type { Rating } from './cast-rating.js';
import type { Signal } from './signal.js';

/**
 * The event of a rating. Its envelope says as little as its data: the time is the start of the day, the id holds that
 * time too, and it is connected to nothing but itself, as the request's correlation id stands in logs beside the time.
 */
export function ratingCast(rating: Rating): OutgoingEvent {
  return createEvent(ratingCastV1, rating, contextOf(rating.ratingId, startOfDay(rating.day)));
}

/** The event of a changed rating, no finer than the day of the change. @param revision counts up from 1 */
export function ratingRevised(rating: Rating, revision: number, changedOn: CivilDate): OutgoingEvent {
  return createEvent(
    ratingRevisedV1,
    { ...rating, revision },
    contextOf(rating.ratingId, startOfDay(changedOn)),
  );
}

/** The event of a rating that counts no longer, no finer than the day on which it was withdrawn. */
export function ratingWithdrawn(
  { ratingId, unitId }: Pick<Rating, 'ratingId' | 'unitId'>,
  revision: number,
  withdrawnOn: CivilDate,
): OutgoingEvent {
  const data = { ratingId, unitId, revision };
  return createEvent(ratingWithdrawnV1, data, contextOf(ratingId, startOfDay(withdrawnOn)));
}

/** The event of a signal, no finer than its minute. */
export function ratingSignalled(signal: Signal): OutgoingEvent {
  return createEvent(ratingSignalledV1, signal, contextOf(signal.ratingId, new Date(signal.minute)));
}

function contextOf(ratingId: string, time: Date): EventContext {
  return { id: timeOrderedId(time.getTime()), source: '/feedback', time, correlationId: ratingId };
}
