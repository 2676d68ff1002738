import { isEvent, quarterFigurePublishedV1 } from '@namkhong/contracts';
import { type ReceivedEvent } from '@namkhong/event-bus';
import { type BatchHandler, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Keeps what scoring publishes of closed quarters. What was published never changes, so the first copy stands. */
@Injectable()
export class QuarterFiguresConsumer implements BatchHandler {
  async handle(batch: readonly ReceivedEvent[], session: Session): Promise<void> {
    const figures = batch.flatMap((event) => (isEvent(quarterFigurePublishedV1, event) ? [event.data] : []));
    if (figures.length === 0) return;
    await session.query(
      `INSERT INTO quarter_figures
              (publication_id, unit_id, set_code, quarter, set_versions, n, criteria, published_at, illustrative)
       SELECT "publicationId", "unitId", "setCode", quarter, "setVersions", n, criteria, "publishedAt", illustrative
         FROM jsonb_to_recordset($1::jsonb) AS figure ("publicationId" uuid, "unitId" uuid, "setCode" text, quarter text,
              "setVersions" integer[], n integer, criteria jsonb, "publishedAt" timestamptz, illustrative boolean)
       ON CONFLICT (publication_id, unit_id) DO NOTHING`,
      [JSON.stringify(figures)],
    );
  }
}
