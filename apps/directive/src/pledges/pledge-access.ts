import type { Action, CivilDate } from '@namkhong/domain';
import { type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { OfficialReader } from '../organisation/official.reader.js';
import { UnitReader } from '../organisation/unit.reader.js';
import { PostsHeldReader, type HeldPost } from './posts-held.reader.js';

/** Who is asking: as which official, in which post, with which right. */
@Injectable()
export class PledgeAccess {
  constructor(
    private readonly units: UnitReader,
    private readonly posts: PostsHeldReader,
    private readonly officials: OfficialReader,
  ) {}

  /** Throws Problem 404 `unit-unknown`, 403 `permission-denied`. */
  async require(session: Session, caller: Caller, action: Action, unitId: string): Promise<void> {
    const unit = await this.units.target(session, unitId);
    if (unit === null) throw new Problem(404, 'unit-unknown', { text: unitId });
    caller.require(action, unit);
  }

  async postOf(
    session: Session,
    officialId: string,
    unitId: string,
    day: CivilDate,
  ): Promise<HeldPost | null> {
    return this.posts.postOf(session, officialId, unitId, day);
  }

  /** By the number on the badge; null where there is none. */
  async officialOf(session: Session, code: string): Promise<string | null> {
    return this.officials.idOf(session, code);
  }

  async isInPost(session: Session, officialId: string | null, day: CivilDate): Promise<boolean> {
    return officialId !== null && this.posts.isInPost(session, officialId, day);
  }
}
