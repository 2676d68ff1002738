import type { ReportReader, ReportReaders } from '@namkhong/contracts/http/feedback-reports';
import { isValidOn, localDate, permissions, type CivilDate } from '@namkhong/domain';
import { Clock, GrantRepository, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { DirectoryReader, type Unit } from '../directory/directory.reader.js';
import { HeldPostsReader } from '../directory/held-posts.reader.js';
import {
  chooseReaders,
  findConflict,
  type Candidate,
  type ChosenReader,
  type ReaderQuestion,
} from './choose-readers.js';
import { ReaderKeyRepository, type ReaderKey } from './reader-key.repository.js';

/** What a report is about, as far as it decides who may read it. Asked for, and not kept. */
export interface About {
  readonly unitId: string;
  readonly officialCode: string | null;
  readonly leads: boolean;
}

/** A reader by their key, and by whose mandate they read. */
export interface Reader {
  readonly key: ReaderKey;
  /** Null is that over everything. */
  readonly authority: string | null;
}

/** Who may read a report, by the organisation as it is today. */
@Injectable()
export class ReportReadersService {
  constructor(
    private readonly directory: DirectoryReader,
    private readonly heldPosts: HeldPostsReader,
    private readonly grants: GrantRepository,
    private readonly keys: ReaderKeyRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * The readers of a report that would come in now. @throws Problem 422 `unit-not-in-force`, `official-unknown`,
   * `report-readers-too-few`
   */
  async choose(session: Session, about: About): Promise<{ unit: Unit; readers: Reader[] }> {
    const { unit, question, keys } = await this.ask(session, about);
    const chosen = chooseReaders(question);
    if (chosen.length === 0) throw new Problem(422, 'report-readers-too-few');
    return { unit, readers: withKeys(chosen, keys) };
  }

  /**
   * Those whose mandate covers an authority, which need not be above the unit, and who have no conflict about the report:
   * they may be added, or be handed it. @throws Problem as `choose`
   */
  async eligible(session: Session, about: About, authorityId: string): Promise<Reader[]> {
    const { question, keys } = await this.ask(session, about);
    await this.requireUnit(session, authorityId, question.today);
    const above = (await this.directory.ancestors(session, authorityId)) ?? [];
    const reading: readonly string[] = permissions['confidential-report.read'].heldBy;
    const levels = [authorityId, ...above, null];
    const chosen = question.candidates.flatMap((candidate): ChosenReader[] => {
      const mandates = candidate.grants.filter(
        (grant) => reading.includes(grant.role) && isValidOn(grant, question.today),
      );
      const authority = levels.find((level) => mandates.some(({ unitId }) => unitId === level));
      return authority === undefined || findConflict(question, candidate) ? [] : [{ candidate, authority }];
    });
    return withKeys(chosen, keys);
  }

  /** Readers as people see them. */
  async show(session: Session, readers: readonly Reader[]): Promise<ReportReader[]> {
    const shown: ReportReader[] = [];
    for (const { key, authority } of readers) {
      const unit = authority === null ? null : await this.directory.unit(session, authority);
      const { statement, signature } = key;
      shown.push({ statement, signature, unitId: authority, unitName: unit?.name ?? null });
    }
    return shown;
  }

  async answer(session: Session, about: About): Promise<ReportReaders> {
    const { unit, readers } = await this.choose(session, about);
    return {
      unitId: unit.unitId,
      unitName: unit.name,
      readers: await this.show(session, readers),
      illustrative: unit.illustrative,
    };
  }

  private async ask(session: Session, { unitId, officialCode, leads }: About) {
    const today = localDate(this.clock.now());
    const unit = await this.requireUnit(session, unitId, today);
    const above = (await this.directory.ancestors(session, unitId)) ?? [];
    const accusedId = officialCode && (await this.heldPosts.idOfCode(session, officialCode, today));
    // Who is not known cannot be kept from reading: better a plain refusal than a wrong list.
    if (officialCode !== null && accusedId === null) throw new Problem(422, 'official-unknown');

    const held = await this.grants.ofHolders(session, permissions['confidential-report.read'].heldBy, today);
    const keys = await this.keys.current(session, [...held.keys()]);
    const candidates = keys.map((key): Candidate => ({
      subject: key.subject,
      keyId: key.statement.keyId,
      grants: held.get(key.subject) ?? [],
    }));
    const officials = candidates.flatMap(({ grants }) =>
      grants.flatMap(({ officialId }) => officialId ?? []),
    );
    const posts = await this.heldPosts.ofOfficials(
      session,
      [...new Set([...officials, ...(accusedId === null ? [] : [accusedId])])],
      today,
    );
    const question: ReaderQuestion = { unitId, above, accusedId, leads, posts, candidates, today };
    return { unit, question, keys };
  }

  private async requireUnit(session: Session, unitId: string, today: CivilDate): Promise<Unit> {
    const unit = await this.directory.unit(session, unitId);
    if (!unit || !isValidOn(unit, today)) throw new Problem(422, 'unit-not-in-force');
    return unit;
  }
}

function withKeys(chosen: readonly ChosenReader[], keys: readonly ReaderKey[]): Reader[] {
  const byId = new Map(keys.map((key) => [key.statement.keyId, key]));
  return chosen.flatMap(({ candidate, authority }) => {
    const key = byId.get(candidate.keyId);
    return key ? [{ key, authority }] : [];
  });
}
