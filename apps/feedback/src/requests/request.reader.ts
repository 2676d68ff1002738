import type {
  PublishedRequest,
  RequestStatus,
  RequestSummary,
  RequestView,
} from '@namkhong/contracts/http/feedback-requests';
import type { CivilDate, Month } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { holderMay, nextDueOn, type LivingRequest } from './request-life.js';
import type { RequestMonth } from './tell-figures.js';

/** A request with everything that is known of it. */
export interface RequestFile {
  readonly view: RequestView;
  readonly living: LivingRequest;
  readonly replyDueOn: CivilDate;
  readonly dueOn: CivilDate | null;
  readonly askedAgain: boolean;
  readonly workingDays: number;
  readonly firstClosedOn: CivilDate | null;
  readonly illustrative: boolean;
  readonly steps: RequestStatus['steps'];
}

interface Row {
  readonly request_id: string;
  readonly kind: RequestView['kind'];
  readonly topic: string;
  readonly title: string;
  readonly text: string;
  readonly place: RequestView['place'];
  readonly state: RequestView['state'];
  readonly unit_id: string;
  readonly unit_name: string;
  readonly superior_id: string | null;
  readonly queue: RequestView['queue'];
  readonly received_on: CivilDate;
  readonly reply_due_on: CivilDate;
  readonly due_on: CivilDate | null;
  readonly answer: string | null;
  readonly refusal_reason: string | null;
  readonly first_closed_on: CivilDate | null;
  readonly closed_on: CivilDate | null;
  readonly closed_by: string | null;
  readonly verdict: RequestView['verdict'];
  readonly satisfaction: number | null;
  readonly asked_again_on: CivilDate | null;
  readonly merged_into: string | null;
  readonly merged: number;
  readonly published_on: CivilDate | null;
  readonly working_days: number;
  readonly illustrative: boolean;
  readonly version: number;
}

const rows = `
  select request.request_id, kind, request.topic, title, text, place, state, request.unit_id,
    coalesce(unit.name, '') as unit_name, unit.parent_id as superior_id, queue, received_on::text, reply_due_on::text,
    due_on::text, answer, refusal_reason, first_closed_on::text, closed_on::text, closed_by, verdict, satisfaction,
    asked_again_on::text, merged_into, published_on::text, topic.working_days, request.illustrative, version,
    (select count(*)::int from request other where other.merged_into = request.request_id) as merged
  from request
  join request_topic topic on topic.topic = request.topic
  left join directory_unit unit on unit.unit_id = request.unit_id`;

/** What is told of a request to whoever knows its id. */
export interface StandingRequest extends Pick<
  PublishedRequest,
  'requestId' | 'unitName' | 'topic' | 'state' | 'receivedIn'
> {
  readonly text: string | null;
}

export interface AskedRequests {
  readonly unitId: string;
  readonly state: RequestView['state'] | undefined;
  readonly topic: string | undefined;
  readonly queue: RequestView['queue'] | undefined;
  readonly overdue: boolean;
  readonly after: string | undefined;
  readonly limit: number;
}

/** What is known of requests. */
export class RequestReader {
  async idOfReceipt(session: Session, hash: Buffer): Promise<string | null> {
    const found = await session.query<{ id: string }>(
      `select request_id as id from request where receipt_hash = $1`,
      [hash],
    );
    return found[0]?.id ?? null;
  }

  async find(session: Session, requestId: string, today: CivilDate): Promise<RequestFile | null> {
    const [row] = await session.query<Row>(`${rows} where request.request_id = $1`, [requestId]);
    if (!row) return null;
    const steps = await session.query<{
      step: string;
      on: CivilDate;
      unitId: string;
      unitName: string;
      text: string | null;
    }>(
      `select step, on_day::text as "on", step.unit_id as "unitId", coalesce(name, '') as "unitName", text
       from request_step step left join directory_unit unit on unit.unit_id = step.unit_id
       where request_id = $1 order by ordinal`,
      [requestId],
    );
    const { place, text, answer, refusal_reason, closed_on, verdict, satisfaction, merged_into } = row;
    return {
      view: {
        ...toSummary(row, today),
        text,
        place,
        answer,
        refusalReason: refusal_reason,
        closedOn: closed_on,
        verdict,
        satisfaction,
        mergedInto: merged_into,
        isPublished: row.published_on !== null,
        steps: steps.map(({ step, on, unitId, text: said }) => ({ step, on, unitId, text: said })),
      },
      living: {
        state: row.state,
        unitId: row.unit_id,
        verdict,
        satisfaction,
        visited: [...new Set([...steps.map(({ unitId }) => unitId), row.unit_id])],
        superiorId: row.superior_id,
        closedBy: row.closed_by,
        isPublished: row.published_on !== null,
      },
      replyDueOn: row.reply_due_on,
      dueOn: row.due_on,
      askedAgain: row.asked_again_on !== null,
      workingDays: row.working_days,
      firstClosedOn: row.first_closed_on,
      illustrative: row.illustrative,
      steps: steps.map(({ step, on, unitName, text: said }) => ({ step, on, unitName, text: said })),
    };
  }

