import type { RequestReceipt, RequestView } from '@namkhong/contracts/http/feedback-requests';
import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';

export interface NewRequest {
  readonly requestId: string;
  readonly receiptHash: Buffer;
  readonly kind: RequestView['kind'];
  readonly topic: string;
  readonly title: string;
  readonly text: string;
  readonly place: RequestView['place'];
  readonly unitId: string;
  readonly queue: RequestReceipt['queue'];
  readonly receivedOn: CivilDate;
  readonly replyDueOn: CivilDate;
  readonly phone: { readonly keyId: string; readonly sealed: string } | null;
  readonly illustrative: boolean;
}

/** What an act may change of a request; what is left out stays. */
export interface RequestChange {
  readonly state?: RequestView['state'];
  readonly unit_id?: string;
  readonly reply_due_on?: CivilDate;
  readonly due_on?: CivilDate | null;
  readonly answer?: string | null;
  readonly refusal_reason?: string | null;
  readonly first_closed_on?: CivilDate;
  readonly closed_on?: CivilDate | null;
  readonly closed_by?: string | null;
  readonly was_on_time?: boolean;
  readonly verdict?: RequestView['verdict'];
  readonly satisfaction?: number | null;
  readonly asked_again_on?: CivilDate | null;
  readonly appealed_from?: string;
  readonly merged_into?: string | null;
  readonly title?: '';
  readonly text?: '';
  readonly place?: null;
  readonly phone?: null;
  readonly published_title?: string | null;
  readonly published_text?: string | null;
  readonly published_answer?: string | null;
  readonly published_on?: CivilDate | null;
}

/** Writes requests. */
export class RequestRepository {
  async add(session: Session, request: NewRequest): Promise<void> {
    await session.query(
      `insert into request (request_id, receipt_hash, kind, topic, title, text, place, unit_id, state, queue, received_on,
         reply_due_on, phone, illustrative)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', $9, $10, $11, $12, $13)`,
      [
        request.requestId,
        request.receiptHash,
        request.kind,
        request.topic,
        request.title,
        request.text,
        request.place && JSON.stringify(request.place),
        request.unitId,
        request.queue,
        request.receivedOn,
        request.replyDueOn,
        request.phone && JSON.stringify(request.phone),
        request.illustrative,
      ],
    );
  }

  /** Locks the requests until the transaction ends, in one order for everybody. */
  async lock(session: Session, requestIds: readonly string[]): Promise<void> {
    await session.query(
      `select 1 from request where request_id = any($1::uuid[]) order by request_id for update`,
      [requestIds],
    );
  }

  /** Every change is a new version. The columns are those of the type, so none comes from outside. */
  async save(session: Session, requestId: string, change: RequestChange): Promise<void> {
    const entries: [string, unknown][] = Object.entries(change);
    const columns = entries.map(([column], index) => `${column} = $${index + 2}`);
    await session.query(
      `update request set ${[...columns, 'version = version + 1'].join(', ')} where request_id = $1`,
      [requestId, ...entries.map(([, value]) => value)],
    );
  }

  async addStep(
    session: Session,
    requestId: string,
    step: {
      readonly step: string;
      readonly on: CivilDate;
      readonly unitId: string;
      readonly text: string | null;
    },
  ): Promise<void> {
    await session.query(
      `insert into request_step (request_id, ordinal, step, on_day, unit_id, text)
       select $1, coalesce(max(ordinal), 0) + 1, $2, $3, $4, $5 from request_step where request_id = $1`,
      [requestId, step.step, step.on, step.unitId, step.text],
    );
  }

  /** What was said on the way goes with what was said. */
  async emptySteps(session: Session, requestId: string): Promise<void> {
    await session.query(`update request_step set text = null where request_id = $1`, [requestId]);
  }

  /** The requests that wait for this one, locked. */
  async mergedInto(session: Session, requestId: string): Promise<string[]> {
    const rows = await session.query<{ id: string }>(
      `select request_id as id from request where merged_into = $1 and state = 'merged' order by request_id for update`,
      [requestId],
    );
    return rows.map(({ id }) => id);
  }

  /** Closed for so long without a word of the person, and not asked again yet; locked, the others left to their holder. */
  async unheard(
    session: Session,
    closedBefore: CivilDate,
    most: number,
  ): Promise<{ requestId: string; phone: { keyId: string; sealed: string } | null }[]> {
    return session.query(
      `select request_id as "requestId", phone from request
       where state = 'closed' and closed_on <= $1 and verdict is null and asked_again_on is null
       order by request_id limit $2 for update skip locked`,
      [closedBefore, most],
    );
  }
}
