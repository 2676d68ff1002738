import { preferenceChoice, type PreferenceChoice } from '@namkhong/contracts/http/notification-preferences';
import type { Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

export interface Preference {
  /** 0 where nothing was chosen yet. */
  readonly version: number;
  readonly choices: readonly PreferenceChoice[];
}

/** What officials chose. */
@Injectable()
export class PreferenceRepository {
  async find(session: Session, officialId: string): Promise<Preference> {
    const [row] = await session.query<{ version: number; choices: unknown }>(
      `SELECT version, choices FROM preference WHERE official_id = $1`,
      [officialId],
    );
    return row === undefined
      ? { version: 0, choices: [] }
      : { version: row.version, choices: preferenceChoice.array().parse(row.choices) };
  }

  /** Replaces the version that was seen. @returns false where it is not the current one any more */
  async replace(
    session: Session,
    officialId: string,
    { version, choices }: Preference,
    at: Date,
  ): Promise<boolean> {
    const values = [officialId, JSON.stringify(choices), at];
    const rows =
      version === 0
        ? await session.query(
            `INSERT INTO preference (official_id, version, choices, changed_at) VALUES ($1, 1, $2, $3)
             ON CONFLICT (official_id) DO NOTHING RETURNING version`,
            values,
          )
        : await session.query(
            `UPDATE preference SET version = version + 1, choices = $2, changed_at = $3
              WHERE official_id = $1 AND version = $4 RETURNING version`,
            [...values, version],
          );
    return rows.length === 1;
  }
}
