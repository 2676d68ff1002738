import type {
  Quarantine,
  QuarantineSummary,
  StandingReview,
} from '@namkhong/contracts/http/scoring-forensics';
import { Database, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { decideReview } from './decide-review.js';
import { QuarantinesReader } from './quarantines.reader.js';
import { ReviewAccess } from './review-access.js';
import { Standings } from './standings.js';
import { StandingsRepository } from './standings.repository.js';

export interface QuarantinesRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
  readonly state?: keyof typeof standingOf | undefined;
  readonly unitId?: string | undefined;
}

const standingOf = { undecided: 'quarantined', excluded: 'excluded', restored: 'counted' } as const;

/** Shows people what was set aside, and lets those decide who stand outside the line. */
@Injectable()
export class QuarantinesService {
  constructor(
    private readonly database: Database,
    private readonly reader: QuarantinesReader,
    private readonly repository: StandingsRepository,
    private readonly standings: Standings,
    private readonly access: ReviewAccess,
  ) {}

  /** Latest first, a page at a time. */
  async list(
    caller: Caller,
    { limit, cursor, state, unitId }: QuarantinesRequest,
  ): Promise<{ items: QuarantineSummary[]; next: string | null }> {
    return this.database.read(async (session) => {
      const unitIds = await this.access.units(session, caller, unitId);
      const standing = state ? standingOf[state] : null;
      const found = await this.reader.list(session, { standing, unitIds, limit: limit + 1, after: cursor });
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? (items.at(-1)?.groupId ?? null) : null };
    });
  }

  /** @throws Problem 404 `quarantine-unknown`, 403 `permission-denied` */
  async one(caller: Caller, groupOrRatingId: string): Promise<Quarantine> {
    return this.database.read(async (session) => {
      const found = await this.find(session, groupOrRatingId);
      await this.access.requireReading(session, caller, found.subject.unitId);
      return found;
    });
  }

  /**
   * Decides about a whole group, or about one rating of it. Whoever decides beside us about the same official waits, and
   * then finds that the version is another.
   *
   * @throws Problem 404 `quarantine-unknown`, 403 `permission-denied` or `reviewer-not-independent`, 412 `version-stale`,
   *   409 `already-decided-so`
   */
  async decide(
    caller: Caller,
    groupOrRatingId: string,
    seenVersion: number,
    review: StandingReview,
  ): Promise<Quarantine> {
    return this.database.transaction(async (session) => {
      const { subject } = await this.find(session, groupOrRatingId);
      await this.access.requireDeciding(session, caller, subject);
      await this.repository.lock(session, [subject.officialId]);
      const { inForce, version } = await this.repository.ofReview(session, groupOrRatingId);
      if (version !== seenVersion) throw new Problem(412, 'version-stale');
      const decisions = decideReview(inForce, review, caller.subject, this.standings.occasion());
      if (decisions.length === 0) throw new Problem(409, 'already-decided-so');
      await this.standings.decide(session, decisions);
      return this.find(session, groupOrRatingId);
    });
  }

  private async find(session: Session, groupOrRatingId: string) {
    const found = await this.reader.find(session, groupOrRatingId);
    if (!found) throw new Problem(404, 'quarantine-unknown', { id: groupOrRatingId });
    return found;
  }
}
