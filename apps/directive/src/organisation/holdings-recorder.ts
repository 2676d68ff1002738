import { postRecordedV1, servicePointRecordedV1 } from '@namkhong/contracts';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { PostState } from './post-state.js';
import { PostRepository } from './post.repository.js';
import { unitPeriods, type ServicePointState } from './service-point-state.js';
import { ServicePointRepository } from './service-point.repository.js';

/** Writes what units hold, posts and service points, each with its event, in the caller's transaction. */
@Injectable()
export class HoldingsRecorder {
  constructor(
    private readonly posts: PostRepository,
    private readonly points: ServicePointRepository,
    private readonly events: Events,
  ) {}

  async recordPosts(session: Session, posts: readonly PostState[]): Promise<void> {
    if (posts.length === 0) return;
    await this.posts.record(session, posts);
    await this.events.appendAll(session, postRecordedV1, posts);
  }

  async recordPoints(session: Session, points: readonly ServicePointState[]): Promise<void> {
    await this.points.record(session, points);
    await this.events.appendAll(
      session,
      servicePointRecordedV1,
      points.map((point) => ({ ...point, units: unitPeriods(point) })),
    );
  }
}
