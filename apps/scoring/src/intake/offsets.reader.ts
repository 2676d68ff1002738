import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: string;
}

/** The offset of the next record that is not folded yet, by topic and partition. */
export type LogPositions = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Kept for ever, and read by one group of ours each: what publications rest on. */
const FOLDED = ['feedback.rating.v1', 'feedback.tally.v1', 'feedback.service.v1', 'scoring.decision.v1'];
/** The same with what is folded beside the cells. */
const REBUILT = [...FOLDED, 'directive.finding.v1'];

/** How far this service stands in the topics it folds, as the bus keeps it in our own database. */
@Injectable()
export class OffsetsReader {
  async list(session: Session): Promise<PartitionPosition[]> {
    return session.query<PartitionPosition>(
      `SELECT topic, partition, next_offset::text AS "nextOffset" FROM bus_offset
        WHERE topic LIKE 'feedback.%' OR topic IN ('scoring.decision.v1', 'directive.finding.v1') ORDER BY topic, partition`,
    );
  }

  /** The same of those topics alone from which everything that is folded can be made anew. */
  async rebuilt(session: Session): Promise<PartitionPosition[]> {
    return this.of(session, REBUILT);
  }

  /**
   * How far the log is folded into the cells, as this transaction sees it. Positions move in the transaction that folds,
   * so where a caller has locked what it reads, its cells are those of all records before these positions.
   */
  async positions(session: Session): Promise<LogPositions> {
    const rows = await this.of(session, FOLDED);
    return Object.fromEntries(
      [...Map.groupBy(rows, ({ topic }) => topic)].map(([topic, partitions]) => [
        topic,
        Object.fromEntries(partitions.map(({ partition, nextOffset }) => [partition, nextOffset])),
      ]),
    );
  }

  private async of(session: Session, topics: readonly string[]): Promise<PartitionPosition[]> {
    return session.query<PartitionPosition>(
      `SELECT topic, partition, next_offset::text AS "nextOffset" FROM bus_offset
        WHERE topic = ANY ($1) ORDER BY topic, partition`,
      [topics],
    );
  }
}
