import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, Inject, Module, Post } from '@nestjs/common';
import {
  AUDIT_BEGINNING,
  AuditWalk,
  type AuditFault,
  type AuditLink,
  type AuditPosition,
} from '@namkhong/domain';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  Allow,
  AuditLog,
  type BaseEnvironment,
  type Caller,
  CurrentCaller,
  Database,
  Problem,
  ServiceKitModule,
  zod,
} from '../index.js';
import { testService, type TestService } from '../testing/index.js';

const office = '0199c0de-0000-7000-8000-000000000001';
const below = '0199c0de-0000-7000-8000-000000000002';
const elsewhere = '0199c0de-0000-7000-8000-000000000003';
const act = z.object({
  unitId: z.uuid(),
  target: z.string(),
  fail: z.enum(['all', 'savepoint']).optional(),
});

@Controller('acts')
class ActsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(AuditLog) private readonly audit: AuditLog,
  ) {}

  @Post()
  @Allow('case.decide')
  async act(@Body(zod(act)) { unitId, target, fail }: z.output<typeof act>, @CurrentCaller() caller: Caller) {
    const unit = { unitId, ancestorIds: unitId === below ? [office] : [] };
    caller.require('case.decide', unit);
    const entry = { act: 'case.decide/close', caller, targets: [target] } as const;
    await this.database.transaction(async (session) => {
      this.audit.append(session, { ...entry, details: { measure: 'training', version: 2 } });
      if (fail === 'all') throw new Problem(409, 'refused');
      if (fail === 'savepoint') {
        const nested = this.database.transaction(async (inner) => {
          this.audit.append(inner, { ...entry, targets: ['never'] });
          await inner.query('SELECT 1');
          throw new Error('only the savepoint');
        });
        await nested.catch(() => undefined);
      }
    });
    return { done: true };
  }
}

@Module({})
class ActsModule {
  static forRoot(environment: BaseEnvironment) {
    const kit = ServiceKitModule.forRoot({
      name: 'acts',
      entities: [],
      migrations: [],
      environment,
      problems: {},
    });
    return { module: ActsModule, imports: [kit], controllers: [ActsController] };
  }
}

