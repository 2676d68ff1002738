import {
  criteriaSetPublishedV1,
  eventsByType,
  postRecordedV1,
  unitRecordedV1,
  type DataOf,
  type EventDefinition,
} from '@namkhong/contracts';
import type { GrantableRole } from '@namkhong/domain';
import { eventually, FakeClock, testService, type TestRequest } from '@namkhong/service-kit/testing';
import type { FeedbackEnvironment } from '../environment.js';
import { FeedbackModule } from '../feedback.module.js';
import { PollClosing } from '../polls/polls.module.js';
import { ReportUpkeep } from '../reports/reports.module.js';
import { AskedAgain } from '../requests/requests.module.js';

/** Headers of a request, and the role of who sends it; nobody in particular when left out. */
export interface Sender {
  readonly as?: GrantableRole;
  /** The unit the role is held for; the whole organisation when left out. */
  readonly unitId?: string | null;
  /** The official the account belongs to. */
  readonly officialId?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly contentType: string | undefined;
  /** The body as JSON; undefined where there is none. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects and fails otherwise
  readonly body: any;
}

/** What the service is told before it serves. */
interface Announcements {
  readonly units?: readonly DataOf<typeof unitRecordedV1>[];
  readonly posts?: readonly DataOf<typeof postRecordedV1>[];
  readonly sets?: readonly DataOf<typeof criteriaSetPublishedV1>[];
}

/** The real service on real PostgreSQL, spoken to over HTTP and told of the world over the bus. */
export async function startFeedback(
  now: string,
  more: { readonly logged?: (line: string) => void; readonly redisUrl?: string } = {},
) {
  const clock = new FakeClock(new Date(now));
  const service = await testService<FeedbackEnvironment>({
    name: 'feedback',
    module: (environment) => FeedbackModule.forRoot(environment),
    environment: (base) => ({
      ...base,
      BALLOT_SET: 'sipas',
      FIELD_KEYS: [Buffer.alloc(32, 7)],
      PUBLIC_ORIGIN: 'https://namkhong.example',
    }),
    clock,
    bodyLimit: 16 * 1024 * 1024,
    ...(more.logged ? { logged: more.logged } : {}),
    ...(more.redisUrl ? { change: { REDIS_URL: more.redisUrl } } : {}),
  });
  const sql = (text: string) => service.database.transaction((session) => session.query(text));
  const inject = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    sender: Sender,
    body?: object,
  ) => {
    const { unitId, officialId } = sender;
    const where = { ...(unitId ? { unitId } : {}), ...(officialId ? { officialId } : {}) };
    const requester = sender.as ? await service.as(sender.as, where) : service;
    return requester.inject({
      method,
      url: `/api/feedback/v1${path}`,
      ...(body ? { body } : {}),
      headers: { ...sender.headers },
    });
  };
  const send = async (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    sender: Sender,
    body?: object,
  ): Promise<Answer> => {
    const answer = await inject(method, path, sender, body);
    return {
      status: answer.status,
      contentType: answer.headers['content-type'],
      body: answer.text === '' ? undefined : (JSON.parse(answer.text) as unknown),
    };
  };
  const count = async (table: string) => Number((await sql(`select count(*) as n from ${table}`))[0]?.['n']);

  return {
    clock,
    /** Where it listens. */
    url: service.url,
    sql,
    databases: service.databases,
    environment: service.environment,
    /** Headers of one account that stays, with a grant from 2000 on. */
    account: async (
      subject: string,
      role: GrantableRole,
      where: Pick<Sender, 'unitId' | 'officialId'> = {},
    ) => {
      await service.grant(subject, role, where.unitId ?? null, where.officialId);
      return service.bearer(subject);
    },
    /** What is otherwise done every hour for reports. */
    tellReports: () => service.app.get(ReportUpkeep).run(),
    /** As any program asks: no account, and the answer as text. */
    ask: (request: TestRequest) => service.inject({ ...request, url: `/api/feedback/v1${request.url}` }),
    /** Any request, by its whole address. */
    inject: service.inject.bind(service),
    /** The OpenAPI description, as anybody gets it. */
    describe: async () => (await service.inject({ url: '/api/feedback/openapi.json' })).json as unknown,
    /** What is otherwise done every hour for polls that are over. */
    closePolls: () => service.app.get(PollClosing).run(),
    /** One round of what is otherwise done every hour. */
    askAgain: () => service.app.get(AskedAgain).run(),
    get: (path: string, sender: Sender) => send('GET', path, sender),
    /** The body as text. */
    getText: async (path: string, sender: Sender) => {
      const answer = await inject('GET', path, sender);
      return { contentType: answer.headers['content-type'], text: answer.text };
    },
    post: (path: string, body: object, sender: Sender) => send('POST', path, sender, body),
    put: (path: string, body: object, sender: Sender) => send('PUT', path, sender, body),
    delete: (path: string, sender: Sender) => send('DELETE', path, sender),
    /** Announces units, posts and criteria sets, and waits until the service knows them. */
    async learn({ units = [], posts = [], sets = [] }: Announcements): Promise<void> {
      if (units.length > 0) await service.publish(unitRecordedV1, ...units);
      if (posts.length > 0) await service.publish(postRecordedV1, ...posts);
      if (sets.length > 0) await service.publish(criteriaSetPublishedV1, ...sets);
      await eventually(async () => {
        const known = [
          await count('directory_unit'),
          await count('directory_post'),
          await count('directory_criteria_set'),
        ];
        if (known[0] !== units.length || known[1] !== posts.length || known[2] !== sets.length) {
          throw new Error(`the directory knows ${known.join(', ')}`);
        }
      });
    },
    /** Puts events on the bus as another service would. */
    publish: service.publish.bind(service),
    /** The data of the events of a type in the outbox, in order. */
    async published(type: string): Promise<Record<string, unknown>[]> {
      const events = await service.published(eventsByType.get(type) as EventDefinition);
      return events.map((event) => event.data as Record<string, unknown>);
    },
    /** Every row of the tables, as JSON. */
    async dump(tables: readonly string[]): Promise<Record<string, Record<string, unknown>[]>> {
      const rows = tables.map(async (table) => {
        const found = await sql(`select to_jsonb(t) as row from ${table} t order by 1`);
        return [table, found.map((each) => each['row'] as Record<string, unknown>)] as const;
      });
      return Object.fromEntries(await Promise.all(rows));
    },
    stop: () => service.close(),
  };
}

export type TestFeedback = Awaited<ReturnType<typeof startFeedback>>;
