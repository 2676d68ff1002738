import { afterEach, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import smpp, { type PDU, type Session } from 'smpp';
import type { Faults } from './faults.js';
import { startSimulator, type RunningSimulator } from './simulator.js';

const credentials = { system_id: 'namkhong', password: 'secret' };
const phone = '84599001234';
const undo: (() => Promise<void> | void)[] = [];

async function simulator(faults: Partial<Faults> = {}): Promise<RunningSimulator> {
  const started = await startSimulator({
    systemId: credentials.system_id,
    password: credentials.password,
    deliveryMs: 5,
    faults,
  });
  undo.push(() => started.stop());
  return started;
}

async function connect(port: number): Promise<Session> {
  const session = smpp.connect({ host: '127.0.0.1', port });
  session.on('error', () => undefined);
  undo.push(() => session.destroy());
  await new Promise<void>((resolve) => session.once('connect', resolve));
  return session;
}

const bind = (session: Session, fields = credentials) =>
  new Promise<PDU>((resolve) => session.bind_transceiver(fields, resolve));

const submit = (session: Session, fields: Record<string, unknown>) =>
  new Promise<PDU>((resolve) =>
    session.submit_sm(
      { source_addr: 'NAMKHONG', destination_addr: phone, registered_delivery: 1, ...fields },
      resolve,
    ),
  );

/** What the centre delivers to this session, each acknowledged. */
function deliveries(session: Session): PDU[] {
  const received: PDU[] = [];
  session.on('deliver_sm', (pdu: PDU) => {
    received.push(pdu);
    session.send(pdu.response());
  });
  return received;
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition() && Date.now() < deadline) await sleep(5);
  expect(condition()).toBe(true);
}

async function boundSession(faults?: Partial<Faults>) {
  const running = await simulator(faults);
  const session = await connect(running.smppPort);
  const received = deliveries(session);
  await bind(session);
  return { running, session, received };
}

afterEach(async () => {
  for (const end of undo.splice(0).reverse()) await end();
});

