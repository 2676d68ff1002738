import type { FigureReplyView } from '@namkhong/contracts/http/directive-replies';
import { Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

interface NewReply extends Omit<FigureReplyView, 'replyId' | 'repliedAt'> {
  /** The case in which it was said, where it was. */
  readonly caseId: string | null;
  readonly repliedAt: Date;
  readonly account: string;
}

export interface ReplyFilter {
  /** Roots of the subtrees the caller may see; null means all. */
  readonly scope: readonly string[] | null;
  readonly flagId?: string | undefined;
  readonly publicationId?: string | undefined;
  readonly unitId?: string | undefined;
  readonly officialId?: string | undefined;
  /** Replies to units' own figures alone. */
  readonly unitsOnly: boolean;
  readonly limit: number;
  /** The last reply of the page before. */
  readonly after: string | undefined;
}

const instantOf = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** What the rated say to their figures. A reply stays where it is as long as the figure does. */
@Injectable()
export class FigureReplies {
  constructor(private readonly ids: Ids) {}

  /** Answers the id of the reply. */
  async add(session: Session, reply: NewReply): Promise<string> {
    const replyId = this.ids.next();
    await session.query(
      `INSERT INTO figure_replies (reply_id, flag_id, publication_id, case_id, unit_id, official_id, by_role, text,
                                   replied_at, account, illustrative)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        replyId,
        reply.flagId,
        reply.publicationId,
        reply.caseId,
        reply.unitId,
        reply.officialId,
        reply.by,
        reply.text,
        reply.repliedAt,
        reply.account,
        reply.illustrative,
      ],
    );
    return replyId;
  }

  /** Latest first. */
  async list(session: Session, filter: ReplyFilter): Promise<FigureReplyView[]> {
    return session.query<FigureReplyView>(
      `WITH RECURSIVE scope AS (
         SELECT unnest($1::uuid[]) AS unit_id
         UNION SELECT u.unit_id FROM units u JOIN scope ON u.parent_id = scope.unit_id
       )
       SELECT r.reply_id AS "replyId", r.flag_id AS "flagId", r.publication_id AS "publicationId",
              r.unit_id AS "unitId", r.official_id AS "officialId", r.by_role AS "by", r.text,
              ${instantOf('r.replied_at')} AS "repliedAt", r.illustrative
         FROM figure_replies r
        WHERE ($1::uuid[] IS NULL OR r.unit_id IN (SELECT unit_id FROM scope))
          AND ($2::uuid IS NULL OR r.flag_id = $2) AND ($3::uuid IS NULL OR r.publication_id = $3)
          AND ($4::uuid IS NULL OR r.unit_id = $4) AND ($5::uuid IS NULL OR r.official_id = $5)
          AND (NOT $6 OR (r.official_id IS NULL AND r.publication_id IS NOT NULL))
          AND ($7::uuid IS NULL OR r.reply_id < $7)
        ORDER BY r.reply_id DESC LIMIT $8`,
      [
        filter.scope,
        filter.flagId ?? null,
        filter.publicationId ?? null,
        filter.unitId ?? null,
        filter.officialId ?? null,
        filter.unitsOnly,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }
}
