import type { ModeratedComment, moderationQuery } from '@namkhong/contracts/http/feedback-polls';
import { findPersonalMark } from '@namkhong/domain';
import { AuditLog, type Caller, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { CommentRepository, type StoredComment } from './comment.repository.js';
import { PollDesk } from './poll-desk.js';

/** Decides what of comments others read: publish as it is, or refuse on one of the grounds. Nobody edits what people wrote. */
@Injectable()
export class ModerationService {
  constructor(
    private readonly database: Database,
    private readonly desk: PollDesk,
    private readonly comments: CommentRepository,
    private readonly directory: DirectoryReader,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Problem 404 `poll-unknown`, 403 `permission-denied` */
  async list(
    caller: Caller,
    pollId: string,
    query: Pick<z.output<typeof moderationQuery>, 'state' | 'limit'> & {
      readonly after: Parameters<CommentRepository['list']>[2]['after'];
    },
  ): Promise<ModeratedComment[]> {
    return this.database.read(async (session) => {
      const { unitId } = await this.desk.find(session, pollId);
      await this.directory.requireUnit(session, caller, 'poll.read', unitId);
      return (await this.comments.list(session, pollId, query)).map(shown);
    });
  }

  /**
   * @param ground null publishes it
   * @throws Problem 404 `comment-unknown`, 403 `permission-denied`, 409 `comment-decided`, 422 `comment-personal-data`
   */
  async decide(
    caller: Caller,
    commentId: string,
    ground: ModeratedComment['ground'],
  ): Promise<ModeratedComment> {
    return this.database.transaction(async (session) => {
      const held = await this.comments.lock(session, commentId);
      if (held === null) throw new Problem(404, 'comment-unknown');
      const { unitId } = await this.desk.find(session, held.pollId);
      await this.directory.requireUnit(session, caller, 'poll.moderate', unitId);
      if (held.state !== 'waiting') throw new Problem(409, 'comment-decided', { state: held.state });
      const mark = findPersonalMark(held.text);
      if (ground === null && mark !== null) throw new Problem(422, 'comment-personal-data', { text: mark });
      const state = ground === null ? 'published' : 'refused';
      const on = this.desk.today();
      await this.comments.decide(session, commentId, { state, ground, on });
      this.audit.append(session, {
        act: `poll.moderate/${state}`,
        caller,
        targets: [commentId],
        details: { ground },
      });
      return shown({ ...held, state, ground, decidedOn: on });
    });
  }
}

function shown({ pollId: _, ...comment }: StoredComment): ModeratedComment {
  return { ...comment, personalMark: findPersonalMark(comment.text) };
}
