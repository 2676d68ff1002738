import { kioskGapReportedV1, kioskRecordedV1 } from '@namkhong/contracts';
import type { CivilDate } from '@namkhong/domain';
import { Events, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Kiosk } from './kiosk.repository.js';

type ToldKiosk = Pick<Kiosk, 'kioskId' | 'unitId' | 'servicePoint' | 'replaces' | 'illustrative'>;

/** Tells others of kiosks: that they stand, that they are gone, that something is missing; never what was answered. */
@Injectable()
export class KioskEvents {
  constructor(private readonly events: Events) {}

  async recorded(session: Session, kiosk: ToldKiosk, state: Kiosk['state'], on: CivilDate): Promise<void> {
    const { kioskId, unitId, servicePoint, replaces, illustrative } = kiosk;
    await this.events.append(session, kioskRecordedV1, {
      kioskId,
      unitId,
      servicePoint,
      state,
      replaces,
      on,
      illustrative,
    });
  }

  async gapsReported(
    session: Session,
    kiosk: ToldKiosk,
    gapIds: readonly string[],
    state: 'open' | 'filled',
    on: CivilDate,
  ): Promise<void> {
    const { kioskId, unitId, servicePoint, illustrative } = kiosk;
    await this.events.appendAll(
      session,
      kioskGapReportedV1,
      gapIds.map((gapId) => ({ gapId, kioskId, unitId, servicePoint, state, on, illustrative })),
    );
  }
}
