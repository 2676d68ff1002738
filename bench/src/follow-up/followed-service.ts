import { startPlatform } from '@namkhong/infra-local';
import { eventually } from '@namkhong/nk';
import { chmod, readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';
import type { GoalContext } from '../goal.js';
import { processTree } from '../machine/processes.js';
import { machineToken } from '../sharding/machine-token.js';

const nationalUnits = new URL('../../../packages/nk/data/vietnam/units.csv', import.meta.url);
const clauses = 3;
const directive = z.object({ directiveId: z.uuid(), clauses: z.array(z.object({ clauseId: z.uuid() })) });

/** A directive service that follows 10,065 open tasks of the 3,355 units of the country, and somebody who may ask it. */
export interface FollowedService {
  readonly database: pg.Client;
  readonly directiveId: string;
  readonly tasks: number;
  /** Processor time the service has taken so far, in seconds: what other work on the machine does not lengthen. */
  readonly processorSeconds: () => Promise<number>;
  /** Waits until the service has nothing left to do: what it relays and hears of after its own work is not what is measured. */
  readonly quiet: () => Promise<void>;
  /** The text of an answer, which has to be one of success. */
  readonly ask: (method: 'GET' | 'POST', path: string, body?: string, type?: string) => Promise<string>;
}

/** Starts the platform without the demonstration, and gives three clauses to every unit through the public routes. */
export async function startFollowedService(context: GoalContext): Promise<FollowedService> {
  const { folder, teardown, say } = context;
  await chmod(folder, 0o711);
  const dataDir = join(folder, 'platform');
  const platform = await teardown.add(
    'the platform',
    await startPlatform({ bus: 'postgres', dataDir, seed: false, freePorts: true, say }),
  );
  const database = new pg.Client({ connectionString: platform.databaseUrl('directive') });
  await database.connect();
  await teardown.add('a client of its database', { stop: () => database.end() });
  const agent = new Agent({ keepAlive: true });
  await teardown.add('the connection', { stop: () => Promise.resolve(agent.destroy()) });
  let token = await machineToken(platform);
  const origin = `http://127.0.0.1:${platform.ports.directive}`;
  const send = (method: string, path: string, body?: string, type = 'application/json') =>
    exchange(agent, new URL(`/api/directive/v1/${path}`, origin), { method, token, body, type });
  const ask: FollowedService['ask'] = async (...call) => {
    let answer = await send(...call);
    if (answer.status === 401) {
      token = await machineToken(platform);
      answer = await send(...call);
    }
    if (answer.status >= 300) throw new Error(`${call[1]}: ${answer.status} ${answer.body.slice(0, 500)}`);
    return answer.body;
  };
  await eventually('the operator known', async () =>
    (await send('GET', 'grants?subject=nk')).status === 200 ? true : undefined,
  );
  const grant = { subject: 'nk', role: 'committee-office', unitId: null, validFrom: '2020-01-01' };
  await ask('POST', 'grants', JSON.stringify(grant));
  await eventually('the office known', async () =>
    (await send('GET', 'recipient-groups')).status === 200 ? true : undefined,
  );
  await ask('POST', 'imports/national-units', await readFile(nationalUnits, 'utf8'), 'text/csv');
  say('the units of the country are imported');
  const { directiveId, tasks } = await giveTasks(ask, database);
  say(`${tasks} tasks are given`);
  const pid = platform.pids().get('directive') ?? 0;
  const processorSeconds = async () => {
    const service = (await processTree(pid)).find((process) => process.pid === pid);
    return service?.cpuSeconds ?? NaN;
  };
  const quiet = async () => {
    await eventually(
      'the service at rest',
      async () => {
        const before = await processorSeconds();
        await new Promise((resolve) => setTimeout(resolve, 2_000));
        return (await processorSeconds()) - before <= 0.1 ? true : undefined;
      },
      { timeoutMs: 600_000 },
    );
  };
  await eventually(
    'every unit written to',
    async () => {
      const { rows } = await database.query('SELECT FROM assignments WHERE delivery_state IS NULL LIMIT 1');
      return rows.length === 0 ? true : undefined;
    },
    { timeoutMs: 600_000, everyMs: 1_000 },
  );
  await quiet();
  return { database, directiveId, tasks, processorSeconds, quiet, ask };
}

async function giveTasks(ask: FollowedService['ask'], database: pg.Client) {
  const order = directive.parse(
    JSON.parse(
      await ask(
        'POST',
        'directives',
        JSON.stringify({
          number: '01-CT/MH',
          title: 'Văn bản đo tốc độ',
          issuer: 'Cơ quan minh họa',
          issuedOn: '2026-03-02',
          status: 'issued',
          clauses: Array.from({ length: clauses }, (_, index) => ({ text: `Khoản ${index + 1}` })),
          illustrative: true,
        }),
      ),
    ),
  );
  const { rows } = await database.query<{ unit_id: string }>('SELECT unit_id FROM units ORDER BY code');
  const assignments = order.clauses.map(({ clauseId }, index) => ({
    clauseId,
    title: `Việc ${index + 1}`,
    dueInWorkingDays: 5 * (index + 1),
    urgency: (['normal', 'urgent', 'express'] as const)[index],
  }));
  const units = rows.map((row) => row.unit_id);
  await ask('POST', `directives/${order.directiveId}/assignments`, JSON.stringify({ units, assignments }));
  // A quarter of follow-up at once: given three weeks ago, due from last week to next week, some of them answered.
  await database.query(`
    UPDATE assignments SET
      issued_at = issued_at - interval '21 days',
      due_on = CURRENT_DATE - 7 + (hashtext(assignment_id::text) & 15),
      first_due_on = CURRENT_DATE - 7 + (hashtext(assignment_id::text) & 15)`);
  await database.query(`
    UPDATE assignments SET state = 'acknowledged', acknowledged_at = now(), acknowledged_by = 'bench'
     WHERE (hashtext(assignment_id::text) >> 4) % 3 <> 0`);
  await database.query(`
    UPDATE assignments SET state = 'claimed', claimed_on = CURRENT_DATE - 1, claimed_by = 'bench'
     WHERE state = 'acknowledged' AND (hashtext(assignment_id::text) >> 8) % 10 = 0`);
  await database.query('VACUUM ANALYZE assignments');
  return { directiveId: order.directiveId, tasks: units.length * clauses };
}

function exchange(
  agent: Agent,
  url: URL,
  { method, token, body, type }: { method: string; token: string; body: string | undefined; type: string },
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
    };
    const sent = request(url, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
