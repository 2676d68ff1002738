import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys that others seal to, with their encrypted private half, and the public ones that this service seals to. */
export class CreateSealingKeys1795651300010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sealing_key (
        key_id text primary key,
        public_key text not null,
        private_cipher text not null,
        destroyed_at timestamptz not null
      )`);
    await runner.query(`
      create table peer_sealing_key (
        key_id text primary key,
        public_key text not null,
        valid_from timestamptz not null,
        valid_to timestamptz not null check (valid_to > valid_from)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table sealing_key, peer_sealing_key`);
  }
}
