import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiClient } from '../client/api-client.js';
import { describeError } from '../describe-error.js';
import { createProgram } from '../program.js';

interface Link {
  sequence: number;
  previousHash: string;
  hash: string;
  content: { act: string };
}

/** A chain hashed as ADR 20 says. */
function chainOf(length: number): Link[] {
  const links: Link[] = [];
  for (let sequence = 1; sequence <= length; sequence += 1) {
    const previousHash = links.at(-1)?.hash ?? '0'.repeat(64);
    const text = `{"act":"case.decide/close-${sequence}"}`;
    const hash = createHash('sha256').update(`${previousHash} ${sequence} ${text}`).digest('hex');
    links.push({ sequence, previousHash, hash, content: { act: `case.decide/close-${sequence}` } });
  }
  return links;
}

describe('nk audit', () => {
  let server: Server;
  let folder: string;
  let printed: string[] = [];
  let links: Link[];
  let head: { sequence: number; hash: string };
  let complete: boolean;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nk-audit-'));
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://platform');
      const after = Number(searchParams.get('cursor'));
      const items = links
        .filter(({ sequence }) => sequence > after)
        .slice(0, Number(searchParams.get('limit')));
      const last = items.at(-1)?.sequence ?? 0;
      const next = links.some(({ sequence }) => sequence > last) && items.length > 0 ? String(last) : null;
      const at = '2026-11-26T00:00:00.000Z';
      const isHead = pathname === '/api/directive/v1/audit/head';
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(isHead ? { service: 'directive', ...head, at } : { items, next, complete }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  beforeEach(() => {
    printed = [];
    links = chainOf(450);
    const { sequence, hash } = links.at(-1) as Link;
    head = { sequence, hash };
    complete = true;
  });
  afterAll(async () => {
    server.close();
    await rm(folder, { recursive: true });
  });

  async function run(...args: string[]): Promise<string | undefined> {
    const client = new ApiClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, undefined);
    const bus = { kind: 'postgres', url: 'postgres://127.0.0.1:1/bus' } as const;
    const print = (text: string) => printed.push(...text.split('\n'));
    try {
      await createProgram({ client, bus, print }).parseAsync(['audit', ...args], { from: 'user' });
      return undefined;
    } catch (error) {
      return describeError(error);
    }
  }
  const verify = (...args: string[]) => run('verify', '--service', 'directive', ...args);
  async function noteHead(name: string): Promise<string> {
    printed = [];
    await run('head', '--service', 'directive');
    const file = join(folder, name);
    await writeFile(file, `${printed.join('\n')}\n`);
    printed = [];
    return file;
  }

  it('follows a chain over all its pages', async () => {
    expect(await verify()).toBeUndefined();
    expect(printed).toEqual([`ok      directive  450 entries, the last is 450 ${head.hash}`]);
  });

  it('names the first entry that does not fit, and does not end well', async () => {
    const [, second, third] = links as [Link, Link, Link];
    second.content = { act: 'case.decide/never' };
    third.content = { act: 'case.decide/neither' };
    expect(await verify()).toBe('broken: directive');
    expect(printed[0]).toMatch(/^broken {2}directive {2}at 2: .*\(hash-differs\); whole up to 1 /);
  });

  it.each<[string, () => void, RegExp]>([
    ['one was taken out', () => links.splice(299, 1), /at 301: .*\(sequence-broken\)/],
    ['the last ones were taken out', () => links.splice(440), /at 440: .*\(entries-missing-at-the-end\)/],
    ['all were taken out', () => links.splice(0), /at 0: .*\(entries-missing-at-the-end\)/],
    [
      'the platform names another head',
      () => (head.hash = 'f'.repeat(64)),
      /at 450: .*\(noted-head-differs\)/,
    ],
  ])('says so where %s', async (_name, change, line) => {
    change();
    expect(await verify()).toBe('broken: directive');
    expect(printed[0]).toMatch(line);
  });

  it('knows by a noted head that the platform made its chain anew, head and all', async () => {
    const noted = await noteHead('noted.jsonl');
    links = chainOf(445);
    head = links.at(-1) as Link;
    expect(await verify()).toBeUndefined();
    expect(await verify('--noted', noted)).toBe('broken: directive');
    expect(printed.at(-1)).toMatch(/at 445: .*\(entries-missing-at-the-end\)/);
  });

  it('begins at a noted head, which the next entry must name', async () => {
    const full = links;
    links = full.slice(0, 300);
    head = links.at(-1) as Link;
    const from = await noteHead('from.jsonl');
    links = full;
    head = full.at(-1) as Link;
    expect(await verify('--from', from)).toBeUndefined();
    expect(printed).toEqual([`ok      directive  150 entries, the last is 450 ${head.hash}`]);
    (links[300] as Link).previousHash = 'a'.repeat(64);
    expect(await verify('--from', from)).toBe('broken: directive');
    expect(printed[1]).toMatch(/at 301: .*\(previous-hash-differs\)/);
  });

  it('writes a chain to a file that is verified without the platform, and never over another', async () => {
    const file = join(folder, 'chain.jsonl');
    const noted = await noteHead('of-export.jsonl');
    expect(await run('export', file, '--service', 'directive')).toBeUndefined();
    expect(await run('export', file, '--service', 'directive')).toMatch('EEXIST');
    links = [];
    expect(await verify('--file', file, '--noted', noted)).toBeUndefined();
    const lines = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, lines.toSpliced(448, 3).join('\n'));
    expect(await verify('--file', file)).toBeUndefined();
    expect(await verify('--file', file, '--noted', noted)).toBe('broken: directive');
    await writeFile(file, lines.toSpliced(10, 1, 'not JSON').join('\n'));
    expect(await verify('--file', file)).toBe(`${file}, line 11: not what nk audit writes`);
    expect(await run('verify', '--file', file)).toMatch('--file needs --service');
  });

  it('refuses to judge what it may not read whole', async () => {
    complete = false;
    expect(await verify()).toMatch('a chain is followed whole');
  });
});
