import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  Body,
  Controller,
  Get,
  Inject,
  Module,
  Param,
  Post,
  Query,
  type DynamicModule,
} from '@nestjs/common';
import { grantRecordedV1 } from '@namkhong/contracts';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { z } from 'zod';
import {
  Allow,
  type BaseEnvironment,
  type Caller,
  CurrentCaller,
  Database,
  Events,
  Idempotent,
  Problem,
  Public,
  RateLimit,
  Returns,
  ServiceKitModule,
  zod,
} from '../index.js';
import { eventually, testService, type TestService } from './index.js';

const note = z.object({ text: z.string().min(1).max(20), level: z.int().min(1).max(5) });
const unitId = '0199c0de-0000-7000-8000-000000000001';
const otherUnit = '0199c0de-0000-7000-8000-000000000002';

@Controller('notes')
class NotesController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Events) private readonly events: Events,
  ) {}

  @Post()
  @Public()
  @Idempotent()
  @Returns(201, z.object({ id: z.string() }))
  create(@Body(zod(note)) body: z.output<typeof note>) {
    return this.database.transaction(async (session) => {
      const [row] = await session.query<{ id: string }>(
        'INSERT INTO auth_grant (grant_id, subject, role, valid_from) VALUES (gen_random_uuid(), $1, $2, now()) RETURNING grant_id AS id',
        [body.text, 'note'],
      );
      if (body.text === 'fail') throw new Problem(409, 'note-refused', { text: body.text });
      return row;
    });
  }

  @Post('granted/:grantId')
  @Public()
  async grant(@Param('grantId') grantId: string) {
    const data = {
      grantId,
      subject: 'somebody',
      role: 'analyst',
      unitId: null,
      officialId: null,
      validFrom: '2020-01-01',
      validTo: null,
    } as const;
    await this.database.transaction((session) => this.events.append(session, grantRecordedV1, data));
  }

  @Get('count')
  @Public()
  async count(@Query('text') text: string) {
    return this.database.read((session) =>
      session.query('SELECT count(*)::int AS n FROM auth_grant WHERE subject = $1', [text]),
    );
  }

  @Get('broken')
  @Public()
  broken(): never {
    throw new Error('the secret reason');
  }

  @Get('limited')
  @Public()
  @RateLimit({ points: 2, seconds: 60 })
  limited() {
    return { ok: true };
  }

  @Get('of/:unitId')
  @Allow('assignment.read')
  ofUnit(@Param('unitId', zod(z.uuid())) unit: string, @CurrentCaller() caller: Caller) {
    caller.require('assignment.read', { unitId: unit, ancestorIds: [] });
    return { subject: caller.subject, units: caller.unitsFor('assignment.read') };
  }
}

@Module({})
class NotesModule {
  static forRoot(environment: BaseEnvironment): DynamicModule {
    const problems = { 'note-refused': { vi: 'Không nhận “{text}”.', en: 'Refused “{text}”.' } };
    return {
      module: NotesModule,
      imports: [
        ServiceKitModule.forRoot({ name: 'notes', entities: [], migrations: [], environment, problems }),
      ],
      controllers: [NotesController],
    };
  }
}

@Controller('open')
class OpenController {
  @Get()
  anyone() {
    return {};
  }
}

