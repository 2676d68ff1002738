import { type DirectiveView } from '@namkhong/contracts/http/directive';
import type { clauseVersions, registerQuery } from '@namkhong/contracts/http/directive-documents';
import { parseDocumentNumber } from '@namkhong/domain';
import { Database, Problem } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { pageOf, readCursor, type Page } from '../page-cursor.js';
import { ClauseRepository } from './clause.repository.js';
import { DirectiveReader, type RegisterFilter } from './directive.reader.js';
import { invalidNumber, normaliseName } from './draft-directive.js';
import { RegisterCsvReader } from './register-csv.reader.js';

const cursor = z.object({ issuedOn: z.iso.date(), directiveId: z.uuid() });

/** What the public asks of the register. */
@Injectable()
export class RegisterService {
  constructor(
    private readonly database: Database,
    private readonly reader: DirectiveReader,
    private readonly clauses: ClauseRepository,
    private readonly files: RegisterCsvReader,
  ) {}

  /** Latest first. Throws Problem 400 `cursor-invalid`. */
  async list(query: Omit<z.output<typeof registerQuery>, 'format'>): Promise<Page<DirectiveView>> {
    const { limit, cursor: text, ...filter } = query;
    const after = readCursor(cursor, text);
    const found = await this.database.read((session) =>
      this.reader.list(session, { ...filter, limit: limit + 1, after }),
    );
    return pageOf(found, limit, ({ issuedOn, directiveId }) => ({ issuedOn, directiveId }));
  }

  csv(filter: RegisterFilter): AsyncGenerator<string> {
    return this.files.lines(filter);
  }

  /** Throws Problem 404 `directive-unknown`. */
  async one(directiveId: string): Promise<DirectiveView> {
    const found = await this.database.read((session) => this.reader.find(session, directiveId));
    if (found === null) throw new Problem(404, 'directive-unknown', { text: directiveId });
    return found;
  }

  /** Throws Problem 422 `document-number-invalid`, 404 `document-number-unknown`. */
  async byNumber(text: string, issuer: string | undefined): Promise<DirectiveView[]> {
    const parsed = parseDocumentNumber(text);
    if (!parsed.ok) {
      const { code, params } = invalidNumber(text, parsed.reason).reason;
      throw new Problem(422, code, params);
    }
    const number = parsed.value.normalised;
    const name = issuer === undefined ? undefined : normaliseName(issuer);
    const found = await this.database.read((session) => this.reader.findByNumber(session, number, name));
    if (found.length === 0) throw new Problem(404, 'document-number-unknown', { number });
    return found;
  }

  /** Throws Problem 404 `clause-unknown`. */
  async versions(directiveId: string, clauseId: string): Promise<z.output<typeof clauseVersions>['items']> {
    const versions = await this.database.read((session) =>
      this.clauses.versions(session, directiveId, clauseId),
    );
    if (versions.length === 0) throw new Problem(404, 'clause-unknown', { text: clauseId });
    return versions;
  }
}
