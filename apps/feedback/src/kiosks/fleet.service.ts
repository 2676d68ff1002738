import type {
  kioskGaps,
  kioskRevocation,
  KioskView,
  servicePointHealth,
} from '@namkhong/contracts/http/feedback-kiosks';
import { type Caller, Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { KioskLedger } from './kiosk-ledger.js';
import { KioskReader } from './kiosk.reader.js';
import { KioskRepository } from './kiosk.repository.js';

/** More kiosks than any unit with its branches has. */
const MOST_KIOSKS = 2_000;

/** What people may know and do about kiosks. Nobody learns here what was answered, nor how often on a day. */
@Injectable()
export class FleetService {
  constructor(
    private readonly database: Database,
    private readonly ledger: KioskLedger,
    private readonly reader: KioskReader,
    private readonly kiosks: KioskRepository,
    private readonly directory: DirectoryReader,
    private readonly clock: Clock,
  ) {}

  async list(
    caller: Caller,
    asked: { readonly unitId: string; readonly after: string | undefined; readonly limit: number },
  ): Promise<KioskView[]> {
    return this.database.read(async (session) => {
      await this.directory.requireUnit(session, caller, 'kiosk.manage', asked.unitId);
      return this.reader.fleet(session, asked, this.clock.now());
    });
  }

  /** How the instruments are, and no more. */
  async health(caller: Caller, unitId: string): Promise<z.output<typeof servicePointHealth>> {
    return this.database.read(async (session) => {
      await this.directory.requireUnit(session, caller, 'kiosk.read-health', unitId);
      const asked = { unitId, after: undefined, limit: MOST_KIOSKS };
      const all = await this.reader.fleet(session, asked, this.clock.now());
      const active = all.filter(({ state }) => state === 'active');
      const points = Map.groupBy(active, (each) => `${each.unitId} ${each.servicePoint}`);
      return {
        points: [...points.values()].flatMap((kiosks) => {
          const [first] = kiosks;
          if (!first) return [];
          return [
            {
              unitId: first.unitId,
              servicePoint: first.servicePoint,
              kiosks: kiosks.map(({ kioskId, health, lastSeenOn }) => ({ kioskId, health, lastSeenOn })),
            },
          ];
        }),
      };
    });
  }

  async gaps(caller: Caller, kioskId: string): Promise<z.output<typeof kioskGaps>> {
    return this.database.read(async (session) => {
      const { unitId } = await this.ledger.require(session, kioskId);
      await this.directory.requireUnit(session, caller, 'kiosk.manage', unitId);
      return this.reader.gaps(session, kioskId);
    });
  }

  /** From now on nothing is taken from the device. @throws Problem 404, 403, 412 `version-stale`, 409 `kiosk-retired` */
  async revoke(
    caller: Caller,
    kioskId: string,
    expected: number,
    { reason }: z.output<typeof kioskRevocation>,
  ): Promise<KioskView> {
    return this.database.transaction(async (session) => {
      const kiosk = await this.kiosks.lock(session, kioskId);
      if (!kiosk) throw new Problem(404, 'kiosk-unknown');
      await this.directory.requireUnit(session, caller, 'kiosk.manage', kiosk.unitId);
      if (kiosk.version !== expected) throw new Problem(412, 'version-stale');
      if (kiosk.state === 'revoked') throw new Problem(409, 'kiosk-retired');
      await this.ledger.retire(session, kiosk, { state: 'revoked', on: caller.today, reason });
      const view = await this.reader.one(session, kioskId, this.clock.now());
      if (!view) throw new Problem(404, 'kiosk-unknown');
      return view;
    });
  }
}