describe('a service', () => {
  let service: TestService;
  const url = '/api/notes/v1/notes';

  beforeAll(async () => {
    service = await testService({
      name: 'notes',
      module: (environment: BaseEnvironment) => NotesModule.forRoot(environment),
      environment: (base) => base,
    });
  }, 30_000);
  afterAll(() => service.close(), 30_000);

  it('answers every wrong field of a body with 422', async () => {
    const { status, json, headers } = await service.inject({
      method: 'POST',
      url,
      body: { text: '', level: 6 },
    });
    expect(status).toBe(422);
    expect(headers['content-type']).toMatch('application/problem+json');
    expect(json).toMatchObject({ code: 'input-invalid', title: 'Dữ liệu gửi lên chưa hợp lệ.', status: 422 });
    expect(json.errors.map((fault: { path: string }) => fault.path)).toEqual(['text', 'level']);
  });

  it.each([
    ['vi', ['Thiếu thông tin bắt buộc.', 'Quá lớn: mong đợi number <=5']],
    ['en', ['This is required.', 'Too big: expected number to be <=5']],
  ])('says in %s what is wrong with a field', async (language, messages) => {
    const { json } = await service.inject({
      method: 'POST',
      url,
      body: { level: 6 },
      headers: { 'accept-language': language },
    });
    expect(json.errors.map((fault: { message: string }) => fault.message)).toEqual(messages);
  });

  it.each([
    [
      'malformed JSON',
      { body: '{"text"', headers: { 'content-type': 'application/json' } },
      400,
      'json-invalid',
    ],
    [
      'an empty JSON body',
      { body: '', headers: { 'content-type': 'application/json' } },
      400,
      'json-invalid',
    ],
    [
      'an unknown content type',
      { body: 'x', headers: { 'content-type': 'text/turtle' } },
      415,
      'media-type-unsupported',
    ],
    ['a huge body', { body: { text: 'x'.repeat(1_100_000) } }, 413, 'body-too-large'],
  ] as const)('answers %s with a problem', async (_name, request, status, code) => {
    const answer = await service.inject({ method: 'POST', url, ...request });
    expect([answer.status, answer.json.code]).toEqual([status, code]);
  });

  it('lets whoever is still sending a body that is too large read the answer', async () => {
    const sending = connect(Number(new URL(service.url).port), '127.0.0.1');
    let answer = '';
    sending.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const size = 8_000_000;
    const head = `POST ${url} HTTP/1.1\r\nhost: notes\r\ncontent-type: application/json\r\ncontent-length: ${size}\r\n\r\n`;
    sending.write(head);
    // A mebibyte at a time, as from somebody far away: the answer is long there when the end is sent.
    for (let left = size; left > 0; left -= 1_000_000) {
      if (!sending.write('x'.repeat(1_000_000))) await once(sending, 'drain');
      await sleep(10);
    }
    sending.write('GET /health/live HTTP/1.1\r\nhost: notes\r\nconnection: close\r\n\r\n');
    await once(sending, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 413 [^]*"code":"body-too-large"[^]*HTTP\/1\.1 200 /);
  });

  it('answers unknown addresses in the language asked for', async () => {
    const inside = await service.inject({
      url: '/api/notes/v1/nothing',
      headers: { 'accept-language': 'en' },
    });
    expect(inside.json).toMatchObject({
      status: 404,
      code: 'route-unknown',
      title: 'There is nothing at this address.',
    });
    const outside = await service.inject({ url: '/nothing' });
    expect(outside.json).toMatchObject({ status: 404, code: 'route-unknown' });
  });

  it('hides what went wrong inside', async () => {
    const answer = await service.inject({ url: `${url}/broken` });
    expect([answer.status, answer.json.code]).toEqual([500, 'internal']);
    expect(answer.text).not.toContain('secret');
    expect(answer.headers['x-correlation-id']).toBe(answer.json.correlationId);
  });

  it('fills a title with its details', async () => {
    const answer = await service.inject({ method: 'POST', url, body: { text: 'fail', level: 1 } });
    expect(answer.json).toMatchObject({ status: 409, title: 'Không nhận “fail”.', text: 'fail' });
    expect(await count('fail')).toBe(0);
  });

  it('gives a repeated request the stored answer and one effect, however many come at once', async () => {
    const request = {
      method: 'POST',
      url,
      body: { text: 'once', level: 3 },
      headers: { 'idempotency-key': 'key-once-1' },
    } as const;
    const answers = await Promise.all(Array.from({ length: 5 }, () => service.inject(request)));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['idempotency-replayed']).length).toBe(4);
    expect(await count('once')).toBe(1);
    const other = await service.inject({ ...request, body: { text: 'twice', level: 3 } });
    expect([other.status, other.json.code]).toEqual([409, 'idempotency-key-reused']);
  });

  it('stores no answer of a request that failed', async () => {
    const request = {
      method: 'POST',
      url,
      body: { text: 'fail', level: 3 },
      headers: { 'idempotency-key': 'key-fail-1' },
    } as const;
    expect((await service.inject(request)).status).toBe(409);
    expect((await service.inject(request)).headers['idempotency-replayed']).toBeUndefined();
    expect(await count('fail')).toBe(0);
  });

  it('limits a route per network', async () => {
    const ask = (network: string) =>
      service.inject({ url: `${url}/limited`, headers: { 'nk-network': network } });
    expect((await ask('network-a-0123456789')).status).toBe(200);
    expect((await ask('network-a-0123456789')).status).toBe(200);
    const third = await ask('network-a-0123456789');
    expect([third.status, third.json.code]).toEqual([429, 'rate-limited']);
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
    expect((await ask('network-b-0123456789')).status).toBe(200);
  });

  it('asks for a login, a role and the unit, in this order', async () => {
    const request = { url: `${url}/of/${unitId}` };
    expect((await service.inject(request)).json.code).toBe('token-missing');
    const forged = await service.inject({ ...request, headers: { authorization: 'Bearer a.b.c' } });
    expect([forged.status, forged.json.code]).toEqual([401, 'token-invalid']);
    const foreign = await service.issuer.token('somebody', { audience: 'urn:other' });
    const wrongAudience = await service.inject({
      ...request,
      headers: { authorization: `Bearer ${foreign}` },
    });
    expect(wrongAudience.json.code).toBe('token-invalid');
    const analyst = await service.as('analyst');
    expect((await analyst.inject(request)).json).toMatchObject({
      code: 'permission-denied',
      reason: 'role-missing',
    });
    const elsewhere = await service.as('unit-head', { unitId: otherUnit });
    expect((await elsewhere.inject(request)).json.reason).toBe('outside-granted-units');
    const head = await service.as('unit-head', { unitId });
    expect((await head.inject(request)).json).toEqual({ subject: head.subject, units: [unitId] });
    const office = await service.as('committee-office');
    expect((await office.inject(request)).json.units).toBe('everything');
  });

  it('learns grants from the bus, and their end', async () => {
    const subject = 'officer-from-the-bus';
    const headers = await service.bearer(subject);
    const state = {
      grantId: v7(),
      subject,
      role: 'unit-head',
      unitId,
      officialId: null,
      validFrom: '2020-01-01',
      validTo: null,
    } as const;
    await service.publish(grantRecordedV1, state);
    await eventually(async () => {
      expect((await service.inject({ url: `${url}/of/${unitId}`, headers })).status).toBe(200);
    });
    await service.publish(grantRecordedV1, { ...state, validTo: '2021-01-01' });
    await eventually(async () => {
      const answer = await service.inject({ url: `${url}/of/${unitId}`, headers });
      expect(answer.json.reason).toBe('grant-not-in-force');
    });
  });

  it('puts events into the outbox with the correlation of their request', async () => {
    const grantId = v7();
    const headers = { 'x-correlation-id': 'correlation-0001' };
    await service.inject({ method: 'POST', url: `${url}/granted/${grantId}`, headers });
    const published = (await service.published(grantRecordedV1)).filter(
      (event) => event.data.grantId === grantId,
    );
    expect(published).toMatchObject([{ correlationId: 'correlation-0001', data: { subject: 'somebody' } }]);
  });

  it('describes its routes from the schemas its pipes use', async () => {
    const { json } = await service.inject({ url: '/api/notes/openapi.json' });
    expect(json.openapi).toBe('3.1.0');
    const post = json.paths['/api/notes/v1/notes'].post;
    expect(post.requestBody.content['application/json'].schema.properties.level).toMatchObject({
      minimum: 1,
      maximum: 5,
    });
    expect(post.responses['201'].content['application/json'].schema.required).toEqual(['id']);
    expect(json.paths['/api/notes/v1/notes/of/{unitId}'].get['x-action']).toBe('assignment.read');
  });

  it('is live, ready and measured by route pattern', async () => {
    expect((await service.inject({ url: '/health/live' })).status).toBe(200);
    expect((await service.inject({ url: '/health/ready' })).json).toMatchObject({
      status: 'ready',
      parts: { database: 'ok' },
    });
    const { text } = await service.inject({ url: '/metrics' });
    expect(text).toContain('route="/api/notes/v1/notes/of/:unitId"');
    expect(text).not.toContain(unitId);
    await eventually(async () =>
      expect((await service.inject({ url: '/metrics' })).text).toContain(
        'bus_consumer_lag{group="notes.grants",topic="directive.grant.v1"} 0',
      ),
    );
  });

  it('refuses to boot with a route that demands nothing, naming it', async () => {
    const boot = testService({
      name: 'open',
      module: (environment: BaseEnvironment) => {
        const kit = ServiceKitModule.forRoot({
          name: 'open',
          entities: [],
          migrations: [],
          environment,
          problems: {},
        });
        return { module: class OpenModule {}, imports: [kit], controllers: [OpenController] };
      },
      environment: (base) => base,
    });
    await expect(boot).rejects.toThrow('GET /open (OpenController.anyone)');
  });

  async function count(text: string): Promise<number> {
    return (await service.inject({ url: `${url}/count?text=${text}` })).json[0].n;
  }
});
