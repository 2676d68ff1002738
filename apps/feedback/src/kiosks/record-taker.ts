import { randomUUID } from 'node:crypto';
import type { DataOf, ratingCastV1 } from '@namkhong/contracts';
import type { KioskStatus } from '@namkhong/contracts/http/feedback-kiosks';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Database, Ids, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { BallotSetReader } from '../directory/ballot-set.reader.js';
import { RatingsRepository } from '../ratings/ratings.module.js';
import { KioskEvents } from './kiosk-events.js';
import { KioskRepository, type KeptRecord, type Kiosk, type OpenGap } from './kiosk.repository.js';
import { placeDay } from './place-day.js';
import {
  takeRecords,
  type Gap,
  type ReadRecord,
  type RecordRefusal,
  type TakenRecords,
} from './take-records.js';
import { toKioskRating } from './to-kiosk-rating.js';

/** A message whose signatures have been judged. */
export interface ReadMessage {
  readonly status: KioskStatus;
  readonly records: readonly ReadRecord[];
  readonly unreadable: readonly {
    readonly index: number;
    readonly reason: 'kiosk-signature-invalid' | 'kiosk-record-invalid';
  }[];
}

type Refusal =
  RecordRefusal | ReadMessage['unreadable'][number]['reason'] | 'set-not-in-force' | 'criterion-unknown';

export interface TakenMessage {
  readonly taken: number;
  readonly repeated: number;
  readonly refused: readonly { readonly index: number; readonly reason: Refusal }[];
  readonly gaps: readonly Gap[];
}

/** Counts records once: chain, ratings and gaps of a message are written in one transaction, or none of them. */
@Injectable()
export class RecordTaker {
  constructor(
    private readonly database: Database,
    private readonly kiosks: KioskRepository,
    private readonly ratings: RatingsRepository,
    private readonly ballotSet: BallotSetReader,
    private readonly events: KioskEvents,
    private readonly ids: Ids,
  ) {}

  async take(kioskId: string, message: ReadMessage, now: Date): Promise<TakenMessage> {
    return this.database.transaction(async (session) => {
      const kiosk = await this.kiosks.lock(session, kioskId);
      if (!kiosk) throw new Problem(404, 'kiosk-unknown');
      const gaps = await this.kiosks.openGaps(session, kioskId);
      const seqs = message.records.flatMap(({ record: { seq } }) => [seq - 1, seq]);
      const known = await this.kiosks.hashes(session, kioskId, [...new Set(seqs)]);
      const { nextSeq, lastHash, keptFrom } = kiosk;
      const result = takeRecords({ kioskId, nextSeq, lastHash, keptFrom, known, gaps }, message.records);
      const today = localDate(now);
      const unasked = await this.count(session, kiosk, result, today);
      await this.noteGaps(session, kiosk, result, gaps, today);
      await this.saveProgress(session, kiosk, { message, result, now, today });
      const refused = [...message.unreadable, ...result.refused, ...unasked];
      const { repeated, opened } = result;
      return {
        taken: result.taken.length - unasked.length,
        repeated,
        refused: refused.toSorted((a, b) => a.index - b.index),
        gaps: opened,
      };
    });
  }

  /** Stores the ratings; what can be none, because nothing of it is asked on its day, is kept aside and told. */
  private async count(
    session: Session,
    kiosk: Kiosk,
    { taken }: TakenRecords,
    today: CivilDate,
  ): Promise<{ index: number; reason: 'set-not-in-force' | 'criterion-unknown' }[]> {
    const refused: { index: number; reason: 'set-not-in-force' | 'criterion-unknown' }[] = [];
    const ratings: DataOf<typeof ratingCastV1>[] = [];
    const kept: KeptRecord[] = [];
    for (const { index, record, hash } of taken) {
      const { day, clock } = placeDay(record.day, { settledOn: kiosk.settledOn, today });
      kept.push({ seq: record.seq, hash, day, clock });
      const rating = toKioskRating(kiosk, record, day, await this.ballotSet.find(day), randomUUID());
      if (typeof rating !== 'string') ratings.push(rating);
      else {
        refused.push({ index, reason: rating });
        await this.kiosks.addRefusal(session, kiosk.kioskId, record.seq, rating, record);
      }
    }
    await this.kiosks.addRecords(session, kiosk.kioskId, kept);
    await this.ratings.add(session, ratings);
    return refused;
  }

  private async noteGaps(
    session: Session,
    kiosk: Kiosk,
    { taken, opened }: TakenRecords,
    before: readonly OpenGap[],
    today: CivilDate,
  ): Promise<void> {
    const seqs = taken.map(({ record }) => record.seq);
    const arrivedIn = ({ from, to }: Gap) => seqs.filter((seq) => from <= seq && seq <= to).length;
    const filled: string[] = [];
    for (const gap of before) {
      const arrived = arrivedIn(gap);
      if (arrived === 0) continue;
      await this.kiosks.fillGap(session, gap.gapId, arrived, today);
      if (arrived === gap.missing) filled.push(gap.gapId);
    }
    const fresh = opened.map((gap) => ({ ...gap, gapId: this.ids.next(), missing: gap.to - gap.from + 1 }));
    for (const gap of fresh) await this.kiosks.addGap(session, kiosk.kioskId, gap, today);
    await this.events.gapsReported(
      session,
      kiosk,
      fresh.map(({ gapId }) => gapId),
      'open',
      today,
    );
    await this.events.gapsReported(session, kiosk, filled, 'filled', today);
  }

  private async saveProgress(
    session: Session,
    kiosk: Kiosk,
    {
      message: { status, unreadable },
      result: { nextSeq, lastHash, refused },
      now,
      today,
    }: {
      readonly message: ReadMessage;
      readonly result: TakenRecords;
      readonly now: Date;
      readonly today: CivilDate;
    },
  ): Promise<void> {
    // A message that is sent again may be taken again, but how the device was then is old news.
    const isNew = status.beat > kiosk.lastBeat;
    const isSettled = isNew && status.waiting === 0 && nextSeq >= status.nextSeq;
    await this.kiosks.save(session, kiosk.kioskId, {
      nextSeq,
      lastHash,
      refused: refused.length + unreadable.length,
      settledOn: isSettled ? today : kiosk.settledOn,
      seenAt: now,
      status: isNew
        ? {
            beat: status.beat,
            waiting: status.waiting,
            skewSeconds: clamp(Math.round((Date.parse(status.at) - now.getTime()) / 1000)),
            announcedSeq: status.nextSeq,
            app: status.app,
          }
        : null,
    });
  }
}

/** A clock may be wrong by decades; the column holds 68 years. */
function clamp(seconds: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, seconds));
}
