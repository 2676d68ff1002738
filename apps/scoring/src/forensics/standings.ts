import { standingDecidedV1 } from '@namkhong/contracts';
import { Clock, Events, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Occasion, StandingDecision } from './standing-decision.js';
import { StandingsRepository } from './standings.repository.js';

/** Decides: keeps decisions and announces them in the same transaction. The cells change when the events are folded. */
@Injectable()
export class Standings {
  constructor(
    private readonly repository: StandingsRepository,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Now, with new ids. */
  occasion(): Occasion {
    return { now: this.clock.now(), nextId: () => this.ids.next() };
  }

  async decide(session: Session, decisions: readonly StandingDecision[]): Promise<void> {
    await this.repository.add(session, decisions);
    await this.events.appendAll(session, standingDecidedV1, decisions.map(toEvent));
  }
}

/** Without the evidence itself, the reason and what serves reviews alone. */
function toEvent(decision: StandingDecision) {
  const { decisionId, ratingId, unitId, officialId, sequence, standing } = decision;
  const { rule, ruleVersion, evidenceHash, actor, decideBy } = decision;
  const decidedAt = decision.decidedAt.toISOString();
  return {
    ...{ decisionId, ratingId, unitId, officialId, sequence, standing },
    ...{ rule, ruleVersion, evidenceHash, actor, decideBy, decidedAt },
  };
}
