import {
  kioskRecord,
  kioskStatus,
  type KioskAnswer,
  type kioskMessage,
  type KioskStatus,
} from '@namkhong/contracts/http/feedback-kiosks';
import { addDays, localDate } from '@namkhong/domain';
import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { messageOf } from '../import-report.js';
import { KioskLedger } from './kiosk-ledger.js';
import type { Kiosk } from './kiosk.repository.js';
import { RecordTaker, type ReadMessage } from './record-taker.js';
import { signedTextsOf } from './signed-text.js';

type Message = z.output<typeof kioskMessage>;

/** What still waits on a kiosk that was replaced is taken for so long. */
const DAYS_AFTER_REPLACEMENT = 7;

/** Takes what kiosks send. A device shows who it is by its signature alone; no account and no address counts. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly database: Database,
    private readonly ledger: KioskLedger,
    private readonly taker: RecordTaker,
    private readonly ballotSet: BallotSetReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the records of a message, each once, however often it is sent, and answers after commit.
   *
   * @throws Problem 404 `kiosk-unknown`; 403 `kiosk-retired`; 401 `kiosk-signature-invalid` where the message itself is
   *   not of the device
   */
  async receive(kioskId: string, message: Message): Promise<KioskAnswer> {
    const now = this.clock.now();
    const kiosk = await this.database.read((session) => this.ledger.require(session, kioskId));
    this.requireInUse(kiosk, now);
    const read = await this.read(kiosk, message);
    const { taken, repeated, refused, gaps } = await this.taker.take(kioskId, read, now);
    const version = await this.ballotSet.find(localDate(now));
    return {
      taken,
      repeated,
      refused: refused.map(({ index, reason }) => ({ index, code: reason, message: messageOf(reason) })),
      gaps: gaps.map(({ from, to }) => ({ from, to })),
      now: now.toISOString(),
      form: version
        ? { setCode: version.setCode, setVersion: version.version, questions: version.criteria }
        : null,
      kiosk: await this.database.read((session) => this.ledger.identity(session, kiosk)),
    };
  }

  private requireInUse({ state, retiredOn }: Kiosk, now: Date): void {
    const drains =
      state === 'replaced' &&
      retiredOn !== null &&
      localDate(now) <= addDays(retiredOn, DAYS_AFTER_REPLACEMENT);
    if (state !== 'active' && !drains) throw new Problem(403, 'kiosk-retired');
  }

  private async read(kiosk: Kiosk, { status, records }: Message): Promise<ReadMessage> {
    const read = await signedTextsOf(kiosk.publicKey);
    const told = await read(status, kioskStatus);
    if (typeof told === 'string' || told.payload.kiosk !== kiosk.kioskId)
      throw new Problem(401, 'kiosk-signature-invalid');
    const texts = await Promise.all(records.map((text) => read(text, kioskRecord)));
    return {
      status: told.payload satisfies KioskStatus,
      records: texts.flatMap((text, index) =>
        typeof text === 'string' ? [] : [{ index, record: text.payload, hash: text.hash }],
      ),
      unreadable: texts.flatMap((text, index) => (typeof text === 'string' ? [{ index, reason: text }] : [])),
    };
  }
}
