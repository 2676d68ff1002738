import type { refusalGround } from '@namkhong/contracts/http/feedback-polls';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import type { z } from 'zod';
import type { PollCounts } from './tell-results.js';

/** A poll as it is kept. */
export interface StoredPoll {
  readonly pollId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly text: { readonly vi: string; readonly en: string };
  readonly document: string | null;
  readonly options: readonly {
    readonly code: string;
    readonly label: { readonly vi: string; readonly en: string };
  }[];
  readonly maxChoices: number;
  readonly takesComments: boolean;
  readonly opensOn: CivilDate;
  readonly closesOn: CivilDate;
  readonly withdrawalReason: string | null;
  readonly illustrative: boolean;
  /** The counts once it is closed and its votes are gone; null before. */
  readonly counts: PollCounts | null;
  readonly published: number;
  readonly refused: readonly { readonly ground: z.output<typeof refusalGround>; readonly count: number }[];
}

export interface PollFilter {
  readonly unitId: string | undefined;
  readonly state: string | undefined;
  readonly today: CivilDate;
  readonly after: string | undefined;
  readonly limit: number;
}

const SELECT = `
  select p.poll_id as "pollId", p.unit_id as "unitId", u.name as "unitName", p.title, p.text, p.document, p.options,
         p.max_choices as "maxChoices", p.takes_comments as "takesComments", p.opens_on::text as "opensOn",
         p.closes_on::text as "closesOn", p.withdrawal_reason as "withdrawalReason", p.illustrative, p.counts,
         (select count(*)::int from poll_comment c where c.poll_id = p.poll_id and c.state = 'published') as published,
         (select coalesce(json_agg(json_build_object('ground', ground, 'count', n) order by ground), '[]')
            from (select ground, count(*)::int as n from poll_comment c
                   where c.poll_id = p.poll_id and c.state = 'refused' group by ground) g) as refused
    from poll p join directory_unit u using (unit_id)`;

/** Polls and the votes in them. A vote has no time, no network, no person: a receipt's hash and what was chosen. */
export class PollRepository {
  async add(
    session: Session,
    poll: Omit<StoredPoll, 'unitName' | 'withdrawalReason' | 'counts' | 'published' | 'refused'>,
  ): Promise<void> {
    await session.query(
      `insert into poll (poll_id, unit_id, title, text, document, options, max_choices, takes_comments, opens_on, closes_on,
                         illustrative)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        poll.pollId,
        poll.unitId,
        JSON.stringify(poll.title),
        JSON.stringify(poll.text),
        poll.document,
        JSON.stringify(poll.options),
        poll.maxChoices,
        poll.takesComments,
        poll.opensOn,
        poll.closesOn,
        poll.illustrative,
      ],
    );
  }

  async find(session: Session, pollId: string): Promise<StoredPoll | null> {
    const [row] = await session.query<StoredPoll & Record<string, unknown>>(
      `${SELECT} where p.poll_id = $1`,
      [pollId],
    );
    return row ?? null;
  }

  /** Latest first. */
  async list(session: Session, { unitId, state, today, after, limit }: PollFilter): Promise<StoredPoll[]> {
    return session.query<StoredPoll & Record<string, unknown>>(
      `${SELECT}
       where ($1::uuid is null or p.unit_id = $1) and ($2::uuid is null or p.poll_id < $2)
         and ($3::text is null or $3 = case when p.withdrawal_reason is not null then 'withdrawn'
               when $4::date < p.opens_on then 'announced' when $4::date < p.closes_on then 'open' else 'closed' end)
       order by p.poll_id desc limit $5`,
      [unitId ?? null, after ?? null, state ?? null, today, limit],
    );
  }

  /** Keeps it from being closed or withdrawn until the transaction ends; `update`: for whoever closes or withdraws it. */
  async lock(session: Session, pollId: string, mode: 'share' | 'update'): Promise<void> {
    await session.query(`select 1 from poll where poll_id = $1 for ${mode}`, [pollId]);
  }

  async withdraw(session: Session, pollId: string, reason: string): Promise<void> {
    await session.query(`update poll set withdrawal_reason = $2 where poll_id = $1`, [pollId, reason]);
    await session.query(`delete from poll_vote where poll_id = $1`, [pollId]);
  }

  async addVote(
    session: Session,
    vote: { readonly pollId: string; readonly receiptHash: Buffer; readonly choices: readonly string[] },
  ): Promise<void> {
    await session.query(`insert into poll_vote (receipt_hash, poll_id, choices) values ($1, $2, $3)`, [
      vote.receiptHash,
      vote.pollId,
      vote.choices,
    ]);
  }

  /** The poll a receipt's vote stands in; null where there is no such vote, or not any more. */
  async pollOfVote(session: Session, receiptHash: Buffer): Promise<string | null> {
    const [row] = await session.query<{ poll_id: string }>(
      `select poll_id from poll_vote where receipt_hash = $1`,
      [receiptHash],
    );
    return row?.poll_id ?? null;
  }

  async changeVote(session: Session, receiptHash: Buffer, choices: readonly string[]): Promise<void> {
    await session.query(`update poll_vote set choices = $2 where receipt_hash = $1`, [receiptHash, choices]);
  }

  async removeVote(session: Session, receiptHash: Buffer): Promise<void> {
    await session.query(`delete from poll_vote where receipt_hash = $1`, [receiptHash]);
  }

  async count(session: Session, pollId: string): Promise<PollCounts> {
    const [row] = await session.query<{ answers: number; chosen: Record<string, number> | null }>(
      `select count(*)::int as answers,
              (select json_object_agg(choice, n) from
                 (select choice, count(*)::int as n from poll_vote, unnest(choices) as choice
                   where poll_id = $1 group by choice) c) as chosen
         from poll_vote where poll_id = $1`,
      [pollId],
    );
    return { answers: row?.answers ?? 0, chosen: row?.chosen ?? {} };
  }

  /** Polls that are over and whose votes are still kept. */
  async toClose(session: Session, today: CivilDate, limit: number): Promise<string[]> {
    const rows = await session.query<{ poll_id: string }>(
      `select poll_id from poll where counts is null and withdrawal_reason is null and closes_on <= $1
        order by poll_id limit $2 for update skip locked`,
      [today, limit],
    );
    return rows.map((row) => row.poll_id);
  }

  /** From now on only the counts are kept. */
  async close(session: Session, pollId: string, counts: PollCounts): Promise<void> {
    await session.query(`update poll set counts = $2 where poll_id = $1`, [pollId, JSON.stringify(counts)]);
    await session.query(`delete from poll_vote where poll_id = $1`, [pollId]);
  }
}
