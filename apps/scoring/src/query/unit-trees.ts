import type { IndexQuery } from '@namkhong/contracts/http/scoring-query';
import { Database } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.reader.js';
import type { RowUnit } from './answer-query.js';

/** Adds units up to a level of the tree. */
@Injectable()
export class UnitTrees {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
  ) {}

  /** For a unit in a month the unit at the level above it, or itself where it is no deeper; null for an unknown one. */
  async rowUnits({ level }: NonNullable<IndexQuery['rollUp']>): Promise<RowUnit> {
    const parents = await this.database.read((session) => this.directory.parents(session));
    const found = new Map<string, string | null>();
    return (unitId) => {
      let unit = found.get(unitId);
      if (unit === undefined) found.set(unitId, (unit = atLevel(unitId, level, parents)));
      return unit;
    };
  }
}

function atLevel(unitId: string, level: number, parents: ReadonlyMap<string, string | null>): string | null {
  const path: string[] = [];
  let above: string | null = unitId;
  while (above !== null && parents.has(above) && !path.includes(above)) {
    path.unshift(above);
    above = parents.get(above) ?? null;
  }
  return path[Math.min(level, path.length - 1)] ?? null;
}
