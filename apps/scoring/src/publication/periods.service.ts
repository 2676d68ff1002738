import type { PublicationSummary, recomputation } from '@namkhong/contracts/http/scoring-publication';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { ClosedMonthChangesReader } from '../intake/closed-month-changes.reader.js';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { Closing } from './closing.js';
import { refuseClosing } from './plan-closing.js';
import { PublicationsRepository } from './publications.repository.js';
import type { QuarterOf } from './subject-cells.repository.js';

/** Closes quarters, and publishes them anew when what they rest on changed. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly database: Database,
    private readonly sets: CriteriaSetsReader,
    private readonly publications: PublicationsRepository,
    private readonly changes: ClosedMonthChangesReader,
    private readonly closing: Closing,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 404 `criteria-set-unknown`, 422 `quarter-not-ended`, `set-not-in-force`, 409 `period-closed` */
  async close(of: QuarterOf): Promise<PublicationSummary> {
    const row = await this.database.transaction(async (session) => {
      await this.publications.lock(session, of.setCode, of.quarter);
      const versions = await this.versions(session, of.setCode);
      const latest = await this.publications.latest(session, of.setCode, of.quarter);
      const today = localDate(this.clock.now());
      const refusal = refuseClosing(of.quarter, versions, today, latest?.publicationId ?? null);
      if (refusal) {
        const { status, code, ...details } = refusal;
        throw new Problem(status, code, details);
      }
      return this.closing.publish(session, { ...of, versions, supersedes: null });
    });
    const { publicationId, setCode, quarter, supersedes, manifestHash, units, illustrative } = row;
    const publishedAt = row.publishedAt.toISOString();
    return {
      publicationId,
      setCode,
      quarter,
      publishedAt,
      supersedes,
      supersededBy: null,
      manifestHash,
      units,
      illustrative,
    };
  }

  /**
   * Publishes a closed quarter anew where anything its figures rest on differs from the last publication.
   *
   * @throws Problem 404 `criteria-set-unknown`, 409 `period-open`
   */
  async recompute(of: QuarterOf): Promise<z.output<typeof recomputation>> {
    return this.database.transaction(async (session) => {
      await this.publications.lock(session, of.setCode, of.quarter);
      const versions = await this.versions(session, of.setCode);
      const latest = await this.publications.latest(session, of.setCode, of.quarter);
      if (!latest) throw new Problem(409, 'period-open', { quarter: of.quarter });
      await this.changes.take(session, of.setCode, of.quarter);
      // What is prepared for a publication that would say what the last one says is undone, and the look at it is kept.
      await session.query('SAVEPOINT publication');
      const next = await this.closing.publish(session, { ...of, versions, supersedes: latest.publicationId });
      if (next.fingerprint !== latest.fingerprint) {
        return { outcome: 'published', publicationId: next.publicationId };
      }
      await session.query('ROLLBACK TO SAVEPOINT publication');
      const transaction = await this.publications.transaction(session);
      const { publicationId } = latest;
      await this.publications.noteChecked(session, { publicationId, transaction, at: this.clock.now() });
      return { outcome: 'unchanged', publicationId };
    });
  }

  /** Publishes every closed quarter anew in which anything changed that its figures rest on. */
  async recomputeChanged(): Promise<void> {
    const due = await this.database.read(async (session) => [
      ...(await this.publications.changed(session)),
      ...(await this.changes.list(session)),
    ]);
    for (const [of] of Map.groupBy(due, ({ setCode, quarter }) => `${setCode} ${quarter}`).values()) {
      if (of) await this.recompute({ setCode: of.setCode, quarter: of.quarter });
    }
  }

  private async versions(session: Session, setCode: string): Promise<CriteriaSetVersion[]> {
    const versions = await this.sets.versions(session, setCode);
    if (versions.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode });
    return versions;
  }
}
