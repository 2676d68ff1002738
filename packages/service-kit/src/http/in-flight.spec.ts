import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createLogger } from '../logging/logger.js';
import { Metrics } from '../metrics/metrics.js';
import { useProblems } from '../problems/answer-problem.js';
import { kitProblems } from '../problems/catalogue.js';
import { Problem } from '../problems/problem.js';
import { Refusals } from '../problems/refusals.js';
import { eventually } from '../testing/index.js';
import { useInFlightBound } from './in-flight.js';
import { useRequestContext } from './request-hooks.js';

describe('a service that answers as many requests as it may', () => {
  let service: FastifyInstance;
  let metrics: Metrics;
  let logged: { level: string }[];
  let release: () => void;
  let held: Promise<void>;
  let url: string;

  beforeEach(async () => {
    logged = [];
    metrics = new Metrics();
    held = new Promise((resolve) => (release = resolve));
    const write = (line: string) => logged.push(JSON.parse(line) as { level: string });
    const logger = createLogger({ name: 'busy', level: 'info', destination: { write } });
    const answering = { catalogue: kitProblems, logger, refusals: new Refusals(metrics, logger) };
    service = fastify();
    useRequestContext(service);
    useInFlightBound(service, 1, metrics, answering);
    useProblems(service, answering);
    service.get('/held', () => held.then(() => 'done'));
    service.post('/taken', () => 'taken');
    service.get('/lane', () => {
      throw new Problem(503, 'overloaded', {}, { retryAfter: 2 });
    });
    service.get('/health/live', () => 'alive');
    url = await service.listen({ port: 0, host: '127.0.0.1' });
  });
  afterEach(async () => {
    release();
    await service.close();
  });

  it('refuses the next at once, in its language, and serves again when one has left', async () => {
    const first = fetch(`${url}/held`);
    await eventually(async () => expect(await inFlight()).toBe(1));
    for (let time = 1; time <= 3; time += 1) {
      const refused = await fetch(`${url}/held`, { headers: { 'accept-language': 'en' } });
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2']);
      expect(await refused.json()).toMatchObject({
        status: 503,
        code: 'overloaded',
        title: kitProblems.overloaded.en,
      });
    }
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    release();
    expect((await first).status).toBe(200);
    expect((await fetch(`${url}/held`)).status).toBe(200);
  });

  it('counts every refusal and logs once that there are any, as no failure', async () => {
    const first = fetch(`${url}/held`);
    await eventually(async () => expect(await inFlight()).toBe(1));
    for (let time = 1; time <= 20; time += 1) expect((await fetch(`${url}/held`)).status).toBe(503);
    expect(await metrics.registry.metrics()).toContain('http_requests_refused_total{reason="overload"} 20');
    expect(logged.map(({ level }) => level)).toEqual(['warn']);
    release();
    await first;
  });

  it('counts and logs what a route refuses for the same reason in the same way', async () => {
    for (let time = 1; time <= 3; time += 1) expect((await fetch(`${url}/lane`)).status).toBe(503);
    expect(await metrics.registry.metrics()).toContain('http_requests_refused_total{reason="overload"} 3');
    expect(logged.map(({ level }) => level)).toEqual(['warn']);
  });

  it('goes on with a connection whose body it did not read', async () => {
    const first = fetch(`${url}/held`);
    await eventually(async () => expect(await inFlight()).toBe(1));
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    const body = JSON.stringify({ text: 'x'.repeat(200_000) });
    const head = (path: string, ...more: string[]) => [
      `POST ${path} HTTP/1.1`,
      'host: busy',
      ...more,
      '',
      '',
    ];
    const sized = ['content-type: application/json', `content-length: ${body.length}`];
    socket.write(head('/taken', ...sized).join('\r\n') + body);
    await eventually(() => expect(answer).toMatch(/^HTTP\/1\.1 503 /));
    release();
    await first;
    socket.write(head('/taken', ...sized, 'connection: close').join('\r\n') + body);
    await once(socket, 'close');
    expect(answer).toMatch(/HTTP\/1\.1 200 [^]*taken$/);
  });

  it('gives the place of whoever went away to the next', async () => {
    const leaving = new AbortController();
    const first = fetch(`${url}/held`, { signal: leaving.signal });
    await eventually(async () => expect(await inFlight()).toBe(1));
    leaving.abort();
    await expect(first).rejects.toThrow();
    await eventually(async () => expect(await inFlight()).toBe(0));
  });

  async function inFlight(): Promise<number> {
    return Number(/^http_requests_in_flight (\d+)$/m.exec(await metrics.registry.metrics())?.[1]);
  }
});
