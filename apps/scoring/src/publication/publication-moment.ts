import type { CanonicalValue, PublicationContents } from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { TreeReader } from '../directory/tree.reader.js';
import { OffsetsReader } from '../intake/offsets.reader.js';
import { MomentRepository } from './moment.repository.js';
import type { QuarterOf } from './subject-cells.repository.js';

/** What a manifest says of the moment it was made: how far the log was folded, what was left out, which units there were. */
@Injectable()
export class PublicationMoment {
  constructor(
    private readonly moments: MomentRepository,
    private readonly offsets: OffsetsReader,
    private readonly trees: TreeReader,
  ) {}

  /** @param snapshots the numbers of the snapshots that blocks show, 0 for none */
  async read(
    session: Session,
    of: QuarterOf,
    snapshots: readonly bigint[],
  ): Promise<Pick<PublicationContents, 'log' | 'exclusions' | 'trees' | 'snapshots' | 'undecided'>> {
    const exclusions = await this.moments.exclusions(session, of);
    return {
      log: await this.offsets.positions(session),
      exclusions,
      trees: (await this.trees.units(session)) as unknown as CanonicalValue,
      snapshots: await this.moments.snapshots(session, snapshots),
      undecided: exclusions.some(([, standing]) => standing === 'quarantined'),
    };
  }
}
