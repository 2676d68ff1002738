import type {
  CommentStatus,
  ModeratedComment,
  PublishedComment,
} from '@namkhong/contracts/http/feedback-polls';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

/** A comment as it is kept: the day is the finest time of it, and its id tells none. */
export type StoredComment = Omit<ModeratedComment, 'personalMark'> & { readonly pollId: string };

const COLUMNS = `comment_id as "commentId", poll_id as "pollId", text, state, ground, received_on::text as "receivedOn",
                 decided_on::text as "decidedOn"`;

/** Comments on polls. */
export class CommentRepository {
  async add(
    session: Session,
    comment: {
      readonly commentId: string;
      readonly pollId: string;
      readonly receiptHash: Buffer;
      readonly text: string;
      readonly receivedOn: CivilDate;
    },
  ): Promise<void> {
    await session.query(
      `insert into poll_comment (comment_id, poll_id, receipt_hash, text, received_on, state)
       values ($1, $2, $3, $4, $5, 'waiting')`,
      [comment.commentId, comment.pollId, comment.receiptHash, comment.text, comment.receivedOn],
    );
  }

  /** Its row is held until the transaction ends. */
  async lock(session: Session, commentId: string): Promise<StoredComment | null> {
    const [row] = await session.query<StoredComment & Record<string, unknown>>(
      `select ${COLUMNS} from poll_comment where comment_id = $1 for update`,
      [commentId],
    );
    return row ?? null;
  }

  async statusOf(
    session: Session,
    receiptHash: Buffer,
  ): Promise<(CommentStatus & { commentId: string }) | null> {
    const [row] = await session.query<CommentStatus & { commentId: string }>(
      `select comment_id as "commentId", poll_id as "pollId", state, ground, received_on::text as "receivedOn"
         from poll_comment where receipt_hash = $1`,
      [receiptHash],
    );
    return row ?? null;
  }

  async decide(
    session: Session,
    commentId: string,
    decision: {
      readonly state: 'published' | 'refused';
      readonly ground: ModeratedComment['ground'];
      readonly on: CivilDate;
    },
  ): Promise<void> {
    await session.query(
      `update poll_comment set state = $2, ground = $3, decided_on = $4 where comment_id = $1`,
      [commentId, decision.state, decision.ground, decision.on],
    );
  }

  /** Every word of it goes. */
  async withdraw(session: Session, commentId: string): Promise<void> {
    await session.query(
      `update poll_comment set state = 'withdrawn', text = '', ground = null where comment_id = $1`,
      [commentId],
    );
  }

  /** The latest published first. */
  async published(
    session: Session,
    pollId: string,
    page: {
      readonly after: { readonly publishedOn: string; readonly commentId: string } | undefined;
      readonly limit: number;
    },
  ): Promise<PublishedComment[]> {
    return session.query<PublishedComment>(
      `select comment_id as "commentId", text, decided_on::text as "publishedOn" from poll_comment
        where poll_id = $1 and state = 'published'
          and ($2::date is null or (decided_on, comment_id) < ($2::date, $3::uuid))
        order by decided_on desc, comment_id desc limit $4`,
      [pollId, page.after?.publishedOn ?? null, page.after?.commentId ?? null, page.limit],
    );
  }

  /** The oldest first. */
  async list(
    session: Session,
    pollId: string,
    query: {
      readonly state: string;
      readonly after: { readonly receivedOn: string; readonly commentId: string } | undefined;
      readonly limit: number;
    },
  ): Promise<StoredComment[]> {
    return session.query<StoredComment & Record<string, unknown>>(
      `select ${COLUMNS} from poll_comment
        where poll_id = $1 and state = $2 and ($3::date is null or (received_on, comment_id) > ($3::date, $4::uuid))
        order by received_on, comment_id limit $5`,
      [pollId, query.state, query.after?.receivedOn ?? null, query.after?.commentId ?? null, query.limit],
    );
  }
}
