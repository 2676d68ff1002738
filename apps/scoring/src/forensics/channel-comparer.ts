import { channel } from '@namkhong/contracts';
import {
  addMonths,
  contrastChannels,
  FORENSIC_PARAMETERS,
  monthOf,
  quarterDays,
  type ChannelContrast,
  type Quarter,
} from '@namkhong/domain';
import { Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CriteriaSetsReader } from '../methodology/criteria-sets.reader.js';
import { Alerts } from './alerts.js';
import { AlertsRepository } from './alerts.repository.js';
import { mergeContrasts, ObservationsReader } from './observations.reader.js';
import { raiseAlert } from './subject-alert.js';

/** Applies S1 and S2 to a quarter that is over: all officials at once, for the false discovery rate is theirs together. */
@Injectable()
export class ChannelComparer {
  constructor(
    private readonly observations: ObservationsReader,
    private readonly sets: CriteriaSetsReader,
    private readonly alerts: Alerts,
    private readonly repository: AlertsRepository,
    private readonly ids: Ids,
  ) {}

  /** Once for each quarter; answers how many alerts it raised. */
  async compare(session: Session, quarter: Quarter, now: Date): Promise<number> {
    if (!(await this.repository.noteComparison(session, quarter, now))) return 0;
    const contrasts: ChannelContrast[] = [];
    for (const { setCode, version } of await this.observations.versions(session, quarter)) {
      const set = await this.sets.find(session, setCode, version);
      if (set) {
        const ofVersion = await this.observations.contrasts(session, quarter, set, FORENSIC_PARAMETERS);
        contrasts.push(...ofVersion);
      }
    }
    const found = contrastChannels(mergeContrasts(contrasts), FORENSIC_PARAMETERS.contrast);
    const units = await this.observations.units(
      session,
      found.map(({ officialId }) => officialId),
    );
    const { from } = quarterDays(quarter);
    const to = `${addMonths(monthOf(from), 2)}-01`;
    let raised = 0;
    for (const each of found) {
      const unitId = units.get(each.officialId);
      if (unitId === undefined) continue;
      const { alert, decision } = raiseAlert(
        each,
        {
          unitId,
          from,
          to,
          ruleVersion: FORENSIC_PARAMETERS.version,
          dropsChannel: channel.nullable().parse(each.dropsChannel),
        },
        { now, nextId: () => this.ids.next() },
      );
      if (await this.alerts.raise(session, alert, decision)) raised += 1;
    }
    return raised;
  }
}
