import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiClient } from './client/api-client.js';
import { describeError } from './describe-error.js';
import { createProgram } from './program.js';

const refused = { line: 3, code: 'unit-unknown', message: 'Không có đơn vị “XX-99”.' };
const bus = { kind: 'postgres', url: 'postgres://127.0.0.1:1/bus' } as const;

/** What the platform is asked, and what it answers next. */
const asked: { url: string; body: string }[] = [];
let answer: { status: number; json: unknown };

describe('nk', () => {
  let server: Server;
  let folder: string;
  let printed: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nk-'));
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        asked.push({ url: request.url ?? '', body });
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.json));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    printed = [];
    asked.length = 0;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  /** Resolves with undefined, or with what the operator is told where the status would be 1. */
  async function run(args: readonly string[], at = origin()): Promise<string | undefined> {
    const client = new ApiClient(at, undefined);
    const program = createProgram({ client, bus, print: (text) => printed.push(...text.split('\n')) });
    try {
      await program.parseAsync(args, { from: 'user' });
      return undefined;
    } catch (error) {
      return describeError(error);
    }
  }
  async function fileOf(name: string, content: string): Promise<string> {
    await writeFile(join(folder, name), content);
    return join(folder, name);
  }

  it('tells what it did, and ends well when every line was taken', async () => {
    answer = { status: 201, json: { dryRun: true, read: 2, accepted: 1, unchanged: 1, rejected: [] } };
    const file = await fileOf('units.csv', 'code,name\n');
    expect(await run(['import', 'units', file, '--dry-run'])).toBeUndefined();
    expect(asked).toEqual([{ url: '/api/directive/v1/imports/units?dryRun=true', body: 'code,name\n' }]);
    expect(printed).toEqual(['Dry run, nothing written: 2 read, 1 accepted, 1 unchanged, 0 rejected']);
  });

  it('names line and reason of what was refused, and does not end well', async () => {
    answer = {
      status: 201,
      json: { dryRun: false, read: 2, accepted: 1, unchanged: 0, rejected: [refused] },
    };
    const file = await fileOf('posts.csv', 'official_code\n');
    expect(await run(['import', 'posts', file])).toBe('1 line was rejected, for the reasons above');
    expect(printed).toContain('  line 3: Không có đơn vị “XX-99”. [unit-unknown]');
  });

  it('keeps the tokens of ballots to their owner, and never writes over others', async () => {
    const token = 'AAAAAAAAAAAAAAAAAAAAAA';
    const dossierCode = '000.00.05.H12-261102-0001';
    answer = {
      status: 201,
      json: {
        accepted: 1,
        unchanged: 0,
        rejected: [{ index: 1, code: 'unit-unknown', message: 'Không có đơn vị mang mã này.' }],
        ballots: [{ dossierCode, token, expiresAt: '2026-12-23T17:00:00.000Z' }],
      },
    };
    const row = (unit: string) => `${dossierCode},${unit},land,approved,2026-11-20,true`;
    const file = await fileOf(
      'dossiers.csv',
      `dossier_code,unit_code,procedure_group,outcome,closed_on,on_time\n${row('W-1')}\nshort\n${row('W-9')}\n`,
    );
    const ballots = join(folder, 'ballots.csv');
    expect(await run(['import', 'dossiers', file, '--ballots', ballots])).toMatch(/^2 lines were rejected/);
    expect(printed).toEqual([
      '3 read, 1 accepted, 0 unchanged, 2 rejected',
      '  line 3: 1 columns, the header has 6 [csv-columns-differ]',
      '  line 4: Không có đơn vị mang mã này. [unit-unknown]',
    ]);
    expect(await readFile(ballots, 'utf8')).toBe(
      `dossier_code,token,expires_at\n${dossierCode},${token},2026-12-23T17:00:00.000Z\n`,
    );
    expect((await stat(ballots)).mode & 0o777).toBe(0o600);
    const before = asked.length;
    expect(await run(['import', 'dossiers', file, '--ballots', ballots])).toMatch(/EEXIST/);
    expect(asked).toHaveLength(before);
  });

  it('says in a sentence what keeps it from working', async () => {
    answer = {
      status: 401,
      json: { type: 'about:blank', title: 'Cần đăng nhập.', status: 401, code: 'token-missing' },
    };
    const file = await fileOf('units.csv', 'code,name\n');
    expect(await run(['import', 'units', file])).toBe(
      '401 token-missing: Cần đăng nhập.\n  NK_CLIENT_SECRET is not set',
    );
    expect(await run(['import', 'units', join(folder, 'nowhere.csv')])).toMatch(/no such file.*nowhere\.csv/);
    const silent = `http://127.0.0.1:${await closedPort()}`;
    expect(await run(['import', 'units', file], silent)).toBe(
      `the platform does not answer at ${silent}; is it running, and the address right?`,
    );
  });
});

async function closedPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
