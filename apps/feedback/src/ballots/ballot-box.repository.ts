import type { Outcome } from '@namkhong/contracts';
import type { Session } from '@namkhong/service-kit';
import type { Ballot, OpenBallot } from './ballot.reader.js';

interface BallotRow {
  hash: string;
  spent: boolean;
  expires_on: string;
  unit_id: string;
  official_id: string | null;
  service_point: string | null;
  procedure_group: string;
  outcome: Outcome;
  closed_on: string;
  illustrative: boolean;
  rater_hash: string | null;
  invitation_id: string | null;
  revoked: boolean;
}

const columns = `encode(token_hash, 'hex') as hash, spent, expires_on::text, unit_id, official_id, service_point,
  procedure_group, outcome, closed_on::text, illustrative, rater_hash, invitation_id, revoked`;

/** The ballots by the hash of their token (hex). */
export class BallotBox {
  /** Rows go in by hash, which is random, so that their place tells nothing of the order of the feed. */
  async insert(session: Session, ballots: ReadonlyMap<string, OpenBallot>): Promise<void> {
    const rows = [...ballots]
      .map(([hash, ballot]) => ({
        hash,
        expires_on: ballot.expiresOn,
        unit_id: ballot.unitId,
        official_id: ballot.officialId,
        service_point: ballot.servicePoint,
        procedure_group: ballot.procedureGroup,
        outcome: ballot.outcome,
        closed_on: ballot.closedOn,
        illustrative: ballot.illustrative,
        rater_hash: ballot.raterHash,
        invitation_id: ballot.invitationId,
      }))
      .sort((a, b) => (a.hash < b.hash ? -1 : 1));
    await session.query(
      `insert into ballot (token_hash, expires_on, unit_id, official_id, service_point, procedure_group, outcome,
         closed_on, illustrative, rater_hash, invitation_id)
       select decode(hash, 'hex'), expires_on, unit_id, official_id, service_point, procedure_group, outcome,
         closed_on, illustrative, rater_hash, invitation_id
       from json_to_recordset($1) as ballot (hash text, expires_on date, unit_id uuid, official_id uuid,
         service_point text, procedure_group text, outcome text, closed_on date, illustrative boolean,
         rater_hash text, invitation_id uuid)`,
      [JSON.stringify(rows)],
    );
  }

  async find(session: Session, hash: string): Promise<Ballot | undefined> {
    const rows = await session.query<BallotRow>(
      `select ${columns} from ballot where token_hash = decode($1, 'hex')`,
      [hash],
    );
    return rows[0] && toBallot(rows[0]);
  }

  /** Locks the ballots until the transaction ends, in one order for everybody, so that no two wait for each other. */
  async lock(session: Session, hashes: readonly string[]): Promise<Map<string, Ballot>> {
    const rows = await session.prepared<BallotRow>(
      'ballot-lock',
      `select ${columns} from ballot
       where token_hash in (select decode(hash, 'hex') from unnest($1::text[]) as hash)
       order by token_hash for update`,
      [hashes],
    );
    return new Map(rows.map((row) => [row.hash, toBallot(row)]));
  }

  /** Marks locked ballots as spent and empties them. */
  async spend(session: Session, hashes: readonly string[]): Promise<void> {
    await this.end(session, hashes, false);
  }

  /** As `spend`, for ballots that nobody may use: their holders are told that they were revoked. */
  async revoke(session: Session, hashes: readonly string[]): Promise<void> {
    await this.end(session, hashes, true);
  }

  /** The unspent ballot that went out with an invitation, locked, by the hash of its token. */
  async lockInvited(session: Session, invitationId: string): Promise<[string, OpenBallot] | undefined> {
    const [row] = await session.query<BallotRow>(
      `select ${columns} from ballot where invitation_id = $1 for update`,
      [invitationId],
    );
    const ballot = row && toBallot(row);
    return ballot && !ballot.spent ? [row.hash, ballot] : undefined;
  }

  /** The invitation is done with; the ballot can be used as before. */
  async forgetInvitation(session: Session, hash: string): Promise<void> {
    await session.query(`update ballot set invitation_id = null where token_hash = decode($1, 'hex')`, [
      hash,
    ]);
  }

  private async end(session: Session, hashes: readonly string[], revoked: boolean): Promise<void> {
    await session.prepared(
      'ballot-end',
      `update ballot set spent = true, unit_id = null, official_id = null, service_point = null,
         procedure_group = null, outcome = null, closed_on = null, illustrative = null,
         rater_hash = null, invitation_id = null, revoked = $2
       where token_hash in (select decode(hash, 'hex') from unnest($1::text[]) as hash)`,
      [hashes, revoked],
    );
  }
}

function toBallot(row: BallotRow): Ballot {
  if (row.spent) return { spent: true, revoked: row.revoked };
  return {
    spent: false,
    expiresOn: row.expires_on,
    unitId: row.unit_id,
    officialId: row.official_id,
    servicePoint: row.service_point,
    procedureGroup: row.procedure_group,
    outcome: row.outcome,
    closedOn: row.closed_on,
    illustrative: row.illustrative,
    raterHash: row.rater_hash,
    invitationId: row.invitation_id,
  };
}
