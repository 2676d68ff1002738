import { busMigrationDownSql, busMigrationSql } from '@namkhong/event-bus';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outbox, consumer offsets and processed events, as the bus defines them. */
export class CreateBusTables1795392000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of busMigrationSql) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of busMigrationDownSql) await runner.query(statement);
  }
}
