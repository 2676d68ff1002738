import type { Database } from '@namkhong/service-kit';
import type { Adapter, AdapterPayload } from 'oidc-provider';
import { hashOfId, seal, unseal } from '../keys/seal.js';

interface RecordRow {
  readonly sealed: Buffer;
  readonly consumedAt: Date | null;
}

/** What the provider keeps (sessions, codes, refresh tokens, grants): identifiers hashed, contents sealed, each with an end. */
export class RecordAdapter implements Adapter {
  constructor(
    private readonly kind: string,
    private readonly database: Database,
    private readonly key: Buffer,
  ) {}

  async upsert(id: string, payload: AdapterPayload, expiresIn: number): Promise<void> {
    await this.run(
      `INSERT INTO provider_record (kind, id_hash, sealed_payload, grant_id, uid_hash, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))
       ON CONFLICT (kind, id_hash) DO UPDATE
          SET sealed_payload = excluded.sealed_payload, grant_id = excluded.grant_id, uid_hash = excluded.uid_hash,
              expires_at = excluded.expires_at`,
      [
        this.kind,
        hashOfId(id),
        seal(this.key, this.kind, JSON.stringify(payload)),
        payload.grantId ?? null,
        payload.uid === undefined ? null : hashOfId(payload.uid),
        expiresIn,
      ],
    );
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    return this.one('id_hash = $2', hashOfId(id));
  }

  async findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.one('uid_hash = $2', hashOfId(uid));
  }

  /** The device flow is not offered, so no user code exists. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  async consume(id: string): Promise<void> {
    await this.run('UPDATE provider_record SET consumed_at = now() WHERE kind = $1 AND id_hash = $2', [
      this.kind,
      hashOfId(id),
    ]);
  }

  async destroy(id: string): Promise<void> {
    await this.run('DELETE FROM provider_record WHERE kind = $1 AND id_hash = $2', [this.kind, hashOfId(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await this.run('DELETE FROM provider_record WHERE kind = $1 AND grant_id = $2', [this.kind, grantId]);
  }

  private async one(where: string, hash: Buffer): Promise<AdapterPayload | undefined> {
    const [row] = await this.run<RecordRow>(
      `SELECT sealed_payload AS sealed, consumed_at AS "consumedAt" FROM provider_record
        WHERE kind = $1 AND ${where} AND expires_at > now()`,
      [this.kind, hash],
    );
    if (!row) return undefined;
    const payload = JSON.parse(unseal(this.key, this.kind, row.sealed)) as AdapterPayload;
    return row.consumedAt ? { ...payload, consumed: Math.floor(row.consumedAt.getTime() / 1000) } : payload;
  }

  private run<R>(sql: string, params: unknown[]): Promise<R[]> {
    return this.database.read((session) => session.query<R>(sql, params));
  }
}

/** Deletes what has expired. */
export async function forgetExpired(database: Database): Promise<void> {
  await database.transaction((session) =>
    session.query('DELETE FROM provider_record WHERE expires_at < now()'),
  );
}
