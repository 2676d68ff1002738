import type { DataOf, figurePublishedV1 } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Which figure of each unit and set was announced last. */
@Injectable()
export class PublishedFiguresRepository {
  /** Whether the figure differs from the one before, which it then replaces. */
  async replace(
    session: Session,
    figure: DataOf<typeof figurePublishedV1>,
    fingerprint: string,
  ): Promise<boolean> {
    const replaced = await session.query(
      `INSERT INTO published_figure AS known (unit_id, set_code, publication_id, fingerprint, published_at)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (unit_id, set_code) DO UPDATE
          SET publication_id = excluded.publication_id, fingerprint = excluded.fingerprint,
              published_at = excluded.published_at
        WHERE known.fingerprint <> excluded.fingerprint
       RETURNING publication_id`,
      [figure.unitId, figure.setCode, figure.publicationId, fingerprint, figure.publishedAt],
    );
    return replaced.length > 0;
  }
}
