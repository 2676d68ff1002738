import type { PublicationSummary, recomputation } from '@namkhong/contracts/http/scoring-publication';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { Closing } from './closing.js';
import { refuseClosing } from './plan-closing.js';
import { PublicationsRepository, type CheckedPublication } from './publications.repository.js';
import type { QuarterOf } from './subject-cells.repository.js';

/** Thrown to undo what was prepared for a publication that would say what the last one says. */
class NothingChangedError extends Error {}

/** Closes quarters, and publishes them anew when what they rest on changed. */
@Injectable()
export class PeriodsService {
  constructor(
    private readonly database: Database,
    private readonly sets: CriteriaSetsReader,
    private readonly publications: PublicationsRepository,
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
    let checked: CheckedPublication | undefined;
    try {
      const { publicationId } = await this.database.transaction(async (session) => {
        await this.publications.lock(session, of.setCode, of.quarter);
        const versions = await this.versions(session, of.setCode);
        const latest = await this.publications.latest(session, of.setCode, of.quarter);
        if (!latest) throw new Problem(409, 'period-open', { quarter: of.quarter });
        const next = await this.closing.publish(session, {
          ...of,
          versions,
          supersedes: latest.publicationId,
        });
        const { publicationId } = latest;
        const transaction = await this.publications.transaction(session);
        checked = { publicationId, transaction, at: this.clock.now() };
        if (next.fingerprint === latest.fingerprint) throw new NothingChangedError();
        return next;
      });
      return { outcome: 'published', publicationId };
    } catch (error) {
      if (!(error instanceof NothingChangedError) || checked === undefined) throw error;
      const { publicationId } = checked;
      await this.noteChecked(checked);
      return { outcome: 'unchanged', publicationId };
    }
  }

  /** Publishes every closed quarter anew in which anything changed that its figures rest on. */
  async recomputeChanged(): Promise<void> {
    for (const of of await this.database.read((session) => this.publications.changed(session))) {
      await this.recompute(of);
    }
  }

  private async noteChecked(checked: CheckedPublication): Promise<void> {
    await this.database.transaction((session) => this.publications.noteChecked(session, checked));
  }

  private async versions(session: Session, setCode: string): Promise<CriteriaSetVersion[]> {
    const versions = await this.sets.versions(session, setCode);
    if (versions.length === 0) throw new Problem(404, 'criteria-set-unknown', { setCode });
    return versions;
  }
}
