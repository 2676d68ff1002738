import type { ProposalRouteView } from '@namkhong/contracts/http/directive-proposals';
import type { CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

const SELECT = `SELECT route_id AS "routeId", kinds, document_symbol AS "documentSymbol", addressed_to AS "addressedTo",
  competent_unit_id AS "competentUnitId", decision_working_days AS "decisionWorkingDays", priority,
  legal_basis AS "legalBasis", valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM proposal_routes`;

/** Rules of which unit is competent for which proposals. */
@Injectable()
export class RouteRepository {
  async add(session: Session, route: ProposalRouteView, recordedAt: Date): Promise<void> {
    await session.query(
      `INSERT INTO proposal_routes (route_id, kinds, document_symbol, addressed_to, competent_unit_id,
                                    decision_working_days, priority, legal_basis, valid_from, valid_to, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        route.routeId,
        route.kinds,
        route.documentSymbol,
        route.addressedTo,
        route.competentUnitId,
        route.decisionWorkingDays,
        route.priority,
        route.legalBasis,
        route.validFrom,
        route.validTo,
        recordedAt,
      ],
    );
  }

  async inForce(session: Session, day: CivilDate): Promise<ProposalRouteView[]> {
    return session.query<ProposalRouteView>(
      `${SELECT} WHERE valid_from <= $1::date AND (valid_to IS NULL OR $1::date < valid_to)`,
      [day],
    );
  }

  async find(session: Session, routeId: string): Promise<ProposalRouteView | null> {
    const [row] = await session.query<ProposalRouteView>(`${SELECT} WHERE route_id = $1 FOR UPDATE`, [
      routeId,
    ]);
    return row ?? null;
  }

  async saveEnd(session: Session, routeId: string, validTo: CivilDate): Promise<void> {
    await session.query(`UPDATE proposal_routes SET valid_to = $2 WHERE route_id = $1`, [routeId, validTo]);
  }

  /** Latest first. */
  async list(
    session: Session,
    page: { readonly limit: number; readonly after: string | undefined },
  ): Promise<ProposalRouteView[]> {
    return session.query<ProposalRouteView>(
      `${SELECT} WHERE $1::uuid IS NULL OR route_id < $1 ORDER BY route_id DESC LIMIT $2`,
      [page.after ?? null, page.limit],
    );
  }
}
