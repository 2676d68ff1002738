import { toTsvector } from '@namkhong/domain';
import type pg from 'pg';
import { issuerCount, issuerName, symbolOf, uuidOf, type SampleDocument } from './sample-documents.js';

/** Rows written at once. */
const CHUNK = 1_000;

/** The register's own tables, as the service would have filled them with historical documents. */
export async function loadRegister(client: pg.Client, documents: readonly SampleDocument[]): Promise<void> {
  const issuers = Array.from({ length: issuerCount }, (_, issuer) => issuer);
  await client.query(
    `INSERT INTO issuers (issuer_id, name, system, symbol, numbering, recorded_at)
     SELECT issuer_id, name, 'state', symbol, 'per-type', now() FROM unnest($1::uuid[], $2::text[], $3::text[])
       AS issuer (issuer_id, name, symbol)`,
    [issuers.map(issuerIdOf), issuers.map(issuerName), issuers.map(symbolOf)],
  );
  const wordIndex = await takeDownWordIndex(client);
  for (let from = 0; from < documents.length; from += CHUNK) {
    const chunk = documents.slice(from, from + CHUNK);
    await client.query(
      `INSERT INTO directives (directive_id, number, title, issuer, issuer_id, type, numbering_period, issued_on, status,
              illustrative, recorded_at, words)
       SELECT directive_id, number, title, issuer, issuer_id, type, issued_on::text || number, issued_on, 'historical',
              true, now(), words::tsvector
         FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::date[], $8::text[])
           AS document (directive_id, number, title, issuer, issuer_id, type, issued_on, words)`,
      [
        chunk.map(({ directiveId }) => directiveId),
        chunk.map(({ number }) => number),
        chunk.map(({ title }) => title),
        chunk.map(({ issuer }) => issuerName(issuer)),
        chunk.map(({ issuer }) => issuerIdOf(issuer)),
        chunk.map(({ type }) => type.code),
        chunk.map(({ issuedOn }) => issuedOn),
        chunk.map(({ number, title, issuer, clauses }) =>
          toTsvector({ number, title, issuer: issuerName(issuer), clauses }),
        ),
      ],
    );
    const clauses = chunk.flatMap(({ directiveId, clauses: texts }) =>
      texts.map((text, index) => ({ directiveId, text, ordinal: index + 1 })),
    );
    await client.query(
      `INSERT INTO clauses (clause_id, directive_id, ordinal, text, as_reported)
       SELECT gen_random_uuid(), directive_id, ordinal, text, false
         FROM unnest($1::uuid[], $2::int[], $3::text[]) AS clause (directive_id, ordinal, text)`,
      [
        clauses.map(({ directiveId }) => directiveId),
        clauses.map(({ ordinal }) => ordinal),
        clauses.map(({ text }) => text),
      ],
    );
  }
  await client.query(`SET maintenance_work_mem = '512MB'`);
  await client.query(wordIndex);
  await client.query('VACUUM (ANALYZE) directives');
  await client.query('VACUUM (ANALYZE) clauses');
}

/** The same texts in a plain table, each document one row, without an index for words. */
export async function loadPlain(client: pg.Client, documents: readonly SampleDocument[]): Promise<void> {
  await client.query('CREATE EXTENSION unaccent');
  await client.query('CREATE TABLE plain_document (directive_id uuid, issued_on date, type text, body text)');
  for (let from = 0; from < documents.length; from += CHUNK) {
    const chunk = documents.slice(from, from + CHUNK);
    await client.query(
      `INSERT INTO plain_document SELECT * FROM unnest($1::uuid[], $2::date[], $3::text[], $4::text[])`,
      [
        chunk.map(({ directiveId }) => directiveId),
        chunk.map(({ issuedOn }) => issuedOn),
        chunk.map(({ type }) => type.code),
        chunk.map(({ number, title, issuer, clauses }) =>
          [number, title, issuerName(issuer), ...clauses].join(' '),
        ),
      ],
    );
  }
  await client.query('CREATE INDEX plain_document_day ON plain_document (issued_on DESC)');
  await client.query('VACUUM (ANALYZE) plain_document');
}

/** Takes the index of words away and answers the statement that makes it as it was: at once it is made far sooner. */
async function takeDownWordIndex(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ indexdef: string }>(
    `SELECT indexdef FROM pg_indexes WHERE indexname = 'directives_words'`,
  );
  const definition = rows[0]?.indexdef;
  if (definition === undefined) throw new Error('the register has no index of words');
  await client.query('DROP INDEX directives_words');
  return definition;
}

function issuerIdOf(issuer: number): string {
  return uuidOf(1_000_000 + issuer);
}
