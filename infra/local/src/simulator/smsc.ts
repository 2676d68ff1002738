import type { SimulatedMessage } from '@namkhong/contracts/http/simulator';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import smpp, { type PDU, type Session } from 'smpp';
import { BoundSessions } from './bound-sessions.js';
import type { Faults } from './faults.js';
import { PartJoiner, readConcatenation } from './join-parts.js';
import { LoadMeter } from './load-meter.js';
import { MessageLog } from './message-log.js';
import { receiptFields } from './receipt.js';

export interface SmscOptions {
  readonly systemId: string;
  readonly password: string;
  readonly deliveryMs: number;
  /** As it begins; `faults` changes while it runs. */
  readonly faults: Faults;
  readonly random: () => number;
  readonly now: () => Date;
}

/** data_coding 8 is UCS-2; the rest that Vietnamese gateways use is the GSM alphabet (SMPP 3.4 §5.2.19). */
const UCS2 = 0x08;

/** The message centre: takes binds and messages, carries messages to phones that do not exist, reports back. */
export class Smsc {
  readonly log = new MessageLog();
  readonly bound = new BoundSessions();
  readonly load = new LoadMeter();
  faults: Faults;
  private readonly joiner = new PartJoiner();
  private readonly open = new Set<Session>();

  constructor(private readonly options: SmscOptions) {
    this.faults = options.faults;
  }

  /** The listener of the SMPP server. */
  readonly accept = (session: Session): void => {
    this.open.add(session);
    session.once('close', () => this.open.delete(session));
    // A reset connection is the client's business; `close` follows and is what counts.
    session.on('error', () => session.destroy());
    for (const bind of ['bind_transceiver', 'bind_receiver', 'bind_transmitter']) {
      session.on(bind, (pdu: PDU) => this.bind(session, pdu));
    }
    session.on('submit_sm', (pdu: PDU) => void this.submit(session, pdu));
    session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()));
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response());
      session.close();
    });
  };

  /** A message that somebody types on their phone; false where nobody is bound to take it. */
  reply(from: string, to: string, text: string): Promise<boolean> {
    return this.bound.deliverOnce({ source_addr: from, destination_addr: to, short_message: text });
  }

  stop(): void {
    this.bound.stop();
    for (const session of this.open) session.destroy();
  }

  private bind(session: Session, pdu: PDU): void {
    const { systemId, password } = this.options;
    if (pdu.system_id !== systemId || pdu.password !== password) {
      return refuseBind(session, pdu, smpp.ESME_RINVPASWD);
    }
    if (this.faults.refuseBinds) return refuseBind(session, pdu, smpp.ESME_RBINDFAIL);
    this.bound.add(session);
    session.send(pdu.response({ system_id: 'namkhong-sim' }));
  }

  private async submit(session: Session, pdu: PDU): Promise<void> {
    const { faults } = this;
    this.load.submitted(performance.now());
    const refusal = this.refusal(session, pdu);
    if (refusal !== null) {
      session.send(pdu.response({ command_status: refusal }));
      return;
    }
    const id = randomBytes(8).toString('hex');
    const receivedAt = this.options.now();
    this.load.accepted();
    const { text } = this.receive(pdu, id, receivedAt);
    const report = (delayMs: number) => this.report(session, pdu, { id, text, receivedAt, delayMs });
    const early = this.happens(faults.earlyReceiptShare);
    if (early) await report(0);
    if (faults.responseDelayMs > 0) await sleep(faults.responseDelayMs);
    if (this.happens(faults.disconnectShare)) session.destroy();
    else if (!this.happens(faults.dropResponseShare)) session.send(pdu.response({ message_id: id }));
    if (!early) await report(this.options.deliveryMs);
  }

  private refusal(session: Session, pdu: PDU): number | null {
    if (!this.bound.has(session)) return smpp.ESME_RINVBNDSTS;
    if (!/^\+?\d{8,15}$/.test(pdu.destination_addr)) return smpp.ESME_RINVDSTADR;
    const { throttleShare, temporaryFailureShare, permanentFailureShare } = this.faults;
    if (this.happens(throttleShare)) return smpp.ESME_RTHROTTLED;
    if (this.happens(temporaryFailureShare)) return smpp.ESME_RMSGQFUL;
    return this.happens(permanentFailureShare) ? smpp.ESME_RSUBMITFAIL : null;
  }

  /** Logs a message that is whole, and returns the text of what came. */
  private receive(pdu: PDU, id: string, receivedAt: Date): { text: string } {
    const { source_addr: from, destination_addr: to } = pdu;
    const body = pdu.message_payload ?? pdu.short_message;
    const text = body.message.toString();
    const encoding = (pdu.data_coding & UCS2) === 0 ? 'gsm-7' : 'ucs-2';
    const place = readConcatenation(body.udh);
    const whole = place ? this.joiner.add(from, to, place, text) : text;
    const parts = place?.total ?? countParts(text, encoding);
    if (whole !== null) this.log.add({ id, from, to, text: whole, encoding, parts, receivedAt });
    return { text };
  }

  private async report(
    session: Session,
    pdu: PDU,
    message: { id: string; text: string; receivedAt: Date; delayMs: number },
  ): Promise<void> {
    const { faults } = this;
    await sleep(message.delayMs);
    const state = this.happens(faults.undeliverableShare) ? 'UNDELIV' : 'DELIVRD';
    this.log.settle(message.id, state === 'DELIVRD' ? 'delivered' : 'failed');
    if ((pdu.registered_delivery & 1) === 0) return;
    const fields = receiptFields({
      messageId: faults.receiptIds === 'decimal' ? BigInt(`0x${message.id}`).toString() : message.id,
      from: pdu.source_addr,
      to: pdu.destination_addr,
      state,
      submittedAt: message.receivedAt,
      doneAt: this.options.now(),
      text: message.text,
    });
    await this.bound.deliver(fields, session);
    if (this.happens(faults.duplicateReceiptShare)) await this.bound.deliver(fields, session);
  }

  private happens(share: number): boolean {
    return this.options.random() < share;
  }
}

function refuseBind(session: Session, pdu: PDU, status: number): void {
  session.send(pdu.response({ command_status: status }));
  session.close();
}

/** How many short messages a text takes that was handed over in one piece: 160 or 70 characters, 153 or 67 each. */
function countParts(text: string, encoding: SimulatedMessage['encoding']): number {
  const [single, part] = encoding === 'ucs-2' ? [70, 67] : [160, 153];
  return text.length <= single ? 1 : Math.ceil(text.length / part);
}
