import smpp, { type PDU, type Session } from 'smpp';
import { backOff } from './back-off.js';
import { normaliseGatewayId, type ReceiptIds } from './gateway-id.js';
import { Pace } from './pace.js';
import { parseReceipt } from './parse-receipt.js';
import type { DeliveryReceipt, InboundSms, SmsPort, SmsSubmission, SubmitOutcome } from './sms.port.js';

export interface SmppOptions {
  /** `smpp://systemId:password@host:port`; `ssmpp://` for TLS. */
  readonly url: string;
  /** The brand name the message comes from, at most 11 characters. */
  readonly from: string;
  /** Submissions that may wait for their answer at once. */
  readonly window: number;
  /** Messages a second at most, whatever the window allows. */
  readonly perSecond: number;
  readonly receiptIds: ReceiptIds;
  readonly submitTimeoutMs: number;
  readonly enquireLinkMs: number;
  readonly reconnect: { readonly base: number; readonly limit: number };
  readonly random?: () => number;
  readonly log: (level: 'info' | 'warn', message: string, fields?: Record<string, unknown>) => void;
}

/** esm_class of a delivery receipt (SMPP 3.4 §5.2.12). */
const RECEIPT = 0x04;

/**
 * A transceiver bind that stays up: it reconnects with growing pauses, proves the link with enquire_link, keeps
 * the window and the rate, and stops for a while when the gateway throttles. node-smpp does the PDUs and nothing
 * of this. Whatever was in flight when the connection or an answer is lost is `unknown`, never silently repeated.
 */
export class SmppSession implements SmsPort {
  private session: Session | undefined;
  private bound = false;
  private stopped = true;
  private failures = 0;
  private occupied = 0;
  private readonly pace: Pace;
  /** Whoever waits for the pace, one behind the other. */
  private turn: Promise<void> = Promise.resolve();
  private reconnectTimer: NodeJS.Timeout | undefined;
  private enquireTimer: NodeJS.Timeout | undefined;
  private readonly inFlight = new Set<(outcome: SubmitOutcome) => void>();
  private readonly waiting: (() => void)[] = [];
  private onReceipt: (receipt: DeliveryReceipt) => Promise<void> = () => Promise.resolve();
  private onMessage: (message: InboundSms) => Promise<void> = () => Promise.resolve();

  constructor(private readonly options: SmppOptions) {
    this.pace = new Pace(options.perSecond);
  }

  get connected(): boolean {
    return this.bound;
  }

  start(onReceipt: (receipt: DeliveryReceipt) => Promise<void>): void {
    this.onReceipt = onReceipt;
    this.stopped = false;
    this.connect();
  }

  onInbound(accept: (message: InboundSms) => Promise<void>): void {
    this.onMessage = accept;
  }

  async submit(submission: SmsSubmission): Promise<SubmitOutcome> {
    await this.slot();
    const session = this.session;
    if (!session || !this.bound) {
      this.release();
      return { kind: 'unavailable' };
    }
    const outcome = await this.exchange(session, submission);
    this.release();
    return outcome;
  }

