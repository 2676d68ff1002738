import { Injectable } from '@nestjs/common';
import type { Session } from '../database/session.js';

/** What makes two requests the same request. */
export interface RequestIdentity {
  /** The caller, or empty on public routes. */
  readonly subject: string;
  /** Method and pattern of the route. */
  readonly route: string;
  readonly key: string;
}

export interface StoredAnswer {
  /** SHA-256 over address and body. */
  readonly bodyHash: Buffer;
  readonly status: number;
  readonly body: unknown;
}

/** Answers already given, kept 24 hours. */
@Injectable()
export class IdempotencyRepository {
  /** Makes requests with the same identity wait for each other until the transaction ends. */
  async lock(session: Session, { subject, route, key }: RequestIdentity): Promise<void> {
    await session.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 693))', [
      `${subject} ${route} ${key}`,
    ]);
  }

  async find(session: Session, identity: RequestIdentity, since: Date): Promise<StoredAnswer | undefined> {
    const [row] = await session.query<StoredAnswer>(
      `SELECT body_hash AS "bodyHash", status, body FROM idempotency_key
        WHERE subject = $1 AND route = $2 AND key = $3 AND created_at >= $4`,
      [identity.subject, identity.route, identity.key, since],
    );
    return row;
  }

  /** The time is kept to the hour, so that an answer says no more about when a rating was given. */
  async save(session: Session, identity: RequestIdentity, answer: StoredAnswer, at: Date): Promise<void> {
    await session.query(
      `INSERT INTO idempotency_key (subject, route, key, body_hash, status, body, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, date_trunc('hour', $7::timestamptz))
       ON CONFLICT (subject, route, key) DO UPDATE
          SET body_hash = excluded.body_hash, status = excluded.status, body = excluded.body,
              created_at = excluded.created_at`,
      [
        identity.subject,
        identity.route,
        identity.key,
        answer.bodyHash,
        answer.status,
        answer.body === undefined ? null : JSON.stringify(answer.body),
        at,
      ],
    );
  }

  /** Deletes what is older; answers how many. */
  async deleteBefore(session: Session, instant: Date): Promise<number> {
    const rows = await session.query('DELETE FROM idempotency_key WHERE created_at < $1 RETURNING 1', [
      instant,
    ]);
    return rows.length;
  }
}
