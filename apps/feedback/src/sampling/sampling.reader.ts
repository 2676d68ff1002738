import type { CivilDate } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { shareOf } from './choose-rule.js';
import { isDrawn } from './draw.js';
import { SamplingRepository } from './sampling.repository.js';

/** A dossier before the draw. */
interface Candidate {
  readonly dossierCode: string;
  readonly unitId: string;
  readonly officialId: string | null;
}

/** What the lot said, and by which share. */
export interface Lot {
  readonly day: CivilDate;
  readonly share: number;
  readonly drawn: boolean;
}

/** Draws whom to ask, of the dossiers of a feed. */
@Injectable()
export class SamplingReader {
  constructor(
    private readonly sampling: SamplingRepository,
    private readonly directory: DirectoryReader,
  ) {}

  /** The lots by dossier code, with the seed of the day on which the feed brings them. */
  async draw(
    session: Session,
    candidates: readonly Candidate[],
    today: CivilDate,
  ): Promise<Map<string, Lot>> {
    const rules = await this.sampling.rules(session);
    const seed = await this.sampling.seedOf(session, today);
    const lines = new Map<string, readonly string[]>();
    const lots = new Map<string, Lot>();
    for (const { dossierCode, unitId, officialId } of candidates) {
      const line = lines.get(unitId) ?? [
        unitId,
        ...(rules.length > 0 ? ((await this.directory.ancestors(session, unitId)) ?? []) : []),
      ];
      lines.set(unitId, line);
      const share = shareOf(rules, { officialId, unitIds: line }, today);
      lots.set(dossierCode, { day: today, share, drawn: isDrawn(seed, dossierCode, share) });
    }
    return lots;
  }
}
