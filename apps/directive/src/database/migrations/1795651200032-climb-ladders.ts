import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A step of a ladder, with all it says. */
type Step = readonly [
  code: string,
  anchor: 'due' | 'issue',
  workingDays: number,
  to: string,
  stoppedBy: string,
];

/** What holds until an authority decides otherwise: the working day before, the day, the deputy, the superior. */
const ladders: Readonly<Record<string, readonly Step[]>> = {
  normal: [
    ['unread', 'issue', 3, 'deputy', 'acknowledgement'],
    ['day-before', 'due', -1, 'head', 'claim'],
    ['on-the-day', 'due', 0, 'head', 'claim'],
    ['overdue-deputy', 'due', 1, 'deputy', 'claim'],
    ['overdue-superior', 'due', 3, 'superior', 'claim'],
  ],
  urgent: [
    ['unread', 'issue', 1, 'deputy', 'acknowledgement'],
    ['day-before', 'due', -1, 'head', 'claim'],
    ['on-the-day', 'due', 0, 'head', 'claim'],
    ['overdue-deputy', 'due', 1, 'deputy', 'claim'],
    ['overdue-superior', 'due', 2, 'superior', 'claim'],
  ],
  express: [
    ['unread', 'issue', 1, 'superior', 'acknowledgement'],
    ['day-before', 'due', -1, 'head', 'claim'],
    ['on-the-day', 'due', 0, 'head', 'claim'],
    ['overdue-deputy', 'due', 1, 'deputy', 'claim'],
    ['overdue-superior', 'due', 1, 'superior', 'claim'],
  ],
};

/** Escalation ladders as data with effective dates, and the steps that were taken, each once for a deadline. */
export class ClimbLadders1795651200032 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE escalation_ladders (
        ladder_id uuid PRIMARY KEY,
        urgency text NOT NULL CHECK (urgency IN ('normal', 'urgent', 'express')),
        effective_from date NOT NULL,
        steps jsonb NOT NULL,
        version integer NOT NULL DEFAULT 1 CHECK (version >= 1),
        UNIQUE (urgency, effective_from)
      )`);
    for (const [urgency, steps] of Object.entries(ladders)) {
      await runner.query(
        `INSERT INTO escalation_ladders (ladder_id, urgency, effective_from, steps)
         VALUES (gen_random_uuid(), $1, '2020-01-01', $2)`,
        [
          urgency,
          JSON.stringify(
            steps.map(([code, anchor, workingDays, to, stoppedBy]) => ({
              ...{ code, anchor, workingDays, to, levels: 1, stoppedBy },
            })),
          ),
        ],
      );
    }
    await runner.query(`
      CREATE TABLE escalations (
        assignment_id uuid NOT NULL REFERENCES assignments (assignment_id),
        step text NOT NULL,
        about date NOT NULL,
        ladder_id uuid NOT NULL REFERENCES escalation_ladders (ladder_id),
        fell_due_on date NOT NULL,
        taken_at timestamptz NOT NULL,
        role text NOT NULL CHECK (role IN ('head', 'deputy', 'issuer')),
        unit_id uuid REFERENCES units (unit_id),
        official_ids uuid[] NOT NULL,
        PRIMARY KEY (assignment_id, step, about)
      )`);
    // The scan reads what is open, in the order of its ids, and nothing else.
    await runner.query(`
      CREATE INDEX assignments_open ON assignments (assignment_id) WHERE state NOT IN ('accepted', 'withdrawn')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX assignments_open`);
    await runner.query(`DROP TABLE escalations, escalation_ladders`);
  }
}
