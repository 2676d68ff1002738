import type { dossiersResponse } from '@namkhong/contracts/http/feedback';
import { localDate } from '@namkhong/domain';
import { Clock, Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { messageOf } from '../import-report.js';
import {
  acceptDossier,
  saysTheSame,
  type ClosedDossier,
  type Dossier,
  type DossierRefusal,
} from './accept-dossier.js';
import { BallotIssuer, type IssuedBallot } from './ballot-issuer.js';
import { expiryInstant, expiryOf } from './ballot.reader.js';
import { hashToken, TokenSource } from './ballot-token.js';
import { DossiersRepository } from './dossiers.repository.js';

type DossiersResponse = z.output<typeof dossiersResponse>;

/** Takes in closed dossiers and issues one ballot for each. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly dossiers: DossiersRepository,
    private readonly issuer: BallotIssuer,
    private readonly tokens: TokenSource,
    private readonly clock: Clock,
  ) {}

  /** Good lines are kept, each bad one is named with its reason; the tokens are told this once. */
  async record(lines: readonly ClosedDossier[]): Promise<DossiersResponse> {
    return this.database.transaction(async (session) => {
      const decided = await this.decide(session, lines);
      const candidates = new Map<string, IssuedBallot & { readonly written: string }>();
      decided.forEach((dossier, index) => {
        if (typeof dossier === 'string' || candidates.has(dossier.dossierCode)) return;
        const { dossierCode: written = dossier.dossierCode, applicant = null } = lines[index] ?? {};
        candidates.set(dossier.dossierCode, { dossier, written, applicant, token: this.tokens.next() });
      });
      const fresh = await this.insert(session, [...candidates.values()]);
      const known = await this.dossiers.find(session, [...candidates.keys()]);
      const rejected = decided.flatMap((dossier, index) => {
        const code = typeof dossier === 'string' ? dossier : contradiction(dossier, known);
        return code === undefined ? [] : [{ index, code, message: messageOf(code) }];
      });
      const expiresAt = expiryInstant(expiryOf(localDate(this.clock.now())));
      const ballots = fresh.map(({ written, token }) => ({ dossierCode: written, token, expiresAt }));
      const unchanged = lines.length - fresh.length - rejected.length;
      return { accepted: fresh.length, unchanged, rejected, ballots };
    });
  }

  private async decide(
    session: Session,
    lines: readonly ClosedDossier[],
  ): Promise<(Dossier | DossierRefusal)[]> {
    const directory = await this.directory.load(session, {
      units: lines.map((line) => line.unitCode),
      officials: lines.flatMap((line) => line.officialCode ?? []),
    });
    const today = localDate(this.clock.now());
    return lines.map((line) => acceptDossier(line, directory, today));
  }

  /** Stores those that are new, with their ballots and counts, and returns them. */
  private async insert<Candidate extends IssuedBallot>(
    session: Session,
    candidates: readonly Candidate[],
  ): Promise<Candidate[]> {
    const demonstration = candidates.filter(({ dossier }) => dossier.illustrative);
    const inserted = await this.dossiers.insertNew(
      session,
      candidates.map(({ dossier }) => dossier),
      new Map(demonstration.map(({ dossier, token }) => [dossier.dossierCode, hashToken(token)])),
    );
    const fresh = candidates.filter(({ dossier }) => inserted.has(dossier.dossierCode));
    await this.issuer.issue(session, fresh, localDate(this.clock.now()));
    return fresh;
  }
}

function contradiction(dossier: Dossier, known: ReadonlyMap<string, Dossier>): 'dossier-differs' | undefined {
  const recorded = known.get(dossier.dossierCode);
  return recorded && !saysTheSame(recorded, dossier) ? 'dossier-differs' : undefined;
}
