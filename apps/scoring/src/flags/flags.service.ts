import { Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { FlagsReader } from './flags.reader.js';
import type { Flag } from './flag.js';

/** Shows flags to those whose grants cover the unit. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly flags: FlagsReader,
  ) {}

  /** Latest first, a page at a time; `after` is the last flag of the page before. */
  async list(caller: Caller, limit: number, after?: string): Promise<{ items: Flag[]; next: string | null }> {
    const granted = caller.unitsFor('flag.read');
    return this.database.read(async (session) => {
      const unitIds = granted === 'everything' ? null : await this.directory.subtrees(session, granted);
      const found = await this.flags.list(session, { unitIds, limit: limit + 1, after });
      const items = found.slice(0, limit);
      return { items, next: found.length > limit ? (items.at(-1)?.flagId ?? null) : null };
    });
  }

  /** @throws Problem 404 `flag-unknown`, 403 `permission-denied` */
  async one(caller: Caller, flagId: string): Promise<Flag> {
    return this.database.read(async (session) => {
      const flag = await this.flags.find(session, flagId);
      if (!flag) throw new Problem(404, 'flag-unknown', { flagId });
      for (const target of await this.directory.targets(session, [flag.subject.unitId])) {
        caller.require('flag.read', target);
      }
      return flag;
    });
  }
}
