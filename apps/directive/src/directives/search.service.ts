import type { SearchAnswer, searchQuery } from '@namkhong/contracts/http/directive-documents';
import { findAskedWord, parseDocumentNumber, searchWords, toTsquery } from '@namkhong/domain';
import { Database, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { pageOf, readCursor } from '../page-cursor.js';
import { DirectiveReader } from './directive.reader.js';
import { SearchReader, type FoundDirective, type SearchFilter, type SearchTerm } from './search.reader.js';

const position = z.object({
  rank: z
    .string()
    .regex(/^\d(\.\d+)?(e-\d+)?$/)
    .nullable(),
  issuedOn: z.iso.date(),
  directiveId: z.uuid(),
});

/** How much of a clause is shown around the word that was found, in characters. */
const BEFORE = 80;
const SHOWN = 300;

/** Answers what the public looks for in the register. */
@Injectable()
export class SearchService {
  constructor(
    private readonly database: Database,
    private readonly reader: SearchReader,
    private readonly register: DirectiveReader,
  ) {}

  /** Documents that hold every word of the question. Throws Problem 400 `cursor-invalid`. */
  async search({ q, limit, cursor, ...filter }: z.output<typeof searchQuery>): Promise<SearchAnswer> {
    const after = readCursor(position, cursor);
    const term = await this.database.read((session) => this.termOf(session, q));
    if (term === null) return { order: 'relevance', items: [], next: null };
    const asked = { ...filter, term, after, limit: limit + 1 };
    const ranked = await this.ranked(asked);
    return this.database.read(async (session) => {
      const found = ranked ?? (await this.reader.byDate(session, asked));
      const page = pageOf(found, limit, ({ rank, issuedOn, directiveId }) => ({
        rank,
        issuedOn,
        directiveId,
      }));
      const items = await this.withClauses(session, page.items, q);
      return { order: ranked === null ? 'date' : 'relevance', items, next: page.next };
    });
  }

  /** By how well they fit; null where too many do. A page goes on as the one before it was ordered, whatever was issued since. */
  private async ranked(asked: SearchFilter): Promise<FoundDirective[] | null> {
    if (asked.after?.rank === null) return null;
    return this.database.transaction(async (session) => {
      await this.reader.goByWordIndex(session);
      const isRankable = asked.after !== undefined || (await this.reader.isRankable(session, asked));
      return isRankable ? this.reader.ranked(session, asked) : null;
    });
  }

  /** Whoever writes a number that the register holds means those documents; otherwise the words count. */
  private async termOf(session: Session, q: string): Promise<SearchTerm | null> {
    const number = parseDocumentNumber(q);
    if (number.ok && (await this.register.holdsNumber(session, number.value.normalised))) {
      return { number: number.value.normalised };
    }
    const words = toTsquery(q);
    return words === null ? null : { words };
  }

  private async withClauses(
    session: Session,
    found: readonly FoundDirective[],
    q: string,
  ): Promise<SearchAnswer['items']> {
    const words = searchWords(q);
    const clauses = Map.groupBy(
      await this.reader.clausesOf(
        session,
        found.map(({ directiveId }) => directiveId),
      ),
      ({ directiveId }) => directiveId,
    );
    return found.map(({ rank: _rank, ...item }) => {
      for (const { clauseId, ordinal, text } of clauses.get(item.directiveId) ?? []) {
        const at = findAskedWord(text, words);
        if (at >= 0) return { ...item, clause: { clauseId, ordinal, text: excerpt(text, at) } };
      }
      return { ...item, clause: null };
    });
  }
}

/** The clause around the place, whole where it is short. */
function excerpt(text: string, at: number): string {
  const from = text.length <= SHOWN ? 0 : Math.max(0, at - BEFORE);
  const part = text.slice(from, from + SHOWN);
  return `${from > 0 ? '…' : ''}${part}${from + SHOWN < text.length ? '…' : ''}`;
}
