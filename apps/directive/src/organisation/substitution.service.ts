import { substitutionRecordedV1 } from '@namkhong/contracts';
import type { substitutionRequest, SubstitutionView } from '@namkhong/contracts/http/directive-organisation';
import { Database, Ids, Problem, type Caller, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { AbsenceRecorder } from './absence-recorder.js';
import { decideSubstitution } from './decide-leave.js';
import { LeaveRepository } from './leave.repository.js';
import { PostRepository } from './post.repository.js';
import { readOptionalNumber } from './read-document-number.js';
import { UnitReader } from './unit.reader.js';

/** Names who stands in for the holder of a post, for days on which they are away or until somebody else is appointed. */
@Injectable()
export class SubstitutionService {
  constructor(
    private readonly database: Database,
    private readonly leaves: LeaveRepository,
    private readonly posts: PostRepository,
    private readonly units: UnitReader,
    private readonly recorder: AbsenceRecorder,
    private readonly ids: Ids,
  ) {}

  /**
   * Throws Problem 404 `post-unknown`, 403 `permission-denied`, 422 `official-unknown` or the code of a
   * {@link SubstitutionFault}.
   */
  async record(caller: Caller, request: z.output<typeof substitutionRequest>): Promise<SubstitutionView> {
    const { postId, substituteCode, ...given } = request;
    const stated = { ...given, legalBasis: readOptionalNumber(given.legalBasis) };
    return this.database.transaction(async (session) => {
      const post = (await this.posts.lock(session, postId))?.state;
      if (post === undefined) throw new Problem(404, 'post-unknown', { text: postId });
      await this.leaves.lock(session);
      await this.requirePermission(session, caller, post.unitId);
      const substituteId = await this.posts.officialId(session, substituteCode);
      if (substituteId === null) throw new Problem(422, 'official-unknown', { text: substituteCode });
      const { unitId, officialId } = post;
      const decided = decideSubstitution(
        {
          ...stated,
          substitutionId: this.ids.next(),
          postId,
          unitId,
          officialId,
          substituteId,
          withdrawn: false,
        },
        {
          post,
          substituteCode,
          postsOfSubstitute: await this.posts.list(session, { officialCode: substituteCode, limit: null }),
          others: await this.leaves.substitutionsOf(session, postId),
        },
      );
      if (!decided.ok) throw new Problem(422, decided.reason.code, decided.reason.params);
      return this.save(session, caller, { ...decided.value, substituteCode, version: 1 });
    });
  }

  /** The second time changes nothing. Throws Problem 404 `substitution-unknown`, 403 `permission-denied`, 412 `version-stale`. */
  async withdraw(caller: Caller, substitutionId: string, version: number): Promise<SubstitutionView> {
    return this.database.transaction(async (session) => {
      await this.leaves.lock(session);
      const found = await this.leaves.findSubstitution(session, substitutionId);
      if (found === null) throw new Problem(404, 'substitution-unknown', { text: substitutionId });
      await this.requirePermission(session, caller, found.unitId);
      if (found.withdrawn) return found;
      if (found.version !== version) throw new Problem(412, 'version-stale');
      return this.save(session, caller, { ...found, withdrawn: true, version: version + 1 });
    });
  }

  private async save(session: Session, caller: Caller, substitution: SubstitutionView) {
    await this.leaves.saveSubstitution(session, substitution);
    const act = substitution.withdrawn ? 'leave.record/end-substitution' : 'leave.record/substitute';
    const targets = [substitution.substitutionId];
    await this.recorder.tell(session, substitutionRecordedV1, substitution, { act, caller, targets });
    return substitution;
  }

  private async requirePermission(session: Session, caller: Caller, unitId: string): Promise<void> {
    const target = await this.units.target(session, unitId);
    if (target !== null) caller.require('leave.record', target);
  }
}
