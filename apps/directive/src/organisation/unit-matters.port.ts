import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** How many of something that somebody else keeps stay with a unit when it ends; people then decide about each. */
export interface StayingMatter {
  readonly unitId: string;
  readonly kind: 'assignments-open' | 'grants-stay';
  readonly count: number;
}

/** What a capability lets a change of the organisation say about units that end. */
export interface MatterKeeper {
  /** What is open in these units beyond the day; units without anything are left out. */
  stayingMatters(session: Session, unitIds: readonly string[], day: CivilDate): Promise<StayingMatter[]>;
}

/** Where capabilities that hold something by units make themselves known when the service starts. */
@Injectable()
export class UnitMatters {
  private readonly known: MatterKeeper[] = [];

  register(keeper: MatterKeeper): void {
    this.known.push(keeper);
  }

  async staying(session: Session, unitIds: readonly string[], day: CivilDate): Promise<StayingMatter[]> {
    const matters: StayingMatter[] = [];
    for (const keeper of this.known) matters.push(...(await keeper.stayingMatters(session, unitIds, day)));
    // Whoever made themselves known first when the service started does not matter.
    return matters.sort((a, b) => a.kind.localeCompare(b.kind));
  }
}
