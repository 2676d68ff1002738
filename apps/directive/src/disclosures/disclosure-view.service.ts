import type { DisclosureSummary, DisclosureView } from '@namkhong/contracts/http/directive-disclosures';
import { localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { UnitReader } from '../organisation/unit.reader.js';
import { DisclosureReader, type DisclosureFilter } from './disclosure.reader.js';

/** What may be asked about disclosures; by everybody. */
@Injectable()
export class DisclosureViewService {
  constructor(
    private readonly database: Database,
    private readonly reader: DisclosureReader,
    private readonly units: UnitReader,
    private readonly clock: Clock,
  ) {}

  async list(filter: DisclosureFilter): Promise<DisclosureView[]> {
    return this.database.read((session) => this.reader.list(session, filter, this.today()));
  }

  /** Throws Problem 404 `disclosure-unknown`. */
  async one(disclosureId: string): Promise<DisclosureView> {
    const found = await this.database.read((session) =>
      this.reader.find(session, disclosureId, this.today()),
    );
    if (found === null) throw new Problem(404, 'disclosure-unknown');
    return found;
  }

  /** Throws Problem 404 `unit-unknown`. */
  async summary(
    unitId: string | null,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<Omit<DisclosureSummary, 'next'>> {
    const day = this.today();
    return this.database.read(async (session) => {
      if (unitId !== null && (await this.units.target(session, unitId)) === null)
        throw new Problem(404, 'unit-unknown', { text: unitId });
      const total = await this.reader.total(session, unitId, day);
      return { day, total, units: await this.reader.byUnit(session, unitId, day, page) };
    });
  }

  private today(): CivilDate {
    return localDate(this.clock.now());
  }
}
