import { Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { CriteriaSetsReader, type CriteriaSetVersion } from '../methodology/criteria-sets.reader.js';
import { KeptAnswers } from './kept-answers.js';
import { ReleasedColumnsReader, type VersionedGroup, type WithheldRow } from './released-columns.reader.js';
import { ReleasedTable } from './released-table.js';

/** All released cells of one set as some moment of the database saw them. */
export interface SetTables {
  /** The earliest version first; a version nothing was released of has none. */
  readonly tables: readonly ReleasedTable[];
  /** All versions of the set, the earliest first; empty where the set is unknown. */
  readonly versions: readonly CriteriaSetVersion[];
  /** Answers to this state of the cells. */
  readonly answers: KeptAnswers;
}

interface Copy {
  readonly byVersion: Map<number, ReleasedTable>;
  versions: readonly CriteriaSetVersion[];
  snapshot: string;
  answers: KeptAnswers;
  usedAt: number;
}

/** Cells that may lie in memory at once, of all sets: some 600 bytes each with five criteria. */
const MOST_ROWS = 600_000;

/**
 * Copies of the released cells in memory, one per set that was asked about. Before each answer the database says
 * whether any transaction it has committed since is missing from the copy; then just the groups that changed are read.
 * So an answer is never older than its question, on any instance. The set that was not asked about longest gives way.
 */
@Injectable()
export class ReleasedTables {
  private readonly copies = new Map<string, Copy>();
  private readonly loading = new Map<string, Promise<void>>();
  private uses = 0;

  constructor(
    private readonly database: Database,
    private readonly columns: ReleasedColumnsReader,
    private readonly sets: CriteriaSetsReader,
  ) {}

  /** The cells of a set as they are now. Nothing may be awaited while they are read: a later answer may change them. */
  async current(setCode: string): Promise<SetTables> {
    const copy = this.copies.get(setCode);
    if (!copy || (await this.isStale(setCode, copy))) await this.refresh(setCode);
    const fresh = this.copies.get(setCode);
    if (!fresh) throw new Error(`the released cells of ${setCode} could not be read`);
    fresh.usedAt = ++this.uses;
    const tables = [...fresh.byVersion.values()].sort((a, b) => a.set.version - b.set.version);
    return { tables, versions: fresh.versions, answers: fresh.answers };
  }

  private async isStale(setCode: string, { snapshot, versions }: Copy): Promise<boolean> {
    return this.database.read((session) =>
      this.columns.hasChanged(session, setCode, snapshot, versions.length),
    );
  }

  /** One reading at a time; who comes while one runs waits for it and for the next, which is sure to see their moment. */
  private async refresh(setCode: string): Promise<void> {
    const running = this.loading.get(setCode);
    if (running) {
      await running.catch(() => undefined);
      const next = this.loading.get(setCode);
      if (next && next !== running) return next;
    }
    const reading = this.read(setCode).finally(() => {
      if (this.loading.get(setCode) === reading) this.loading.delete(setCode);
    });
    this.loading.set(setCode, reading);
    return reading;
  }

  private async read(setCode: string): Promise<void> {
    await this.database.transaction(async (session) => {
      await session.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const snapshot = await this.columns.snapshot(session);
      const copy = this.copies.get(setCode);
      await (copy ? this.readChanges(session, setCode, copy) : this.readAll(session, setCode));
      const read = this.copies.get(setCode);
      if (read) {
        read.versions = await this.sets.versions(session, setCode);
        read.snapshot = snapshot;
        read.answers = new KeptAnswers();
      }
    });
  }

  private async readAll(session: Session, setCode: string): Promise<void> {
    this.makeRoom(await this.columns.count(session, setCode));
    const copy: Copy = {
      byVersion: new Map(),
      versions: [],
      snapshot: '',
      answers: new KeptAnswers(),
      usedAt: 0,
    };
    for await (const rows of this.columns.all(session, setCode)) {
      for (const row of rows) {
        const table = copy.byVersion.get(row.setVersion) ?? (await this.tableOf(session, setCode, copy, row));
        table.add(row);
      }
    }
    await this.withhold(session, setCode, copy, await this.columns.allWithheld(session, setCode));
    this.copies.set(setCode, copy);
  }

  private async readChanges(session: Session, setCode: string, copy: Copy): Promise<void> {
    const groups = await this.columns.changedGroups(session, setCode, copy.snapshot);
    const rows = await this.columns.ofChanged(session, setCode, copy.snapshot);
    const withheld = await this.columns.withheldOfChanged(session, setCode, copy.snapshot);
    for (const group of groups) await this.tableOf(session, setCode, copy, group);
    // From here on without a pause, so that no answer sees half of it.
    for (const group of groups) copy.byVersion.get(group.setVersion)?.forget(group);
    for (const row of rows) copy.byVersion.get(row.setVersion)?.add(row);
    for (const row of withheld) copy.byVersion.get(row.setVersion)?.withhold(row, row.channels);
  }

  private async withhold(
    session: Session,
    setCode: string,
    copy: Copy,
    rows: readonly WithheldRow[],
  ): Promise<void> {
    for (const row of rows) (await this.tableOf(session, setCode, copy, row)).withhold(row, row.channels);
  }

  private async tableOf(
    session: Session,
    setCode: string,
    copy: Copy,
    { setVersion }: Pick<VersionedGroup, 'setVersion'>,
  ): Promise<ReleasedTable> {
    const known = copy.byVersion.get(setVersion);
    if (known) return known;
    const set = await this.sets.find(session, setCode, setVersion);
    if (!set)
      throw new Error(`released cells of ${setCode} version ${setVersion}, which was never published`);
    const table = new ReleasedTable(set);
    copy.byVersion.set(setVersion, table);
    return table;
  }

  private makeRoom(rows: number): void {
    const oldest = [...this.copies].toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
    let held = oldest.reduce((total, [, copy]) => total + rowsOf(copy), rows);
    for (const [setCode, copy] of oldest) {
      if (held <= MOST_ROWS) return;
      this.copies.delete(setCode);
      held -= rowsOf(copy);
    }
  }
}

function rowsOf({ byVersion }: Pick<Copy, 'byVersion'>): number {
  return [...byVersion.values()].reduce((total, table) => total + table.rows, 0);
}
