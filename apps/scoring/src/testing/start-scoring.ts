import { unitRecordedV1, type DataOf, type EventDefinition } from '@namkhong/contracts';
import type { criteriaSetRequest } from '@namkhong/contracts/http/scoring';
import {
  createTransport,
  listDeadLetters,
  type DeadLetter,
  type LogRecord,
  type OutgoingRecord,
} from '@namkhong/event-bus';
import type { GrantableRole } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { eventually, FakeClock, testService } from '@namkhong/service-kit/testing';
import type { z } from 'zod';
import { ScoringModule } from '../scoring.module.js';

/** Who asks: a role over the whole organisation, a role for one unit or official, or nobody in particular. */
export type Asker =
  | GrantableRole
  | { readonly role: GrantableRole; readonly unitId?: string; readonly officialId?: string }
  | null;

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects and fails otherwise
  readonly body: any;
}

/** The real service on real PostgreSQL, spoken to over HTTP and told of the world over the bus. */
export async function startScoring(now: string) {
  const clock = new FakeClock(new Date(now));
  let busUrl = '';
  let databaseUrl = '';
  const service = await testService({
    name: 'scoring',
    module: (environment) =>
      ScoringModule.forRoot({
        ...environment,
        RELEASE_QUIET_SECONDS: 0,
        QUERY_QUOTA_PER_HOUR: 1_000,
        PUBLICATION_KEY: Buffer.alloc(32, 7),
      }),
    environment: (base) => {
      busUrl = base.BUS_DATABASE_URL ?? '';
      databaseUrl = base.DATABASE_URL;
      return base;
    },
    clock,
  });
  const sql = (text: string, params: unknown[] = []) =>
    service.database.transaction((session) => session.query(text, params));
  const send = async (
    method: 'GET' | 'POST' | 'DELETE',
    asker: Asker,
    path: string,
    body?: object,
  ): Promise<Answer> => {
    const [role, where] = typeof asker === 'string' ? [asker, {}] : [asker?.role, asker ?? {}];
    const requester = role ? await service.as(role, where) : service;
    const { status, text } = await requester.inject({
      method,
      url: `/api/scoring/v1/${path}`,
      ...(body ? { body } : {}),
    });
    return { status, body: text === '' ? undefined : (JSON.parse(text) as unknown) };
  };
  /** The bus as another program would open it. */
  const onBus = async <T>(
    work: (transport: ReturnType<typeof createTransport>) => Promise<T>,
  ): Promise<T> => {
    const transport = createTransport({ kind: 'postgres', url: busUrl }, () => undefined);
    try {
      return await work(transport);
    } finally {
      await transport.close();
    }
  };

  return {
    app: service.app,
    /** As the service itself opens its database. */
    databaseUrl,
    clock,
    sql,
    get: (asker: Asker, path: string) => send('GET', asker, path),
    post: (asker: Asker, path: string, body: object) => send('POST', asker, path, body),
    delete: (asker: Asker, path: string) => send('DELETE', asker, path),
    /** One account that asks several times; given a subject, an account there is gets the role as well. */
    async account(
      role: GrantableRole,
      where: { unitId?: string; officialId?: string; subject?: string } = {},
    ) {
      const requester = await service.as(role, where);
      return {
        subject: requester.subject,
        async send(
          method: 'GET' | 'POST' | 'DELETE',
          path: string,
          body?: object,
          sent: Record<string, string> = {},
        ) {
          const url = `/api/scoring/v1/${path}`;
          const { status, text, headers } = await requester.inject({
            method,
            url,
            headers: sent,
            ...(body ? { body } : {}),
          });
          const isJson = headers['content-type']?.includes('json') ?? false;
          const parsed: unknown = isJson ? JSON.parse(text) : undefined;
          const answer: Answer = { status, body: parsed };
          return { ...answer, text };
        },
      };
    },
    /** A question whose answer is a file. */
    async file(
      asker: GrantableRole,
      path: string,
      body: object | null,
      headers: Record<string, string> = {},
    ) {
      const requester = await service.as(asker);
      const answer = await service.app.inject({
        method: body ? 'POST' : 'GET',
        url: `/api/scoring/v1/${path}`,
        headers: { ...requester.headers, ...headers },
        ...(body ? { payload: body } : {}),
      });
      return { status: answer.statusCode, headers: answer.headers, body: answer.rawPayload };
    },
    /** Publishes a set as the committee office does. */
    async publishSet(set: z.input<typeof criteriaSetRequest>): Promise<void> {
      const answer = await send('POST', 'committee-office', 'criteria-sets', set);
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    },
    /** Announces units, and waits until the service knows them. */
    async learn(...units: readonly DataOf<typeof unitRecordedV1>[]): Promise<void> {
      await service.publish(unitRecordedV1, ...units);
      await eventually(async () => {
        const ids = units.map(({ unitId }) => unitId);
        const known = await sql('SELECT 1 FROM directory_unit WHERE unit_id = ANY ($1)', [ids]);
        if (known.length < units.length) throw new Error(`only ${known.length} units are known`);
      });
    },
    /** Puts events on the bus as another service would. */
    receive<Data extends z.ZodType>(definition: EventDefinition<string, Data>, ...data: z.input<Data>[]) {
      return service.publish(definition, ...data);
    },
    /** Waits until the table has so many rows. */
    async counted(table: string, count: number): Promise<void> {
      await eventually(async () => {
        const [row] = await sql(`SELECT count(*)::int AS n FROM ${table}`);
        if (row?.['n'] !== count) throw new Error(`${table} has ${String(row?.['n'])} rows, not ${count}`);
      }, 20_000);
    },
    /** Waits until nothing that was folded is still to be looked at for release. */
    async settled(ratings: number): Promise<void> {
      await eventually(async () => {
        const [row] = await sql(
          'SELECT (SELECT count(*) FROM rating)::int AS n, (SELECT count(*) FROM release_queue)::int AS due',
        );
        if (row?.['n'] !== ratings || row['due'] !== 0)
          throw new Error(`not settled: ${JSON.stringify(row)}`);
      }, 20_000);
    },
    /** Work of a capability that has no door of its own, in one transaction. */
    transaction: <T>(work: (session: Session) => Promise<T>) => service.database.transaction(work),
    /** Every record of a topic, partition by partition. */
    logOf: (topic: string) =>
      onBus(async (transport): Promise<LogRecord[]> => {
        const partitions = [...(await transport.watermarks(topic))];
        const read = partitions.map(([partition, { low, high }]) =>
          transport.read(topic, partition, low, Number(high - low) + 1),
        );
        return (await Promise.all(read)).flat();
      }),
    /** Puts records on the bus that no service of ours would. */
    receiveRaw: (...records: readonly OutgoingRecord[]) => onBus((transport) => transport.publish(records)),
    deadLetters: (topic: string): Promise<DeadLetter[]> =>
      onBus((transport) => listDeadLetters(transport, topic)),
    /** What the service has put into its outbox so far, in order. */
    published<Data extends z.ZodType>(definition: EventDefinition<string, Data>) {
      return service.published(definition);
    },
    stop: () => service.close(),
  };
}

export type StartedScoring = Awaited<ReturnType<typeof startScoring>>;
