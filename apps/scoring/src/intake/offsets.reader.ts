import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  readonly nextOffset: string;
}

/** How far this service stands in the topics it folds, as the bus keeps it in our own database. */
@Injectable()
export class OffsetsReader {
  async list(session: Session): Promise<PartitionPosition[]> {
    return session.query<PartitionPosition>(
      `SELECT topic, partition, next_offset::text AS "nextOffset" FROM bus_offset
        WHERE topic LIKE 'feedback.%' ORDER BY topic, partition`,
    );
  }
}
