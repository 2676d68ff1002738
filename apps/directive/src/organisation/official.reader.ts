import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';

/** Translates between officials' ids and the numbers on their badges. */
@Injectable()
export class OfficialReader {
  async idOf(session: Session, officialCode: string): Promise<string | null> {
    const [row] = await session.query<{ official_id: string }>(
      `SELECT official_id FROM officials WHERE code = $1`,
      [officialCode],
    );
    return row?.official_id ?? null;
  }

  async codeOf(session: Session, officialId: string): Promise<string | null> {
    const [row] = await session.query<{ code: string }>(`SELECT code FROM officials WHERE official_id = $1`, [
      officialId,
    ]);
    return row?.code ?? null;
  }
}
