import { Clock, Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { FineCellsRepository, type FineCell, type FineSelection } from './fine-cells.repository.js';

/** Cells one answer may rest on: they are read for it alone. */
const MOST_CELLS = 50_000;

/** What is told by kind of case and by day: of closed quarters only, copied once each. */
@Injectable()
export class FineCells {
  constructor(
    private readonly database: Database,
    private readonly repository: FineCellsRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 422 `query-too-large` */
  async select(selection: FineSelection): Promise<{
    readonly told: readonly FineCell[];
    readonly untold: readonly Pick<FineCell, 'unitId' | 'month' | 'setVersion' | 'assurance'>[];
  }> {
    await this.copyClosed(selection.setCode);
    return this.database.read(async (session) => {
      const rows = await this.repository.count(session, selection);
      if (rows > MOST_CELLS) throw new Problem(422, 'query-too-large', { most: MOST_CELLS });
      return {
        told: await this.repository.select(session, selection),
        untold: await this.repository.untold(session, selection),
      };
    });
  }

  private async copyClosed(setCode: string): Promise<void> {
    const quarters = await this.database.read((session) => this.repository.uncopied(session, setCode));
    for (const quarter of quarters) {
      await this.database.transaction(async (session) => {
        await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
        await this.repository.copy(session, setCode, quarter, this.clock.now());
      });
    }
  }
}
