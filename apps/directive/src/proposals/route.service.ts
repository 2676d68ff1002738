import type { proposalRouteRequest, ProposalRouteView } from '@namkhong/contracts/http/directive-proposals';
import type { CivilDate } from '@namkhong/domain';
import { Clock, Database, Ids, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { UnitReader } from '../organisation/unit.reader.js';
import { RouteRepository } from './route.repository.js';

/** Records which unit is competent for which proposals. */
@Injectable()
export class RouteService {
  constructor(
    private readonly database: Database,
    private readonly routes: RouteRepository,
    private readonly units: UnitReader,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws Problem 422 `proposal-route-interval-empty` or `unit-not-in-force`, 404 `unit-unknown`. */
  async record(request: z.output<typeof proposalRouteRequest>, today: CivilDate): Promise<ProposalRouteView> {
    const { competentUnitId, addressedTo, validFrom, validTo } = request;
    if (validTo !== null && validTo <= validFrom) throw new Problem(422, 'proposal-route-interval-empty');
    return this.database.transaction(async (session) => {
      const inForce = await this.units.inForce(session, [competentUnitId], today);
      if (!inForce.has(competentUnitId))
        throw new Problem(422, 'unit-not-in-force', { text: competentUnitId });
      if (addressedTo !== null && (await this.units.target(session, addressedTo)) === null)
        throw new Problem(404, 'unit-unknown', { text: addressedTo });
      const route = { ...request, routeId: this.ids.next() };
      await this.routes.add(session, route, this.clock.now());
      return route;
    });
  }

  /** From a day on it speaks of no proposal. Throws Problem 404 `proposal-route-unknown`, 422 `proposal-route-interval-empty`. */
  async end(routeId: string, validTo: CivilDate): Promise<ProposalRouteView> {
    return this.database.transaction(async (session) => {
      const route = await this.routes.find(session, routeId);
      if (route === null) throw new Problem(404, 'proposal-route-unknown');
      if (validTo <= route.validFrom) throw new Problem(422, 'proposal-route-interval-empty');
      await this.routes.saveEnd(session, routeId, validTo);
      return { ...route, validTo };
    });
  }

  async list(page: Parameters<RouteRepository['list']>[1]): Promise<ProposalRouteView[]> {
    return this.database.read((session) => this.routes.list(session, page));
  }
}
