import { provisionParts, readEnvironment } from '@namkhong/infra-local';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { GoalContext } from '../goal.js';
import { connections } from './casting.js';
import { insertBallotsFor, officialId, unitId, type RatingService } from './rating-service.js';

const run = promisify(execFile);
const warmUpSeconds = 2;
const levels = '{"access":4,"procedure":5,"official":4,"result":5,"feedback-handling":3}';

/**
 * The one statement: a ballot is spent, a rating stored and its two events put into the outbox, with the columns, indexes
 * and sizes the service has. `sha256` of client and turn stands for the hash of a token.
 */
export function ratingStatement(token: string): string {
  return `with spent as (
  update ballot set spent = true, unit_id = null, official_id = null, service_point = null, procedure_group = null,
    outcome = null, closed_on = null, illustrative = null, rater_hash = null
  where token_hash = sha256(convert_to(${token}, 'UTF8')) and not spent and expires_on > current_date
  returning gen_random_uuid() as rating_id
), rated as (
  insert into rating (rating_id, receipt_hash, unit_id, official_id, procedure_group, outcome, channel, assurance, day,
    set_code, set_version, levels, illustrative)
  select rating_id, sha256(uuid_send(rating_id)), '${unitId}', '${officialId}', 'civil-status', 'approved', 'web',
    'ballot', current_date, 'sipas', 1, ${literal(levels)}, true
  from spent
)
insert into bus_outbox (event_id, topic, key, headers, value)
select gen_random_uuid(), topic, '${unitId}', headers::jsonb, value
from spent, (values
  ('feedback.rating.v1', ${literal(headers('namkhong.feedback.rating-cast.v1'))}, ${literal(castValue())}),
  ('feedback.signal.v1', ${literal(headers('namkhong.feedback.rating-signalled.v1'))}, ${literal(signalValue())})
) as event (topic, headers, value)`;
}

/** Transactions a second of pgbench, prepared, 64 clients, two threads, a ballot of its own for each. */
export async function pgbenchRate(
  service: RatingService,
  context: GoalContext,
  ms: number,
  most: number,
): Promise<number> {
  const pgbench = await pgbenchPath(context);
  const script = join(context.folder, 'rating.sql');
  await writeFile(script, `\\set turn :turn + 1\n${ratingStatement(`:client_id || '-' || :turn`)};\n`);
  const seconds = Math.round(ms / 1_000);
  const turns = Math.ceil((most * (seconds + warmUpSeconds)) / connections);
  await insertBallotsFor(
    service.database,
    `select client || '-' || turn
     from generate_series(0, ${connections - 1}) as client, generate_series(1, ${turns}) as turn`,
  );
  const timed = async (turn: number, duration: number) => {
    const before = await stored(service);
    const { stdout } = await run(pgbench, [
      ...['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-T', String(duration)],
      ...['-D', `turn=${turn}`, '-f', script, service.databaseUrl],
    ]);
    const rate = Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
    const ratings = (await stored(service)) - before;
    const transactions = Number(/actually processed: (\d+)/.exec(stdout)?.[1]);
    if (ratings !== transactions)
      throw new Error(`pgbench: ${transactions} transactions, ${ratings} ratings`);
    return rate;
  };
  await timed(0, warmUpSeconds);
  return timed(Math.ceil(turns * (warmUpSeconds / (seconds + warmUpSeconds))), seconds);
}

async function stored({ database }: RatingService): Promise<number> {
  const { rows } = await database.query<{ n: string }>('select count(*) as n from rating');
  return Number(rows[0]?.n);
}

async function pgbenchPath({ say }: GoalContext): Promise<string> {
  const path = (await provisionParts(['pgbench'], readEnvironment(), say)).path('pgbench');
  if (!path) throw new Error('pgbench is not there: see npm run provision');
  return path;
}

/** pgbench takes a colon and what follows for one of its variables, even within a text. */
function literal(text: string): string {
  return `E'${text.replaceAll(':', '\\x3a')}'`;
}

/** The envelope of an event, with values as long as real ones. */
function headers(type: string): string {
  return JSON.stringify({
    'content-type': 'application/json',
    ce_id: '0199c0de-0000-7000-8000-000000000003',
    ce_time: '2026-11-26T17:00:00.000Z',
    ce_type: type,
    ce_source: '/feedback',
    ce_specversion: '1.0',
    ce_subject: unitId,
    ce_correlationid: 'a7f4b3de-6c1f-4a7e-9a55-0d6f3a1b2c4d',
  });
}

function castValue(): string {
  return JSON.stringify({
    ratingId: 'a7f4b3de-6c1f-4a7e-9a55-0d6f3a1b2c4d',
    unitId,
    officialId,
    servicePoint: null,
    procedureGroup: 'civil-status',
    outcome: 'approved',
    channel: 'web',
    assurance: 'ballot',
    day: '2026-11-26',
    setCode: 'sipas',
    setVersion: 1,
    levels: JSON.parse(levels) as unknown,
    illustrative: true,
  });
}

function signalValue(): string {
  return JSON.stringify({
    ratingId: 'a7f4b3de-6c1f-4a7e-9a55-0d6f3a1b2c4d',
    unitId,
    minute: '2026-11-26T07:05Z',
    secondsTaken: 40,
    rater: null,
    device: null,
    network: 'q2Nv9mXw0pQ1r8sT7uVyZaBcDeFgHiJkLmNoPqRsTuV',
  });
}
