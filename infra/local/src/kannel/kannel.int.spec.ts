import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulator, type RunningSimulator } from '../simulator/simulator.js';
import { startKannel, type RunningKannel } from './kannel.js';

jest.setTimeout(60_000);

const { KANNEL_PATH } = process.env;
const account = { systemId: 'kannel', password: 'secret' };

/** What an SMS gateway nobody here wrote makes of the message centre. */
(KANNEL_PATH ? describe : describe.skip)('Kannel, bound to the simulator', () => {
  /** The queries with which Kannel called. */
  const calls: URLSearchParams[] = [];
  let listener: Server;
  let listenerUrl: string;
  let simulator: RunningSimulator;
  let kannel: RunningKannel;
  let folder: string;

  beforeAll(async () => {
    listener = createServer((request, response) => {
      calls.push(new URL(request.url ?? '/', 'http://listener').searchParams);
      response.end();
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    listenerUrl = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/`;
    simulator = await startSimulator({ ...account, deliveryMs: 5 });
    folder = await mkdtemp(join(tmpdir(), 'namkhong-kannel-'));
    kannel = await startKannel({
      ...{ bearerbox: KANNEL_PATH ?? '', folder, host: '127.0.0.1', smppPort: simulator.smppPort },
      ...{ ...account, window: 10, inboundUrl: listenerUrl },
    });
  });

  afterAll(async () => {
    await kannel?.stop();
    await simulator?.stop();
    listener?.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function until(condition: () => boolean): Promise<void> {
    const deadline = Date.now() + 15_000;
    while (!condition() && Date.now() < deadline) await sleep(10);
    expect(condition()).toBe(true);
  }

  async function send(to: string, text: string, more: Record<string, string> = {}): Promise<void> {
    const query = new URLSearchParams({ from: 'NAMKHONG', to, text, ...more });
    const response = await fetch(`${kannel.sendUrl}&${query.toString()}`);
    expect([response.status, await response.text()]).toEqual([202, expect.stringContaining('Accepted')]);
  }

  it.each([
    [
      'gsm-7',
      1,
      '84599000001',
      'Nam Khong: han 15/12/2026, xem tai https://namkhong.example/work [A] {1} @ €',
    ],
    ['ucs-2', 1, '84599000002', 'Đồng chí có nhiệm vụ mới, hạn ngày 15/12'],
    ['gsm-7', 3, '84599000003', 'Nam Khong: bao cao quy IV cua don vi dong chi. '.repeat(8).trim()],
    ['ucs-2', 3, '84599000004', 'Ủy ban nhân dân phường đã tiếp nhận phản ánh; '.repeat(4).trim()],
  ] as const)('sends %s in %d parts: whole, once, with a report', async (encoding, parts, to, text) => {
    calls.length = 0;
    const coding = encoding === 'ucs-2' ? '2' : '0';
    await send(to, text, { coding, 'dlr-mask': '1', 'dlr-url': `${listenerUrl}?delivered=%d&to=%p` });
    // Kannel asks for the report of the last part alone.
    await until(() => calls.length === 1);
    expect(calls.map((call) => [call.get('delivered'), call.get('to')])).toEqual([['1', to]]);
    expect(simulator.messages(to)).toEqual([
      expect.objectContaining({ text, encoding, parts, from: 'NAMKHONG', receipt: 'delivered' }),
    ]);
  });

  it('hands on what a phone writes', async () => {
    calls.length = 0;
    expect(await simulator.reply('84599000001', 'NAMKHONG', 'Đã nhận')).toBe(true);
    await until(() => calls.length === 1);
    expect(Object.fromEntries(calls[0] ?? [])).toEqual({ from: '84599000001', text: 'Đã nhận' });
  });
});
