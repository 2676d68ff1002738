import type { Database } from '@namkhong/service-kit';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { randomUUID } from 'node:crypto';
import { isDue, isPublished } from './rotation.js';
import { seal, unseal } from './seal.js';

interface KeyRow {
  readonly kid: string;
  readonly sealed: Buffer;
  readonly createdAt: Date;
}

const purpose = 'signing-key';

/**
 * The private signing keys (ES256), newest first, which is the one that signs. Makes the first one, makes a new one
 * when the newest is due, and forgets those nobody needs any more. Instances that start together agree on one.
 */
export async function signingKeys(database: Database, encryptionKey: Buffer, now: Date): Promise<JWK[]> {
  return database.transaction(async (session) => {
    await session.query('LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE');
    const known = await session.query<KeyRow>(
      'SELECT kid, sealed_jwk AS sealed, created_at AS "createdAt" FROM signing_key ORDER BY created_at DESC',
    );
    const ages = known.map((row) => row.createdAt);
    const kept = known.filter((_, index) => isPublished(ages, index, now));
    await session.query('DELETE FROM signing_key WHERE NOT (kid = ANY($1))', [kept.map((row) => row.kid)]);
    const jwks = kept.map((row) => JSON.parse(unseal(encryptionKey, purpose, row.sealed)) as JWK);
    if (!isDue(ages[0], now)) return jwks;
    const fresh = await newKey();
    await session.query('INSERT INTO signing_key (kid, sealed_jwk, created_at) VALUES ($1, $2, $3)', [
      fresh.kid,
      seal(encryptionKey, purpose, JSON.stringify(fresh)),
      now,
    ]);
    return [fresh, ...jwks];
  });
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' };
}
