import type { SearchAnswer } from '@namkhong/contracts/http/directive-documents';
import { type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { registerConditions, type RegisterFilter } from './directive.reader.js';

/** Where a page of results begins: after this one. Ordered by date alone where `rank` is null. */
interface SearchPosition {
  readonly rank: string | null;
  readonly issuedOn: string;
  readonly directiveId: string;
}

/** What is looked for: documents that hold all words, or those of one number. */
export type SearchTerm = { readonly words: string } | { readonly number: string };

export interface SearchFilter extends RegisterFilter {
  readonly term: SearchTerm;
  readonly limit: number;
  readonly after: SearchPosition | undefined;
}

export type FoundDirective = Omit<SearchAnswer['items'][number], 'clause'> & { readonly rank: string | null };

export interface FoundClause {
  readonly directiveId: string;
  readonly clauseId: string;
  readonly ordinal: number;
  readonly text: string;
}

/** More matches than this are not weighed one against the other: what so many documents hold tells none of them apart. */
const MOST_RANKED = 1_000;
/** Of a long document, what is looked through to show where a word was found. */
const SHOWN_CLAUSES = 50;

const COLUMNS = `d.directive_id AS "directiveId", d.number, d.title, d.issuer, d.type, d.issued_on::text AS "issuedOn",
  d.state, d.illustrative`;

/** Full-text search in the public register: drafts and secrets are not in what it reads. */
@Injectable()
export class SearchReader {
  /**
   * Has the transaction's next statements go by the index of words. The planner believes that reading a tsvector costs nothing
   * and would take thousands out of their storage one by one, where the index has counted them already.
   */
  async goByWordIndex(session: Session): Promise<void> {
    await session.query(
      `SELECT set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`,
    );
  }

  /** Whether few enough documents match to be ranked. */
  async isRankable(session: Session, { term, ...filter }: SearchFilter): Promise<boolean> {
    const { conditions, parameters } = registerConditions(filter, 1);
    const [row] = await session.query<{ found: number }>(
      `SELECT count(*)::int AS found
         FROM (SELECT 1 FROM registered_directives d WHERE ${matches(term)} ${conditions}
                LIMIT ${MOST_RANKED + 1}) matching`,
      [valueOf(term), ...parameters],
    );
    return (row?.found ?? 0) <= MOST_RANKED;
  }

  /** By how well they fit, then latest first. Number and title weigh most, then the issuer, then the clauses. */
  async ranked(session: Session, { term, after, limit, ...filter }: SearchFilter): Promise<FoundDirective[]> {
    const { conditions, parameters } = registerConditions(filter, 5);
    const rank = 'words' in term ? 'ts_rank(d.words, $1::tsquery, 1)' : '1::real';
    return session.query<FoundDirective>(
      `SELECT ${COLUMNS}, d.rank::text AS rank
         FROM (SELECT d.*, ${rank} AS rank FROM registered_directives d WHERE ${matches(term)} ${conditions}) d
        WHERE $2::real IS NULL OR (d.rank, d.issued_on, d.directive_id) < ($2::real, $3::date, $4::uuid)
        ORDER BY d.rank DESC, d.issued_on DESC, d.directive_id DESC LIMIT $5`,
      [
        valueOf(term),
        after?.rank ?? null,
        after?.issuedOn ?? null,
        after?.directiveId ?? null,
        limit,
        ...parameters,
      ],
    );
  }

  /** Latest first: where many match, a few steps through the register find a page of them. */
  async byDate(session: Session, { term, after, limit, ...filter }: SearchFilter): Promise<FoundDirective[]> {
    const { conditions, parameters } = registerConditions(filter, 4);
    return session.query<FoundDirective>(
      `SELECT ${COLUMNS}, NULL AS rank FROM registered_directives d
        WHERE ${matches(term)} ${conditions}
          AND ($2::date IS NULL OR (d.issued_on, d.directive_id) < ($2, $3::uuid))
        ORDER BY d.issued_on DESC, d.directive_id DESC LIMIT $4`,
      [valueOf(term), after?.issuedOn ?? null, after?.directiveId ?? null, limit, ...parameters],
    );
  }

  /** The first clauses in force of documents of the register. */
  async clausesOf(session: Session, directiveIds: readonly string[]): Promise<FoundClause[]> {
    return session.query<FoundClause>(
      `SELECT c.directive_id AS "directiveId", c.clause_id AS "clauseId", c.ordinal, c.text
         FROM clauses c JOIN registered_directives d USING (directive_id)
        WHERE c.directive_id = ANY ($1::uuid[]) AND NOT c.repealed AND c.ordinal <= ${SHOWN_CLAUSES}
        ORDER BY c.directive_id, c.ordinal`,
      [directiveIds],
    );
  }
}

function matches(term: SearchTerm): string {
  return 'words' in term ? 'd.words @@ $1::tsquery' : 'd.number = $1';
}

function valueOf(term: SearchTerm): string {
  return 'words' in term ? term.words : term.number;
}
