import type { EventDefinition } from '@namkhong/contracts';
import type { GrantableRole } from '@namkhong/domain';
import type { DynamicModule, Type } from '@nestjs/common';
import { v7 } from 'uuid';
import type { z } from 'zod';
import { startService } from '../boot-service.js';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import { createLogger } from '../logging/logger.js';
import type { BaseEnvironment } from '../environment/base-environment.js';
import { publishedEvents } from './published-events.js';
import { emptyDatabase } from './test-database.js';
import { testIssuer } from './test-issuer.js';
import { TestPublisher } from './test-publisher.js';

export interface TestServiceSettings<Environment extends BaseEnvironment> {
  readonly name: string;
  readonly module: (environment: Environment) => Type | DynamicModule;
  /** Adds the service's own settings to the common ones. */
  readonly environment: (base: BaseEnvironment) => Environment;
  /** Stands in for the real one. */
  readonly clock?: Clock;
  readonly bodyLimit?: number;
  /** Takes every line that the service logs, at every level. */
  readonly logged?: (line: string) => void;
  /** Settings that differ from the common ones. */
  readonly change?: Partial<BaseEnvironment>;
}

export interface TestRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** From the root: `/api/directive/v1/units`. */
  readonly url: string;
  /** Sent as JSON unless it is a text or a buffer. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The body as JSON; the spec's own assertions check its shape. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads what it expects and fails otherwise
  readonly json: any;
}

/** Boots the real service on its own database and bus, with a test issuer in front. Close it in `afterAll`. */
export async function testService<Environment extends BaseEnvironment>(
  settings: TestServiceSettings<Environment>,
) {
  const [own, bus, issuer] = await Promise.all([emptyDatabase(), emptyDatabase(), testIssuer()]);
  const environment = settings.environment({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: 0,
    MAX_IN_FLIGHT: 500,
    DATABASE_URL: own.url,
    DATABASE_POOL: 10,
    BUS: 'postgres',
    BUS_DATABASE_URL: bus.url,
    OIDC_ISSUER: issuer.issuer,
    OIDC_JWKS_URL: issuer.jwksUrl,
    OIDC_AUDIENCE: issuer.audience,
    CLOCK_AHEAD_SECONDS: 0,
    ...settings.change,
  });
  const { clock, logged } = settings;
  const listening =
    logged && createLogger({ name: settings.name, level: 'trace', destination: { write: logged } });
  const replace = (instance: unknown) => {
    if (clock && instance instanceof Clock) return clock;
    return listening && isLogger(instance) ? listening : instance;
  };
  const release = () => Promise.all([own.close(), bus.close(), issuer.close()]);
  const running = await startService({
    name: settings.name,
    module: settings.module(environment),
    environment,
    ...(settings.bodyLimit ? { bodyLimit: settings.bodyLimit } : {}),
    replace,
  }).catch(async (error: unknown) => {
    await release();
    throw error;
  });
  const { app } = running;
  const database = app.get(Database);
  const publisher = new TestPublisher(bus.url);

  /** Records a grant as if it had arrived from directive; valid from 2000 on. */
  const grant = async (
    subject: string,
    role: GrantableRole,
    unitId: string | null = null,
    officialId?: string,
  ) => {
    await database.transaction((session) =>
      session.query(
        `INSERT INTO auth_grant (grant_id, subject, role, unit_id, official_id, valid_from)
         VALUES ($1, $2, $3, $4, $5, '2000-01-01')`,
        [v7(), subject, role, unitId, officialId ?? null],
      ),
    );
  };

  const inject = async ({ method = 'GET', url, body, headers = {} }: TestRequest): Promise<TestAnswer> => {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const answer = await app.inject({
      method,
      url,
      headers: { ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { payload: raw ? body : JSON.stringify(body) }),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string | undefined>,
      text: answer.payload,
      get json(): unknown {
        return JSON.parse(answer.payload) as unknown;
      },
    };
  };

  return {
    app,
    url: running.url,
    /** Where its data lie, for who looks at all of them. */
    databases: { own: own.url, bus: bus.url },
    environment,
    database,
    issuer,
    grant,
    inject,
    /** Headers with a token of the subject, which holds whatever was granted to it. */
    async bearer(subject: string): Promise<{ authorization: string }> {
      return { authorization: `Bearer ${await issuer.token(subject)}` };
    },
    /** Requests by a new account that holds the role for the unit, or for the whole organisation. */
    async as(role: GrantableRole, where: { unitId?: string; officialId?: string; subject?: string } = {}) {
      const subject = where.subject ?? `test-${role}-${v7()}`;
      await grant(subject, role, where.unitId ?? null, where.officialId);
      const headers = { authorization: `Bearer ${await issuer.token(subject)}` };
      return {
        subject,
        headers,
        inject: (request: TestRequest) => inject({ ...request, headers: { ...headers, ...request.headers } }),
      };
    },
    /** Puts an event on the bus as another service would, through an outbox and a relay of its own. */
    publish<Data extends z.ZodType>(definition: EventDefinition<string, Data>, ...data: z.input<Data>[]) {
      return publisher.publish(definition, data);
    },
    /** What the service has put into its outbox so far, in order. */
    published<Data extends z.ZodType>(definition: EventDefinition<string, Data>) {
      return publishedEvents(database, definition);
    },
    async close(): Promise<void> {
      await publisher.close();
      await running.stop();
      await release();
    },
  };
}

function isLogger(instance: unknown): boolean {
  return typeof instance === 'object' && instance !== null && 'bindings' in instance && 'child' in instance;
}

export type TestService = Awaited<ReturnType<typeof testService>>;
