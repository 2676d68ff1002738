import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Pledges of the five noes. A pledge belongs to a post: who moves to another post signs anew, and who was in post on a day
 * is read from the posts. Texts and pledges are never deleted; a pledge ends by being withdrawn.
 */
export class CreatePledges1795651200041 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pledge_campaigns (
        campaign_id uuid PRIMARY KEY,
        title text NOT NULL CHECK (title <> ''),
        legal_basis text[] NOT NULL CHECK (cardinality(legal_basis) > 0),
        opens_on date NOT NULL,
        closes_on date NOT NULL,
        illustrative boolean NOT NULL,
        recorded_at timestamptz NOT NULL,
        CHECK (opens_on < closes_on)
      )`);
    await runner.query(`
      CREATE TABLE pledge_texts (
        campaign_id uuid NOT NULL REFERENCES pledge_campaigns (campaign_id),
        version integer NOT NULL CHECK (version > 0),
        text text NOT NULL CHECK (text <> ''),
        text_hash text NOT NULL CHECK (text_hash ~ '^[0-9a-f]{64}$'),
        requires_renewal boolean NOT NULL,
        recorded_at timestamptz NOT NULL,
        PRIMARY KEY (campaign_id, version)
      )`);
    await runner.query(`
      CREATE TABLE pledges (
        pledge_id uuid PRIMARY KEY,
        campaign_id uuid NOT NULL,
        text_version integer NOT NULL,
        post_id uuid NOT NULL REFERENCES posts (post_id),
        official_id uuid NOT NULL REFERENCES officials (official_id),
        unit_id uuid NOT NULL REFERENCES units (unit_id),
        signed_at timestamptz NOT NULL,
        witness_id uuid REFERENCES officials (official_id),
        witnessed_at timestamptz,
        withdrawn_at timestamptz,
        version integer NOT NULL DEFAULT 1,
        illustrative boolean NOT NULL,
        FOREIGN KEY (campaign_id, text_version) REFERENCES pledge_texts (campaign_id, version),
        CHECK (witness_id <> official_id),
        CHECK ((witness_id IS NULL) = (witnessed_at IS NULL))
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX pledges_standing ON pledges (campaign_id, post_id, text_version) WHERE withdrawn_at IS NULL`,
    );
    await runner.query(`CREATE INDEX pledges_unit ON pledges (unit_id)`);
    await runner.query(`CREATE INDEX pledges_official ON pledges (official_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pledges, pledge_texts, pledge_campaigns`);
  }
}
