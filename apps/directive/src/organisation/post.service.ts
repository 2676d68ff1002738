import type { PostView } from '@namkhong/contracts/http/directive-organisation';
import { AuditLog, type Caller, Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { HoldingsRecorder } from './holdings-recorder.js';
import { PostRepository } from './post.repository.js';
import { readOptionalNumber } from './read-document-number.js';
import { decidePost, decidePostEnd, type PostContext, type PostRequest } from './record-post.js';
import { UnitReader } from './unit.reader.js';

/** Gives posts and ends them, one by one; mergers and divisions take them along by themselves. */
@Injectable()
export class PostService {
  constructor(
    private readonly database: Database,
    private readonly posts: PostRepository,
    private readonly units: UnitReader,
    private readonly recorder: HoldingsRecorder,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
  ) {}

  /** Throws Problem 404 `unit-unknown`, 403 `permission-denied`, 422 with the code of a {@link PostFault}. */
  async record(
    caller: Caller,
    { unitId, ...stated }: PostRequest & { readonly unitId: string },
  ): Promise<PostView> {
    const request = { ...stated, legalBasis: readOptionalNumber(stated.legalBasis) };
    return this.database.transaction(async (session) => {
      const open = await this.posts.openAt(session, [unitId], request.validFrom);
      const unit = await this.requireUnit(session, caller, unitId);
      const known = await this.posts.officialId(session, request.officialCode);
      const officialId = known ?? this.ids.next();
      const decided = decidePost(request, { unit, posts: open, officialId, postId: this.ids.next() });
      if (!decided.ok) throw new Problem(422, decided.reason.code, decided.reason.params);
      await this.recorder.recordPosts(session, [decided.value]);
      this.tell(session, caller, 'post.record', decided.value.postId);
      return this.posts.show(session, decided.value.postId);
    });
  }

  /** Throws Problem 404 `post-unknown`, 412 `version-stale`, and as {@link record} does. */
  async end(caller: Caller, postId: string, validTo: string, version: number): Promise<PostView> {
    return this.database.transaction(async (session) => {
      const stored = await this.posts.lock(session, postId);
      if (stored === null) throw new Problem(404, 'post-unknown', { text: postId });
      const { state } = stored;
      const unit = await this.requireUnit(session, caller, state.unitId);
      if (stored.version !== version) throw new Problem(412, 'version-stale');
      const posts = await this.posts.openAt(session, [state.unitId], state.validFrom);
      const decided = decidePostEnd(state, validTo, { unit, posts });
      if (!decided.ok) throw new Problem(422, decided.reason.code, decided.reason.params);
      if (state.validTo !== validTo) {
        await this.recorder.recordPosts(session, [decided.value]);
        this.tell(session, caller, 'post.record/end', postId);
      }
      return this.posts.show(session, postId);
    });
  }

  private async requireUnit(session: Session, caller: Caller, unitId: string): Promise<PostContext['unit']> {
    const [unit, target] = [
      await this.units.validity(session, unitId),
      await this.units.target(session, unitId),
    ];
    if (unit === null || target === null) throw new Problem(404, 'unit-unknown', { text: unitId });
    caller.require('post.record', target);
    return unit;
  }

  private tell(session: Session, caller: Caller, act: 'post.record' | 'post.record/end', postId: string) {
    this.audit.append(session, { act, caller, targets: [postId] });
  }
}