  /** Waits for what is in flight, unbinds and closes. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.reconnectTimer);
    clearInterval(this.enquireTimer);
    const deadline = Date.now() + this.options.submitTimeoutMs;
    while (this.inFlight.size > 0 && Date.now() < deadline) await sleep(20);
    const session = this.session;
    this.bound = false;
    for (const wake of this.waiting.splice(0)) wake();
    if (!session) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => session.destroy(resolve), 1_000);
      session.socket.once('close', () => {
        clearTimeout(timer);
        resolve();
      });
      if (!session.unbind(() => session.close())) session.destroy();
    });
  }

  private exchange(session: Session, { to, text }: SmsSubmission): Promise<SubmitOutcome> {
    const submittedAt = performance.now();
    return new Promise((resolve) => {
      const settle = (outcome: SubmitOutcome) => {
        clearTimeout(timer);
        if (this.inFlight.delete(settle)) resolve(outcome);
      };
      // A process that stood still has its timers fire before it reads what came meanwhile: it reads first.
      const timer = setTimeout(
        () => setImmediate(settle, { kind: 'unknown', reason: 'no-answer' }),
        this.options.submitTimeoutMs,
      );
      this.inFlight.add(settle);
      const sent = session.submit_sm(
        {
          source_addr: this.options.from,
          // 5 = alphanumeric sender, 1/1 = international number in the ISDN plan.
          source_addr_ton: 5,
          dest_addr_ton: 1,
          dest_addr_npi: 1,
          destination_addr: to,
          short_message: text,
          registered_delivery: 1,
        },
        (response) => settle(this.judge(response, submittedAt)),
      );
      if (!sent) settle({ kind: 'unavailable' });
    });
  }

  private judge(response: PDU, submittedAt: number): SubmitOutcome {
    const status = response.command_status;
    if (status === smpp.ESME_ROK) {
      this.pace.accepted();
      return { kind: 'accepted', gatewayId: normaliseGatewayId(response.message_id ?? '') };
    }
    if (status === smpp.ESME_RTHROTTLED || status === smpp.ESME_RMSGQFUL) {
      this.pace.throttled(submittedAt, performance.now(), this.random());
      return { kind: 'throttled' };
    }
    return { kind: 'rejected', status: `0x${status.toString(16).padStart(8, '0')}` };
  }

  private connect(): void {
    const { hostname, port, username, password, protocol } = new URL(this.options.url);
    const session = smpp.connect({ host: hostname, port: Number(port), tls: protocol === 'ssmpp:' });
    this.session = session;
    const established = protocol === 'ssmpp:' ? 'secureConnect' : 'connect';
    session.once(established, () => {
      session.bind_transceiver(
        {
          system_id: decodeURIComponent(username),
          password: decodeURIComponent(password),
          interface_version: 0x34,
        },
        (response) => this.afterBind(session, response),
      );
    });
    session.on('deliver_sm', (pdu: PDU) => void this.acceptDelivery(session, pdu));
    session.on('enquire_link', (pdu: PDU) => session.send(pdu.response()));
    session.on('unbind', (pdu: PDU) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('error', (error: Error) => this.options.log('warn', 'sms gateway connection', { err: error }));
    session.once('close', () => this.afterClose(session));
  }

  private afterBind(session: Session, response: PDU): void {
    if (response.command_status !== smpp.ESME_ROK) {
      this.options.log('warn', 'sms gateway refused the bind', { status: response.command_status });
      session.close();
      return;
    }
    this.bound = true;
    this.failures = 0;
    this.options.log('info', 'sms gateway bound');
    this.enquireTimer = setInterval(() => this.proveLink(session), this.options.enquireLinkMs);
    this.enquireTimer.unref();
  }

  /** A half-open connection looks alive until somebody asks. */
  private proveLink(session: Session): void {
    let answered = false;
    const judge = () => answered || session.destroy();
    const timer = setTimeout(() => setImmediate(judge), this.options.submitTimeoutMs);
    const sent = session.enquire_link(() => {
      answered = true;
      clearTimeout(timer);
    });
    if (!sent) session.destroy();
  }

  private afterClose(session: Session): void {
    if (this.session !== session) return;
    this.session = undefined;
    this.bound = false;
    clearInterval(this.enquireTimer);
    for (const settle of [...this.inFlight]) settle({ kind: 'unknown', reason: 'connection-lost' });
    if (this.stopped) return;
    const pause = backOff(this.failures++, this.options.reconnect, this.random());
    this.reconnectTimer = setTimeout(() => this.connect(), pause);
  }

  /** Answers the gateway only after the receipt or message is stored; an error makes the gateway send it again. */
  private async acceptDelivery(session: Session, pdu: PDU): Promise<void> {
    try {
      if ((pdu.esm_class & RECEIPT) !== 0) {
        const text = pdu.short_message.message.toString();
        const receipt = parseReceipt(text, pdu.receipted_message_id, this.options.receiptIds);
        if (receipt) await this.onReceipt(receipt);
      } else {
        await this.onMessage({ from: pdu.source_addr, text: pdu.short_message.message.toString() });
      }
      session.send(pdu.response());
    } catch (error) {
      this.options.log('warn', 'what the gateway delivered could not be stored', { err: error });
      session.send(pdu.response({ command_status: smpp.ESME_RSYSERR }));
    }
  }

  /** Waits until the window, the rate and the gateway's last throttling allow one more submission. */
  private async slot(): Promise<void> {
    while (this.occupied >= this.options.window) await new Promise<void>((wake) => this.waiting.push(wake));
    this.occupied++;
    const turn = this.turn.then(() => this.keepPace());
    this.turn = turn;
    await turn;
  }

  private async keepPace(): Promise<void> {
    for (let wait = this.pace.waitMs(performance.now()); wait > 0; wait = this.pace.waitMs(performance.now()))
      await sleep(wait);
    this.pace.submitted(performance.now());
  }

  private release(): void {
    this.occupied--;
    this.pace.answered(performance.now());
    this.waiting.shift()?.();
  }

  private random(): number {
    return (this.options.random ?? Math.random)();
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
