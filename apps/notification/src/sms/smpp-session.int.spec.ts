import { afterEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import smpp, { type PDU, type Session } from 'smpp';
import { SmppSession } from './smpp-session.js';

const submitTimeoutMs = 100;
const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of undo.splice(0).reverse()) await end();
});

/** A session bound to a gateway in this process, which answers submissions as it is told. */
async function boundTo(answer: (session: Session, pdu: PDU) => void): Promise<SmppSession> {
  const gateway = smpp.createServer((session) => {
    session.on('error', () => undefined);
    session.on('bind_transceiver', (pdu: PDU) => session.send(pdu.response()));
    session.on('submit_sm', (pdu: PDU) => answer(session, pdu));
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response());
      session.close();
    });
  });
  gateway.listen(0, '127.0.0.1');
  await once(gateway, 'listening');
  undo.push(() => new Promise<void>((resolve) => void gateway.close(() => resolve())));
  const session = new SmppSession({
    url: `smpp://namkhong:secret@127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    ...{ from: 'NAMKHONG', window: 4, perSecond: 200, receiptIds: 'same', submitTimeoutMs },
    ...{ enquireLinkMs: 60_000, reconnect: { base: 50, limit: 500 }, log: () => undefined },
  });
  undo.push(() => session.stop());
  session.start(() => Promise.resolve());
  while (!session.connected) await sleep(5);
  return session;
}

describe('a submission', () => {
  it('is accepted where its answer came while the process stood still past the time-out', async () => {
    const session = await boundTo((gateway, pdu) => {
      gateway.send(pdu.response({ message_id: '7F' }));
      // The answer is on its way; nothing is read until this is over.
      for (const until = performance.now() + 3 * submitTimeoutMs; performance.now() < until;);
    });
    expect(await session.submit({ to: '84599000001', text: 'x' })).toEqual({
      kind: 'accepted',
      gatewayId: '7f',
    });
  });

  it('is unknown where no answer comes', async () => {
    const session = await boundTo(() => undefined);
    expect(await session.submit({ to: '84599000001', text: 'x' })).toEqual({
      kind: 'unknown',
      reason: 'no-answer',
    });
  });
});
