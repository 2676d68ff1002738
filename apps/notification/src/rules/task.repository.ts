import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { TaskFacts } from './rules.js';

export interface Task extends TaskFacts {
  readonly assignmentId: string;
  readonly unitId: string;
}

/** Notification's own small copy of tasks: what their messages say, and whether they are still needed. */
@Injectable()
export class TaskRepository {
  async add(session: Session, task: Omit<Task, 'acknowledged'>): Promise<void> {
    await session.query(
      `INSERT INTO task (assignment_id, unit_id, document, due_on, urgency, due_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (assignment_id) DO NOTHING`,
      [task.assignmentId, task.unitId, task.document, task.dueOn, task.urgency, task.dueAt],
    );
  }

  /** Null for a task from before this copy was kept. */
  async find(session: Session, assignmentId: string): Promise<Task | null> {
    const [row] = await session.query<Task>(
      `SELECT assignment_id AS "assignmentId", unit_id AS "unitId", document, due_on::text AS "dueOn",
              due_at AS "dueAt", urgency, acknowledged
         FROM task WHERE assignment_id = $1`,
      [assignmentId],
    );
    return row ?? null;
  }

  async change(
    session: Session,
    assignmentId: string,
    change: {
      unitId?: string;
      /** The day takes the place of day and hour, or comes with its hour. */
      dueOn?: string;
      dueAt?: Date;
      acknowledged?: boolean;
      claimed?: boolean;
      closed?: true;
    },
  ): Promise<void> {
    await session.query(
      `UPDATE task SET due_on = coalesce($2, due_on), due_at = CASE WHEN $2::date IS NULL THEN due_at ELSE $7 END,
              acknowledged = coalesce($3, acknowledged), claimed = coalesce($4, claimed), closed = coalesce($5, closed), unit_id = coalesce($6, unit_id)
        WHERE assignment_id = $1`,
      [
        assignmentId,
        change.dueOn ?? null,
        change.acknowledged ?? null,
        change.claimed ?? null,
        change.closed ?? null,
        change.unitId ?? null,
        change.dueAt ?? null,
      ],
    );
  }
}
