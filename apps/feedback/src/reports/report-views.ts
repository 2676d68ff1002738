import type {
  InboxItem,
  InboxReport,
  ReportReader as ShownReader,
  reportStatus,
} from '@namkhong/contracts/http/feedback-reports';
import { REPORTER_KEY_ID } from '@namkhong/sealing';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { extend, nextStages, showPart } from './part-life.js';
import { ReaderKeyRepository } from './reader-key.repository.js';
import { ReportReadersService } from './readers.service.js';
import { ReportLedger } from './report-ledger.js';
import { ReportReader, type ReaderRow, type ReportRow } from './report.reader.js';
import { checksOf } from './retaliation-checks.js';

/** A report as its reporter and its readers see it. */
@Injectable()
export class ReportViews {
  constructor(
    private readonly reader: ReportReader,
    private readonly readers: ReportReadersService,
    private readonly keys: ReaderKeyRepository,
    private readonly ledger: ReportLedger,
  ) {}

  /** As whoever sent it sees it: what was written back can be opened by the receipt, what they sent cannot. */
  async status(session: Session, report: ReportRow): Promise<z.output<typeof reportStatus>> {
    const { reportId, unitName, receivedOn, identity } = report;
    const reading = (await this.reader.readers(session, reportId)).filter(isReading);
    const dialogue = await this.reader.dialogue(session, reportId, [REPORTER_KEY_ID]);
    const opened = (await this.reader.disclosures(session, reportId))
      .flatMap(({ approvedOn }) => approvedOn ?? [])
      .sort();
    return {
      reportId,
      unitName,
      receivedOn,
      parts: await this.parts(session, reportId),
      readers: (await this.shown(session, reading)).map(({ shown }) => shown),
      parcels: dialogue.filter(({ direction }) => direction !== 'between-readers'),
      checks: await this.checks(session, report),
      identity: identity && { disclosedOn: opened[0] ?? null },
    };
  }

  async item(session: Session, report: ReportRow): Promise<InboxItem> {
    const { reportId, unitId, unitName, receivedOn, version, illustrative } = report;
    return {
      reportId,
      unitId,
      unitName,
      receivedOn,
      parts: await this.parts(session, reportId),
      parcels: await this.reader.countParcels(session, reportId),
      version,
      illustrative,
    };
  }

  /** As one of its readers sees it. */
  async inbox(session: Session, report: ReportRow, own: readonly ReaderRow[]): Promise<InboxReport> {
    const { reportId, replyKey, signKey } = report;
    const ownKeys = own.map(({ keyId }) => keyId);
    const [reading, left] = partition(await this.reader.readers(session, reportId));
    const parts = await this.reader.parts(session, reportId);
    const former = await this.shown(session, left);
    return {
      ...(await this.item(session, report)),
      readers: (await this.shown(session, reading)).map(({ shown, row }) => ({
        ...shown,
        isOwn: ownKeys.includes(row.keyId),
      })),
      former: former.flatMap(({ shown, row }) =>
        row.state === 'reading' || row.untilDay === null
          ? []
          : [{ keyId: row.keyId, name: shown.statement.name, why: row.state, on: row.untilDay }],
      ),
      replyKey,
      signKey,
      dialogue: await this.reader.dialogue(session, reportId, ownKeys),
      checks: await this.checks(session, report),
      identity: await this.identity(session, report, ownKeys),
      next: parts.map((part) => ({
        type: part.type,
        stages: [...nextStages(part)],
        mayExtend: extend(part) !== null,
      })),
    };
  }

  private async parts(session: Session, reportId: string) {
    const parts = await this.reader.parts(session, reportId);
    return parts.map((part) => showPart(part, this.ledger.today()));
  }

  private async checks(session: Session, { reportId, receivedOn }: ReportRow) {
    const answered = await this.reader.answeredChecks(session, reportId);
    return checksOf(receivedOn, answered, this.ledger.today());
  }

  private async shown(
    session: Session,
    rows: readonly ReaderRow[],
  ): Promise<{ row: ReaderRow; shown: ShownReader }[]> {
    const keys = await this.keys.byIds(
      session,
      rows.map(({ keyId }) => keyId),
    );
    const all: { row: ReaderRow; shown: ShownReader }[] = [];
    for (const row of rows) {
      const key = keys.get(row.keyId);
      const [shown] = key ? await this.readers.show(session, [{ key, authority: row.authority }]) : [];
      if (shown) all.push({ row, shown });
    }
    return all;
  }

  /** Of the shares only the caller's own; what another one handed on, only to whoever asked for it. */
  private async identity(
    session: Session,
    { reportId, identity }: ReportRow,
    ownKeys: readonly string[],
  ): Promise<InboxReport['identity']> {
    if (identity === null) return null;
    const own = (await this.reader.shares(session, reportId)).filter(({ keyId }) => ownKeys.includes(keyId));
    const keysAt = (place: 0 | 1) =>
      own.flatMap(({ ordinal, keyId, sealed }) => (ordinal === place ? [{ keyId, sealed }] : []));
    const disclosures = await this.reader.disclosures(session, reportId);
    return {
      sealed: { ...identity, shares: [keysAt(0), keysAt(1)] },
      ordinal: own[0]?.ordinal ?? null,
      disclosures: disclosures.map((each) => ({
        ...each,
        share: ownKeys.includes(each.askedBy) ? each.share : null,
      })),
    };
  }
}

export function isReading({ state }: ReaderRow): boolean {
  return state === 'reading';
}

function partition(rows: readonly ReaderRow[]): readonly [ReaderRow[], ReaderRow[]] {
  return [rows.filter(isReading), rows.filter((row) => !isReading(row))];
}
