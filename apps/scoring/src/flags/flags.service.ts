import { Database, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import { FlagAccess } from './flag-access.js';
import type { FlagFile } from './flag.js';
import { FlagsReader } from './flags.reader.js';

interface FlagPage {
  readonly items: FlagFile[];
  readonly next: string | null;
}

/** Shows flags to those whose grants cover the unit, and to the official whom they are about. */
@Injectable()
export class FlagsService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly flags: FlagsReader,
    private readonly access: FlagAccess,
  ) {}

  /** Latest first, a page at a time; `after` is the last flag of the page before. */
  async list(caller: Caller, limit: number, after?: string): Promise<FlagPage> {
    const granted = caller.unitsFor('flag.read');
    return this.database.read(async (session) => {
      const unitIds = granted === 'everything' ? null : await this.directory.subtrees(session, granted);
      return toPage(await this.flags.list(session, { unitIds, limit: limit + 1, after }), limit);
    });
  }

  /**
   * The flags about the official the account belongs to, wherever they served.
   *
   * @throws Problem 403 `permission-denied` where the account belongs to no official
   */
  async own(caller: Caller, limit: number, after?: string): Promise<FlagPage> {
    const { officialId } = caller;
    if (officialId === undefined) {
      throw new Problem(403, 'permission-denied', { action: 'own-figures.read', reason: 'no-official' });
    }
    return this.database.read(async (session) =>
      toPage(await this.flags.list(session, { unitIds: null, officialId, limit: limit + 1, after }), limit),
    );
  }

  /** @throws Problem 404 `flag-unknown`, 403 `permission-denied` */
  async one(caller: Caller, flagId: string): Promise<FlagFile> {
    return this.database.read(async (session) => {
      const file = await this.access.file(session, flagId);
      for (const target of await this.directory.targets(session, [file.flag.subject.unitId])) {
        caller.require('flag.read', target);
      }
      return file;
    });
  }
}

function toPage(found: readonly FlagFile[], limit: number): FlagPage {
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? (items.at(-1)?.flag.flagId ?? null) : null };
}
