import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment } from '../environment.js';
import { callTcp } from '../process/call-tcp.js';
import { provisionParts } from '../provision/provision-parts.js';
import { startRedis } from './redis.js';

const environment = { ...readEnvironment(), REDIS_URL: undefined };
const provision = await provisionParts(['redis'], { ...environment, NK_PROVISION: false }, () => undefined);
const server = provision.path('redis');
const folders: string[] = [];

const start = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'redis-'));
  folders.push(folder);
  return startRedis({ server: server ?? '', folder, logFile: join(folder, 'redis.log') });
};

const refused = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket.once('error', () => resolve(true));
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });

(server ? describe : describe.skip)('startRedis', () => {
  afterEach(() => Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true }))));

  it('returns a server that answers, and takes it away again', async () => {
    const redis = await start();
    const answer = await callTcp(redis.port, Buffer.from('SET a 1\r\n'), (bytes) => bytes.includes('\r\n'));
    expect(answer.toString()).toBe('+OK\r\n');
    await redis.stop();
    expect(await refused(redis.port)).toBe(true);
    expect(() => process.kill(redis.pid, 0)).toThrow('ESRCH');
  });

  it('says what the server said where it cannot start', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'redis-'));
    folders.push(folder);
    const start = startRedis({ server: server ?? '', folder, logFile: join(folder, 'log'), port: 1_000_000 });
    await expect(start).rejects.toThrow(/Redis ended while starting[^]*port/);
  });
});
