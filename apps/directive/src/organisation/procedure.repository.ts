import type { ProcedureView } from '@namkhong/contracts/http/directive-organisation';
import { toUnaccented, type CivilDate } from '@namkhong/domain';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { ProcedureState } from './procedure-state.js';

export interface ProcedureFilter {
  readonly q?: string | undefined;
  readonly field?: string | undefined;
  readonly asOf?: CivilDate | undefined;
  readonly after?: string | undefined;
  /** Null for all of them. */
  readonly limit: number | null;
}

const SELECT = `SELECT procedure_id AS "procedureId", code, name, field, procedure_group AS "procedureGroup",
  legal_basis AS "legalBasis", valid_from::text AS "validFrom", valid_to::text AS "validTo", illustrative, version
  FROM procedures`;

/** Writes and reads administrative procedures. */
@Injectable()
export class ProcedureRepository {
  /** All of them, locked against other writers until the transaction ends. */
  async loadAll(session: Session): Promise<ProcedureView[]> {
    await session.query(`LOCK TABLE procedures IN SHARE ROW EXCLUSIVE MODE`);
    return session.query<ProcedureView>(`${SELECT} ORDER BY code COLLATE "C", valid_from`);
  }

  /** By id; `q` matches any part of name or code, accents aside; `after` is the last one of the page before. */
  async list(session: Session, filter: ProcedureFilter): Promise<ProcedureView[]> {
    return session.query<ProcedureView>(
      `${SELECT} WHERE ($1::text IS NULL OR strpos(plain_name, $1) > 0 OR strpos(code, $1) > 0)
         AND ($2::text IS NULL OR field = $2)
         AND ($3::date IS NULL OR (valid_from <= $3 AND (valid_to IS NULL OR $3 < valid_to)))
         AND ($4::uuid IS NULL OR procedure_id > $4) ORDER BY procedure_id LIMIT $5`,
      [
        filter.q === undefined ? null : plain(filter.q.trim()),
        filter.field ?? null,
        filter.asOf ?? null,
        filter.after ?? null,
        filter.limit,
      ],
    );
  }

  async record(session: Session, procedures: readonly ProcedureState[]): Promise<void> {
    await session.query(
      `INSERT INTO procedures (procedure_id, code, name, plain_name, field, procedure_group, legal_basis, valid_from,
                               valid_to, illustrative)
       SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                            $8::date[], $9::date[], $10::boolean[])
       ON CONFLICT (procedure_id) DO UPDATE SET
         name = excluded.name, plain_name = excluded.plain_name, field = excluded.field,
         procedure_group = excluded.procedure_group, legal_basis = excluded.legal_basis, valid_to = excluded.valid_to,
         illustrative = excluded.illustrative, version = procedures.version + 1`,
      [
        procedures.map((procedure) => procedure.procedureId),
        procedures.map((procedure) => procedure.code),
        procedures.map((procedure) => procedure.name),
        procedures.map((procedure) => plain(procedure.name)),
        procedures.map((procedure) => procedure.field),
        procedures.map((procedure) => procedure.procedureGroup),
        procedures.map((procedure) => procedure.legalBasis),
        procedures.map((procedure) => procedure.validFrom),
        procedures.map((procedure) => procedure.validTo),
        procedures.map((procedure) => procedure.illustrative),
      ],
    );
  }
}

function plain(text: string): string {
  return toUnaccented(text).toLowerCase();
}
