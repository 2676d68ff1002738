import { localDate } from '@namkhong/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import { Problem } from '../problems/problem.js';
import { Caller } from './caller.js';
import { GrantRepository } from './grant.repository.js';
import { TokenVerifier } from './token-verifier.js';

/** Turns an Authorization header into a caller with grants. */
@Injectable()
export class Callers {
  constructor(
    private readonly tokens: TokenVerifier,
    private readonly database: Database,
    private readonly grants: GrantRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem 401 `token-missing` or `token-invalid`, 503 `issuer-unreachable` */
  async identify(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer ([\w~+/.-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) {
      throw new Problem(401, 'token-missing', {}, { headers: { 'www-authenticate': 'Bearer' } });
    }
    const subject = await this.tokens.verify(token);
    const grants = await this.database.read((session) => this.grants.ofSubject(session, subject));
    return new Caller(subject, grants, localDate(this.clock.now()));
  }
}