describe('the audit log of a service', () => {
  let service: TestService;
  let reviewer: Awaited<ReturnType<TestService['as']>>;
  let inspector: Awaited<ReturnType<TestService['as']>>;
  const url = '/api/acts/v1/audit';

  beforeAll(async () => {
    service = await testService({
      name: 'acts',
      module: (environment: BaseEnvironment) => ActsModule.forRoot(environment),
      environment: (base) => base,
    });
    reviewer = await service.as('reviewer', { unitId: office });
    inspector = await service.as('inspector');
  }, 30_000);
  afterAll(() => service.close(), 30_000);

  const doAct = (target: string, unitId = office, fail?: 'all' | 'savepoint') =>
    reviewer.inject({ method: 'POST', url: '/api/acts/v1/acts', body: { unitId, target, fail } });
  const list = async (query = '', reader = inspector) =>
    (await reader.inject({ url: `${url}?${query}` })).json;
  const targetsOf = async (query: string, reader = inspector) =>
    (await list(query, reader)).items.map(
      (item: AuditLink) => (item.content as { targets: string[] }).targets[0],
    );

  /** Every entry as it stands in the table, oldest first, over as many pages as it takes. */
  async function allLinks(): Promise<AuditLink[]> {
    const links: AuditLink[] = [];
    for (let cursor = ''; ;) {
      const { items, next } = await list(`order=oldest&limit=7${cursor}`);
      links.push(...items);
      if (next === null) return links;
      cursor = `&cursor=${next}`;
    }
  }

  async function firstFault(noted?: AuditPosition): Promise<[number, AuditFault] | null> {
    const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
    const walk = new AuditWalk(AUDIT_BEGINNING, noted ? [noted] : [], sha256);
    for (const link of await allLinks()) {
      const fault = walk.follow(link);
      if (fault) return [link.sequence, fault];
    }
    const fault = walk.end();
    return fault && [walk.position.sequence, fault];
  }

  /** What somebody with the owner's rights does behind the platform's back; undone afterwards. */
  async function tampered<T>(sql: string, look: () => Promise<T>): Promise<T> {
    const change = (...statements: string[]) =>
      service.database.transaction(async (session) => {
        await session.query('ALTER TABLE audit_entry DISABLE TRIGGER USER');
        for (const statement of statements) await session.query(statement);
        await session.query('ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_keep');
        await session.query('ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_chain');
      });
    await change('CREATE TABLE kept AS SELECT sequence, content, previous_hash, hash FROM audit_entry', sql);
    const found = await look();
    await change(
      'DELETE FROM audit_entry',
      'INSERT INTO audit_entry (sequence, content, previous_hash, hash) SELECT * FROM kept',
      'DROP TABLE kept',
    );
    return found;
  }

  it('tells who did what, to whom, by which grant, and where in the chain', async () => {
    expect((await doAct('case-1')).status).toBe(201);
    const { items } = await list('target=case-1');
    const [{ grantId }] = (await service.database.read((session) =>
      session.query<{ grantId: string }>('SELECT grant_id AS "grantId" FROM auth_grant WHERE subject = $1', [
        reviewer.subject,
      ]),
    )) as [{ grantId: string }];
    expect(items).toMatchObject([
      {
        sequence: 1,
        previousHash: '0'.repeat(64),
        content: {
          service: 'acts',
          act: 'case.decide/close',
          actor: reviewer.subject,
          grants: [{ grantId, role: 'reviewer', unitId: office }],
          unitId: office,
          unitLine: [office],
          targets: ['case-1'],
          details: { measure: 'training', version: 2 },
        },
      },
    ]);
    const head = (await service.inject({ url: `${url}/head` })).json;
    expect(head).toMatchObject({ service: 'acts', sequence: 1, hash: items[0].hash });
  });

  it('holds nothing of what was rolled back, whole or to a savepoint', async () => {
    expect((await doAct('undone', office, 'all')).status).toBe(409);
    expect((await doAct('half-done', office, 'savepoint')).status).toBe(201);
    expect(await targetsOf('target=undone')).toEqual([]);
    expect(await targetsOf('target=never')).toEqual([]);
    expect(await targetsOf('target=half-done')).toEqual(['half-done']);
    expect(await firstFault()).toBeNull();
  });

  it('refuses sentences, so that no text about a person can get in', async () => {
    expect((await doAct('Bà Lan ở một cửa')).status).toBe(500);
    expect(await firstFault()).toBeNull();
  });

  it('has neither fork nor gap, however many write at once', async () => {
    const before = (await allLinks()).length;
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => doAct(`at-once-${index}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const links = await allLinks();
    expect(links.map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: before + 60 }, (_, index) => index + 1),
    );
    expect(await firstFault()).toBeNull();
  });

  it('shows a holder for a unit what was done there and below, and nothing else', async () => {
    await doAct('below', below);
    const own = await service.as('inspector', { unitId: below });
    const foreign = await service.as('operator', { unitId: elsewhere });
    expect(await targetsOf('', own)).toEqual(['below']);
    expect(await targetsOf(`unitId=${office}&limit=1`)).toEqual(['below']);
    expect(await targetsOf('', foreign)).toEqual([]);
    expect((await list('')).complete).toBe(true);
    expect((await list('', own)).complete).toBe(false);
    expect((await list('act=case.decide')).complete).toBe(false);
    const official = await service.as('unit-head', { unitId: office });
    expect((await official.inject({ url })).status).toBe(403);
  });

  it('filters by act, with its parts, and by actor', async () => {
    expect((await list('act=case.decide&limit=200')).items).toHaveLength((await allLinks()).length);
    expect((await list('act=case.dec')).items).toEqual([]);
    expect((await list('act=case%25')).items).toEqual([]);
    expect((await list(`actor=${reviewer.subject}&limit=1`)).items).toHaveLength(1);
    expect((await list('actor=somebody-else')).items).toEqual([]);
  });

  it.each([['cursor=abc'], ['order=sideways'], ['unitId=1'], ['target=%20'], ['limit=0']])(
    'refuses the question %s',
    async (query) => {
      const answer = await inspector.inject({ url: `${url}?${query}` });
      expect([answer.status, answer.json.code]).toEqual([422, 'input-invalid']);
    },
  );

  it.each([
    ['UPDATE audit_entry SET content = content'],
    ['DELETE FROM audit_entry'],
    ['TRUNCATE audit_entry'],
    ['DELETE FROM audit_head'],
    ['TRUNCATE audit_head'],
  ])('refuses %s, also where triggers are switched off for the session', async (sql) => {
    const attempt = service.database.transaction(async (session) => {
      await session.query('SET LOCAL session_replication_role = replica');
      await session.query(sql);
    });
    await expect(attempt).rejects.toThrow('the audit log is only ever added to');
  });

  it('chains what is put in past the platform, so that it cannot be put in between', async () => {
    const before = (await allLinks()).length;
    await service.database.transaction((session) =>
      session.query(
        `INSERT INTO audit_entry (sequence, content, previous_hash, hash)
         SELECT 2, content, repeat('a', 64), repeat('b', 64) FROM audit_entry WHERE sequence = 1`,
      ),
    );
    expect((await allLinks()).length).toBe(before + 1);
    expect(await firstFault()).toBeNull();
  });

  it.each<[string, string, [number, AuditFault]]>([
    [
      'a content that was changed',
      `UPDATE audit_entry SET content = replace(content, 'case.decide', 'case.reopen') WHERE sequence = 5`,
      [5, 'hash-differs'],
    ],
    ['an entry that was taken out', 'DELETE FROM audit_entry WHERE sequence = 4', [5, 'sequence-broken']],
    [
      'two that changed places',
      `UPDATE audit_entry AS a SET content = b.content, hash = b.hash FROM audit_entry b
        WHERE (a.sequence, b.sequence) IN ((6, 7), (7, 6))`,
      [6, 'hash-differs'],
    ],
    [
      'one that was forged with a hash that fits it',
      `UPDATE audit_entry SET content = '{"act":"x","actor":null,"targets":[],"unitLine":[]}',
          hash = encode(sha256(convert_to(previous_hash || ' ' || sequence ||
                 ' {"act":"x","actor":null,"targets":[],"unitLine":[]}', 'UTF8')), 'hex') WHERE sequence = 3`,
      [4, 'previous-hash-differs'],
    ],
  ])('shows %s', async (_name, sql, fault) => {
    expect(await tampered(sql, () => firstFault())).toEqual(fault);
    expect(await firstFault()).toBeNull();
  });

  it('shows against a noted head that the last entries were taken away', async () => {
    const noted = (await service.inject({ url: `${url}/head` })).json as AuditPosition;
    const sql = `DELETE FROM audit_entry WHERE sequence > ${noted.sequence - 2}`;
    const [without, against] = await tampered(sql, async () => [await firstFault(), await firstFault(noted)]);
    expect(without).toBeNull();
    expect(against).toEqual([noted.sequence - 2, 'entries-missing-at-the-end']);
  });
});
