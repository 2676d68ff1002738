import { periodPublishedV1, quarterFigurePublishedV1 } from '@namkhong/contracts';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { QUARTER_RELEASE, type QuarterRelease } from '../release/quarter-release.port.js';
import type { PublicationRow } from './publications.repository.js';
import { PublishQuarter, type PublicationOrder } from './publish-quarter.js';
import { quarterFiguresOf } from './quarter-figures.js';
import { SubjectCellsRepository } from './subject-cells.repository.js';

/** One closing of a quarter, from the last release to the announcement, in the caller's transaction. */
@Injectable()
export class Closing {
  constructor(
    @Inject(QUARTER_RELEASE) private readonly release: QuarterRelease,
    private readonly cells: SubjectCellsRepository,
    private readonly publishing: PublishQuarter,
    private readonly events: Events,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async publish(
    session: Session,
    order: Omit<PublicationOrder, 'publicationId' | 'publishedAt'>,
  ): Promise<PublicationRow> {
    // Both lock what they read until the transaction ends: cells, services and positions are of one moment of the log.
    await this.release.releaseQuarter(session, order.setCode, order.quarter);
    await this.cells.stopCountingServices(session);
    const publicationId = this.ids.next();
    const { row: published, manifest } = await this.publishing.publish(session, {
      ...order,
      publicationId,
      publishedAt: this.clock.now(),
    });
    const { setCode, quarter, supersedes, manifestHash, units, publishedAt, illustrative } = published;
    await this.events.append(session, periodPublishedV1, {
      publicationId,
      setCode,
      quarter,
      supersedes,
      manifestHash,
      units,
      publishedAt: publishedAt.toISOString(),
      illustrative,
    });
    await this.events.appendAll(session, quarterFigurePublishedV1, quarterFiguresOf(manifest));
    return published;
  }
}
