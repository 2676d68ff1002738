import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import getPort from 'get-port';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SupervisedService } from './supervised-service.js';

let folder: string;
let port: number;
const said: string[] = [];
let service: SupervisedService;

/** A service that is ready at once; `program` may add to it. */
async function supervise(program = ''): Promise<SupervisedService> {
  const file = join(folder, 'service.mjs');
  await writeFile(
    file,
    `import { createServer } from 'node:http';
     createServer((_, response) => response.end('ready')).listen(${port}, '127.0.0.1');
     ${program}`,
  );
  service = new SupervisedService({
    name: 'sample',
    process: { command: process.execPath, args: [file], logFile: join(folder, 'log'), graceMs: 500 },
    readyUrl: `http://127.0.0.1:${port}/health/ready`,
    report: (line) => said.push(line),
    onSpawned: () => undefined,
    onGivenUp: (error) => said.push(error.message),
  });
  await service.spawn();
  return service;
}

beforeEach(async () => {
  said.length = 0;
  port = await getPort();
  folder = await mkdtemp(join(tmpdir(), 'supervised-'));
});
afterEach(async () => {
  await service.stop();
  await rm(folder, { recursive: true });
});

describe('SupervisedService', () => {
  it('starts a service again that was killed, and says so', async () => {
    await supervise();
    await service.ready();
    const first = service.pid ?? 0;
    process.kill(first, 'SIGKILL');
    const deadline = Date.now() + 10_000;
    while (!said.includes('sample is back') && Date.now() < deadline) await sleep(20);
    expect(said).toEqual(['sample ended (SIGKILL); starting it again in 0.5 s', 'sample is back']);
    expect(service.pid).not.toBe(first);
  }, 20_000);

  it('does not start again what was stopped, and leaves nothing behind', async () => {
    await supervise();
    await service.ready();
    const pid = service.pid ?? 0;
    await service.stop();
    await sleep(700);
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    expect(said).toEqual([]);
  });

  it('kills what does not listen to reason', async () => {
    await supervise(`process.on('SIGTERM', () => {});`);
    await service.ready();
    const pid = service.pid ?? 0;
    await service.stop();
    expect(() => process.kill(pid, 0)).toThrow('ESRCH');
  });

  it('shows the log of a service that ends while it starts, and does not try again', async () => {
    await supervise(`console.error('no such database'); process.exit(1);`);
    await expect(service.ready()).rejects.toThrow(/sample ended while starting[^]*no such database/);
    expect(said).toEqual([]);
  });
});
