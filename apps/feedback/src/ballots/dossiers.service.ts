import { randomUUID } from 'node:crypto';
import type { dossiersResponse } from '@namkhong/contracts/http/feedback';
import { localDate, type CivilDate } from '@namkhong/domain';
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
import { expiryInstant, expiryOf } from './ballot.reader.js';
import { TokenSource } from './ballot-token.js';
import { DossierIntake, type Candidate } from './dossier-intake.js';
import { readMobile } from './read-mobile.js';

type DossiersResponse = z.output<typeof dossiersResponse>;

/** Takes in closed dossiers and issues one ballot for each that the lot falls on. */
@Injectable()
export class DossiersService {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryReader,
    private readonly intake: DossierIntake,
    private readonly tokens: TokenSource,
    private readonly clock: Clock,
  ) {}

  /** Good lines are kept, each bad one is named with its reason; tokens are told this once, and never of an invitation. */
  async record(lines: readonly ClosedDossier[]): Promise<DossiersResponse> {
    return this.database.transaction(async (session) => {
      const today = localDate(this.clock.now());
      const decided = await this.decide(session, lines, today);
      const candidates = new Map<string, Candidate>();
      decided.forEach((dossier, index) => {
        const line = lines[index];
        if (!line || typeof dossier === 'string' || candidates.has(dossier.dossierCode)) return;
        candidates.set(dossier.dossierCode, this.candidate(line, dossier));
      });
      const { fresh, known } = await this.intake.insert(session, [...candidates.values()], today);
      const rejected = decided.flatMap((dossier, index) => {
        const code = typeof dossier === 'string' ? dossier : contradiction(dossier, known);
        return code === undefined ? [] : [{ index, code, message: messageOf(code) }];
      });
      const numbers = lines.flatMap((line, index) => {
        const { fault } = readMobile(line);
        return fault === null ? [] : [{ index, code: fault, message: messageOf(fault) }];
      });
      const expiresAt = expiryInstant(expiryOf(today));
      return {
        accepted: fresh.length,
        unchanged: lines.length - fresh.length - rejected.length,
        rejected,
        numbers,
        invited: fresh.filter(({ invitationId }) => invitationId !== null).length,
        ballots: fresh.flatMap(({ written: dossierCode, token, isTold }) =>
          isTold ? [{ dossierCode, token, expiresAt }] : [],
        ),
      };
    });
  }

  private candidate(line: ClosedDossier, dossier: Dossier): Candidate {
    const { mobile } = readMobile(line);
    return {
      dossier,
      written: line.dossierCode,
      applicant: line.applicant,
      token: this.tokens.next(),
      mobile,
      invitationId: mobile === null ? null : randomUUID(),
      language: line.language,
      isTold: mobile === null || line.slip,
    };
  }

  private async decide(
    session: Session,
    lines: readonly ClosedDossier[],
    today: CivilDate,
  ): Promise<(Dossier | DossierRefusal)[]> {
    const directory = await this.directory.load(session, {
      units: lines.map((line) => line.unitCode),
      officials: lines.flatMap((line) => line.officialCode ?? []),
    });
    return lines.map((line) => acceptDossier(line, directory, today));
  }
}

function contradiction(dossier: Dossier, known: ReadonlyMap<string, Dossier>): 'dossier-differs' | undefined {
  const recorded = known.get(dossier.dossierCode);
  return recorded && !saysTheSame(recorded, dossier) ? 'dossier-differs' : undefined;
}
