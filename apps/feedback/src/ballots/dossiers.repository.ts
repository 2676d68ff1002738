import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { Lot } from '../sampling/sampling.reader.js';
import { countServices, type Dossier } from './accept-dossier.js';
import { ServiceCounts } from './service-counts.repository.js';

interface DossierRow {
  dossier_code: string;
  unit_id: string;
  official_id: string | null;
  service_point: string | null;
  procedure_group: string;
  outcome: Dossier['outcome'];
  closed_on: string;
  on_time: boolean;
  phone: Dossier['phone'];
  illustrative: boolean;
}

/** The dossiers the feed has reported. They do not know their ballots, but for the illustrative ones. */
@Injectable()
export class DossiersRepository {
  constructor(private readonly counts: ServiceCounts) {}

  /**
   * Inserts the dossiers that are new, announces what they add to the counts, and returns their codes.
   *
   * @param demonstrationBallots token hash (hex) by dossier code, for illustrative dossiers only; the table refuses others
   */
  async insertNew(
    session: Session,
    dossiers: readonly Dossier[],
    lots: ReadonlyMap<string, Lot>,
    demonstrationBallots: ReadonlyMap<string, string>,
  ): Promise<ReadonlySet<string>> {
    const rows = dossiers.map((dossier) => ({
      dossier_code: dossier.dossierCode,
      unit_id: dossier.unitId,
      official_id: dossier.officialId,
      service_point: dossier.servicePoint,
      procedure_group: dossier.procedureGroup,
      outcome: dossier.outcome,
      closed_on: dossier.closedOn,
      on_time: dossier.onTime,
      phone: dossier.phone,
      illustrative: dossier.illustrative,
      ballot: demonstrationBallots.get(dossier.dossierCode) ?? null,
      drawn_on: lots.get(dossier.dossierCode)?.day ?? null,
      share: lots.get(dossier.dossierCode)?.share ?? 0,
      drawn: lots.get(dossier.dossierCode)?.drawn ?? false,
    }));
    const inserted = await session.query<{ dossier_code: string }>(
      `insert into dossier (dossier_code, unit_id, official_id, service_point, procedure_group, outcome, closed_on,
         on_time, phone, illustrative, demonstration_ballot, drawn_on, share, drawn)
       select dossier_code, unit_id, official_id, service_point, procedure_group, outcome, closed_on,
         on_time, phone, illustrative, decode(ballot, 'hex'), drawn_on, share, drawn
       from json_to_recordset($1) as dossier (dossier_code text, unit_id uuid, official_id uuid, service_point text,
         procedure_group text, outcome text, closed_on date, on_time boolean, phone text, illustrative boolean,
         ballot text, drawn_on date, share integer, drawn boolean)
       order by dossier_code
       on conflict (dossier_code) do nothing
       returning dossier_code`,
      [JSON.stringify(rows)],
    );
    const codes = new Set(inserted.map((row) => row.dossier_code));
    const fresh = dossiers.filter((dossier) => codes.has(dossier.dossierCode));
    const isDrawn = ({ dossierCode }: Dossier) => lots.get(dossierCode)?.drawn ?? false;
    await this.counts.add(session, countServices(fresh, isDrawn));
    return codes;
  }

  async find(session: Session, codes: readonly string[]): Promise<ReadonlyMap<string, Dossier>> {
    const rows = await session.query<DossierRow>(
      `select dossier_code, unit_id, official_id, service_point, procedure_group, outcome, closed_on::text, on_time,
         phone, illustrative
       from dossier where dossier_code = any($1::text[])`,
      [codes],
    );
    return new Map(rows.map((row) => [row.dossier_code, toDossier(row)]));
  }
}

function toDossier(row: DossierRow): Dossier {
  return {
    dossierCode: row.dossier_code,
    unitId: row.unit_id,
    officialId: row.official_id,
    servicePoint: row.service_point,
    procedureGroup: row.procedure_group,
    outcome: row.outcome,
    closedOn: row.closed_on,
    onTime: row.on_time,
    phone: row.phone,
    illustrative: row.illustrative,
  };
}