  /** Requests of the unit and of all below it. */
  async list(session: Session, asked: AskedRequests, today: CivilDate): Promise<RequestSummary[]> {
    const found = await session.query<Row>(
      `with recursive below as (
         select unit_id from directory_unit where unit_id = $1
         union
         select child.unit_id from directory_unit child join below on child.parent_id = below.unit_id
       )
       ${rows}
       where request.unit_id in (select unit_id from below)
         and ($2::text is null or state = $2) and ($3::text is null or request.topic = $3)
         and ($4::text is null or queue = $4) and ($5::uuid is null or request.request_id > $5)
         and (not $6 or $7::date > case when state in ('received', 'appealed') then reply_due_on
                                        when state in ('accepted', 'reopened') then due_on end)
       order by request.request_id limit $8`,
      [
        asked.unitId,
        asked.state ?? null,
        asked.topic ?? null,
        asked.queue ?? null,
        asked.after ?? null,
        asked.overdue,
        today,
        asked.limit,
      ],
    );
    return found.map((row) => toSummary(row, today));
  }

  /**
   * What was freed of personal data and published, of units that received ten requests or more in the year before: among
   * fewer, neighbours would know who wrote.
   */
  async published(
    session: Session,
    asked: {
      readonly unitId: string | undefined;
      readonly topic: string | undefined;
      readonly requestId?: string;
      readonly after: string | undefined;
      readonly limit: number;
    },
    today: CivilDate,
  ): Promise<PublishedRequest[]> {
    return session.query<PublishedRequest>(
      `with busy as (
         select unit_id from request where received_on > $1::date - 366 group by unit_id having count(*) >= 10
       )
       select request_id as "requestId", request.unit_id as "unitId", coalesce(unit.name, '') as "unitName", topic,
         published_title as title, published_text as text, published_answer as answer, state,
         to_char(received_on, 'YYYY-MM') as "receivedIn", request.illustrative
       from request join busy using (unit_id) left join directory_unit unit using (unit_id)
       where published_on is not null and ($2::uuid is null or request.unit_id = $2)
         and ($3::text is null or topic = $3) and ($4::uuid is null or request_id < $4)
         and ($5::uuid is null or request_id = $5)
       order by request_id desc limit $6`,
      [
        today,
        asked.unitId ?? null,
        asked.topic ?? null,
        asked.after ?? null,
        asked.requestId ?? null,
        asked.limit,
      ],
    );
  }

  /**
   * How far requests have come, for whoever knows their ids; the text of those that were published, as the list has it.
   */
  async standing(
    session: Session,
    requestIds: readonly string[],
    today: CivilDate,
  ): Promise<StandingRequest[]> {
    return session.query<StandingRequest>(
      `select request_id as "requestId", coalesce(unit.name, '') as "unitName", topic, state,
         to_char(received_on, 'YYYY-MM') as "receivedIn",
         case when (select count(*) from request other
                    where other.unit_id = request.unit_id and other.received_on > $2::date - 366) >= 10
              then published_text end as text
       from request left join directory_unit unit using (unit_id)
       where request_id = any($1::uuid[]) order by request_id`,
      [requestIds, today],
    );
  }

  /** By the month of receipt. What was appealed counts for the unit it was appealed from. */
  async months(session: Session, unitId: string, from: CivilDate, to: CivilDate): Promise<RequestMonth[]> {
    return session.query<RequestMonth & { month: Month }>(
      `select to_char(received_on, 'YYYY-MM') as month, count(*)::int as received,
         (count(*) filter (where first_closed_on is not null))::int as "closedByUnit",
         (count(*) filter (where first_closed_on is not null and verdict = 'resolved'))::int as resolved,
         (count(*) filter (where first_closed_on is not null and verdict = 'not-resolved'))::int as "notResolved",
         (count(*) filter (where appealed_from is not null))::int as appealed,
         (count(*) filter (where was_on_time))::int as "onTime"
       from request where coalesce(appealed_from, unit_id) = $1 and received_on >= $2 and received_on < $3
       group by 1`,
      [unitId, from, to],
    );
  }
}

function toSummary(row: Row, today: CivilDate): RequestSummary {
  const due = nextDueOn({ state: row.state, replyDueOn: row.reply_due_on, dueOn: row.due_on });
  return {
    requestId: row.request_id,
    kind: row.kind,
    topic: row.topic,
    title: row.title,
    state: row.state,
    unitId: row.unit_id,
    unitName: row.unit_name,
    queue: row.queue,
    receivedOn: row.received_on,
    dueOn: due,
    overdue: due !== null && today > due,
    merged: row.merged,
    version: row.version,
  };
}

/** What the holder of the receipt sees. */
export function statusOf({ view, living, replyDueOn, dueOn, askedAgain, steps }: RequestFile): RequestStatus {
  const { state, kind, topic, unitName, receivedOn, overdue, answer, refusalReason, closedOn, verdict } =
    view;
  return {
    state,
    kind,
    topic,
    unitName,
    receivedOn,
    replyDueOn,
    dueOn,
    overdue,
    answer,
    refusalReason,
    closedOn,
    verdict,
    askedAgain,
    merged: view.mergedInto !== null,
    may: holderMay(living),
    steps,
  };
}
