import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the directory read the organisation from its beginning: successions and kinds were not kept so far, and edges in
 * the order in which they came. The topic keeps its records for ever, and each carries a unit in full.
 */
export class ReadOrganisationAgain1795597200054 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM directory_parent');
    await runner.query("DELETE FROM bus_processed WHERE consumer_group = 'scoring.directory'");
    await runner.query("UPDATE bus_offset SET next_offset = 0 WHERE consumer_group = 'scoring.directory'");
  }

  async down(): Promise<void> {
    // What was read again is as good as what was read before.
  }
}
