import {
  detectRatings,
  FORENSIC_PARAMETERS,
  monthOf,
  type RatingTrace,
  type SubjectAlert,
  type Turnout,
} from '@namkhong/domain';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { Alerts } from './alerts.js';
import { decideFindings } from './decide-findings.js';
import { ExaminedOfficialsRepository } from './examined-officials.repository.js';
import type { Period } from './examined-periods.js';
import { ObservationsReader, type ChangedOfficial } from './observations.reader.js';
import type { Occasion } from './standing-decision.js';
import { Standings } from './standings.js';
import { StandingsRepository } from './standings.repository.js';
import { raiseAlert } from './subject-alert.js';

/** What was decided about some officials. */
export interface Examined {
  readonly excluded: number;
  readonly quarantined: number;
  readonly alerts: number;
}

/** One look at a half-year: what everybody is measured by in it. */
export interface Look {
  readonly period: Period;
  readonly turnout: Turnout;
  /** Signals from this moment on are looked at next time: what belongs to them may still be on its way. */
  readonly before: Date;
}

/** Applies the rules about ratings, R2, Q and S3, to some officials in the caller's transaction. */
@Injectable()
export class OfficialsExaminer {
  constructor(
    private readonly observations: ObservationsReader,
    private readonly repository: StandingsRepository,
    private readonly standings: Standings,
    private readonly alerts: Alerts,
    private readonly examined: ExaminedOfficialsRepository,
  ) {}

  async examine(session: Session, officials: readonly ChangedOfficial[], look: Look): Promise<Examined> {
    const { period, turnout, before } = look;
    const ids = officials.map(({ officialId }) => officialId);
    const occasion = this.standings.occasion();
    await this.repository.lock(session, ids);
    const traces = await this.observations.traces(session, ids, period, before);
    const served = await this.observations.served(session, ids, period);
    const inForce = await this.repository.ofOfficials(session, ids);
    const findings = detectRatings({ traces, served, turnout }, FORENSIC_PARAMETERS);
    const tracesOf = Map.groupBy(traces, ({ officialId }) => officialId);
    const decisions = ids.flatMap((officialId) => {
      const own = <Found extends { readonly officialId: string }>(found: readonly Found[]) =>
        found.filter((each) => each.officialId === officialId);
      return decideFindings(
        { excluded: own(findings.excluded), quarantined: own(findings.quarantined) },
        tracesOf.get(officialId) ?? [],
        inForce.get(officialId) ?? [],
        FORENSIC_PARAMETERS.version,
        occasion,
      );
    });
    await this.standings.decide(session, decisions);
    let alerts = 0;
    for (const found of findings.alerts) {
      const own = tracesOf.get(found.officialId) ?? [];
      if (await this.raise(session, found, own, period, occasion)) alerts += 1;
    }
    await this.examined.note(session, officials, period, occasion.now);
    const quarantined = decisions.filter(({ standing }) => standing === 'quarantined').length;
    return { excluded: decisions.length - quarantined, quarantined, alerts };
  }

  /** From the half-year's first month to that of the last rating seen. */
  private async raise(
    session: Session,
    found: SubjectAlert,
    traces: readonly RatingTrace[],
    { from }: Period,
    occasion: Occasion,
  ): Promise<boolean> {
    const last = traces.toSorted((a, b) => (a.minute < b.minute ? -1 : 1)).at(-1);
    if (!last) return false;
    const to = `${monthOf(last.day)}-01`;
    const where = { unitId: last.unitId, from, to, ruleVersion: FORENSIC_PARAMETERS.version };
    const { alert, decision } = raiseAlert(found, { ...where, dropsChannel: null }, occasion);
    return this.alerts.raise(session, alert, decision);
  }
}