describe('startSimulator', () => {
  it('refuses a stranger, and who has not bound', async () => {
    const { smppPort } = await simulator();
    const stranger = await connect(smppPort);
    expect((await submit(stranger, { short_message: 'x' })).command_status).toBe(smpp.ESME_RINVBNDSTS);
    expect((await bind(stranger, { ...credentials, password: 'guess' })).command_status).toBe(
      smpp.ESME_RINVPASWD,
    );
  });

  it('takes a message, shows it with its number masked, and sends the receipt of SMPP 3.4 appendix B', async () => {
    const { running, session, received } = await boundSession();
    const text = 'Nhiệm vụ mới của phường đến hạn ngày 30/11';
    const { message_id: id } = await submit(session, { short_message: text });
    await until(() => received.length === 1);
    const receipt = received[0];
    expect(receipt?.esm_class).toBe(0x04);
    expect(receipt?.receipted_message_id).toBe(id);
    expect(receipt?.short_message.message).toMatch(
      new RegExp(
        `^id:${id} sub:001 dlvrd:001 submit date:\\d{10} done date:\\d{10} stat:DELIVRD err:000 text:`,
      ),
    );
    const response = await fetch(`${running.httpUrl}/api/simulator/messages?to=0599001234`);
    expect(await response.json()).toEqual({
      messages: [
        expect.objectContaining({
          ...{ id, from: 'NAMKHONG', maskedTo: '+84•••••1234', text },
          ...{ encoding: 'ucs-2', parts: 1, receipt: 'delivered' },
        }),
      ],
    });
  });

  it('reads the GSM alphabet', async () => {
    const { running, session } = await boundSession();
    await submit(session, { short_message: 'Bao cao [OK] {1} @ €' });
    expect(running.messages()[0]).toMatchObject({ text: 'Bao cao [OK] {1} @ €', encoding: 'gsm-7' });
  });

  it('joins the parts of a long message in whatever order they come', async () => {
    const { running, session } = await boundSession();
    const part = (sequence: number, message: string) =>
      submit(session, {
        short_message: { udh: Buffer.from([5, 0, 3, 42, 2, sequence]), message },
        data_coding: 8,
      });
    await part(2, 'đúng hạn');
    expect(running.messages()).toEqual([]);
    await part(1, 'Hoàn thành ');
    expect(running.messages()).toEqual([expect.objectContaining({ text: 'Hoàn thành đúng hạn', parts: 2 })]);
  });

  it('carries a reply from a phone', async () => {
    const { running, received } = await boundSession();
    const answer = await fetch(`${running.httpUrl}/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: phone, text: 'Đã nhận' }),
    });
    expect(answer.status).toBe(202);
    expect(received.map(({ source_addr, short_message }) => [source_addr, short_message.message])).toEqual([
      [phone, 'Đã nhận'],
    ]);
  });

  it('lets the public look and not write', async () => {
    const { httpUrl } = await simulator();
    const answer = await fetch(`${httpUrl}/api/simulator/inbound`, { method: 'POST', body: '{}' });
    expect(answer.status).toBe(404);
  });

  it('answers enquire_link', async () => {
    const { session } = await boundSession();
    const answer = await new Promise<PDU>((resolve) => session.enquire_link(resolve));
    expect(answer.command_status).toBe(smpp.ESME_ROK);
  });

  it('sends a receipt again that the sender could not store', async () => {
    const running = await simulator();
    const session = await connect(running.smppPort);
    let seen = 0;
    session.on('deliver_sm', (pdu: PDU) => {
      seen++;
      session.send(pdu.response({ command_status: seen === 1 ? smpp.ESME_RSYSERR : smpp.ESME_ROK }));
    });
    await bind(session);
    await submit(session, { short_message: 'x' });
    await until(() => seen === 2);
  });
});

describe('faults', () => {
  it('throttles', async () => {
    const { running, session } = await boundSession({ throttleShare: 1 });
    expect((await submit(session, { short_message: 'x' })).command_status).toBe(smpp.ESME_RTHROTTLED);
    expect(running.messages()).toEqual([]);
  });

  it('takes a message and never says so', async () => {
    const { running, session, received } = await boundSession({ dropResponseShare: 1 });
    let answered = false;
    void submit(session, { short_message: 'x' }).then(() => (answered = true));
    await until(() => received.length === 1);
    expect(answered).toBe(false);
    expect(running.messages()).toHaveLength(1);
  });

  it('sends the receipt before the answer, and twice', async () => {
    const { session, received } = await boundSession({ earlyReceiptShare: 1, duplicateReceiptShare: 1 });
    const { message_id: id } = await submit(session, { short_message: 'x' });
    expect(received.map((pdu) => pdu.receipted_message_id)).toEqual([id, id]);
  });

  it('fails to deliver', async () => {
    const { running, session, received } = await boundSession({ undeliverableShare: 1 });
    await submit(session, { short_message: 'x' });
    await until(() => received.length === 1);
    expect(received[0]?.short_message.message).toContain('stat:UNDELIV');
    expect(running.messages()[0]?.receipt).toBe('failed');
  });

  it.each([
    ['temporaryFailureShare', smpp.ESME_RMSGQFUL],
    ['permanentFailureShare', smpp.ESME_RSUBMITFAIL],
  ] as const)('refuses by %s', async (fault, status) => {
    const { running, session } = await boundSession({ [fault]: 1 });
    expect((await submit(session, { short_message: 'x' })).command_status).toBe(status);
    expect(running.messages()).toEqual([]);
  });

  it('takes a message, breaks the connection, and reports to whoever binds next', async () => {
    const { running, session } = await boundSession({ disconnectShare: 1 });
    const closed = new Promise<void>((resolve) => session.once('close', resolve));
    void submit(session, { short_message: 'x' });
    await closed;
    const next = await connect(running.smppPort);
    const received = deliveries(next);
    await bind(next);
    await until(() => received.length === 1);
    expect(running.messages()).toHaveLength(1);
  });

  it('answers with an id in hexadecimal and reports it in decimal', async () => {
    const { session, received } = await boundSession({ receiptIds: 'decimal' });
    const { message_id: id } = await submit(session, { short_message: 'x' });
    await until(() => received.length === 1);
    const decimal = BigInt(`0x${id}`).toString();
    expect(received[0]?.receipted_message_id).toBe(decimal);
    expect(received[0]?.short_message.message).toContain(`id:${decimal} `);
  });
});

describe('faults set while it runs', () => {
  const put = (httpUrl: string, faults: unknown, prefix = '') =>
    fetch(`${httpUrl}${prefix}/faults`, { method: 'PUT', body: JSON.stringify(faults) });

  it('begin, are told, and end', async () => {
    const { running, session } = await boundSession({ undeliverableShare: 0.5 });
    await put(running.httpUrl, { throttleShare: 1, refuseBinds: true });
    expect(await (await fetch(`${running.httpUrl}/faults`)).json()).toMatchObject({
      ...{ throttleShare: 1, refuseBinds: true, undeliverableShare: 0, receiptIds: 'hexadecimal' },
    });
    expect((await submit(session, { short_message: 'x' })).command_status).toBe(smpp.ESME_RTHROTTLED);
    const late = await connect(running.smppPort);
    expect((await bind(late)).command_status).toBe(smpp.ESME_RBINDFAIL);
    await put(running.httpUrl, {});
    expect((await submit(session, { short_message: 'x' })).command_status).toBe(smpp.ESME_ROK);
  });

  it.each([
    ['a share above one', { throttleShare: 1.5 }],
    ['what is no fault', { throttle: 1 }],
    ['no object', 'x'],
  ])('refuses %s and stays as it was', async (_what, faults) => {
    const { httpUrl } = await simulator({ throttleShare: 0.25 });
    const answer = await put(httpUrl, faults);
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'input-invalid' });
    expect(await (await fetch(`${httpUrl}/faults`)).json()).toMatchObject({ throttleShare: 0.25 });
  });

  it('are nothing of the public', async () => {
    const { httpUrl } = await simulator();
    expect((await put(httpUrl, {}, '/api/simulator')).status).toBe(404);
    expect((await fetch(`${httpUrl}/api/simulator/faults`)).status).toBe(404);
    expect((await fetch(`${httpUrl}/api/simulator/load`)).status).toBe(404);
  });

  it('leave a count of what was submitted and what was taken', async () => {
    const { running, session } = await boundSession();
    await submit(session, { short_message: 'x' });
    await put(running.httpUrl, { permanentFailureShare: 1 });
    await submit(session, { short_message: 'x' });
    const load = async (method: string) => (await fetch(`${running.httpUrl}/load`, { method })).json();
    // How many fell within one second is the meter's own spec's: here the second depends on the machine.
    expect(await load('GET')).toMatchObject({ submitted: 2, accepted: 1 });
    expect(await load('DELETE')).toEqual({ submitted: 0, accepted: 0, busiestSecond: 0 });
  });
});
