import {
  fileFormat,
  indexQuery,
  indexResult,
  type IndexQuery,
  type IndexResult,
} from '@namkhong/contracts/http/scoring-query';
import { Allow, CurrentCaller, Returns, zod, type Caller } from '@namkhong/service-kit';
import { Body, Controller, Headers, HttpCode, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { formatAsked } from './format-asked.js';
import { LoggedQueries } from './logged-queries.js';
import { mediaTypes, writeAnswerFile } from './write-answer-file.js';

const options = z.object({ format: fileFormat.optional() });

@Controller('query')
export class QueryController {
  /** Of answers that are kept, for as long as they are. */
  private readonly texts = new WeakMap<IndexResult, Buffer>();

  constructor(private readonly queries: LoggedQueries) {}

  /**
   * A question to the index; it creates nothing but a line in the log. JSON, or a file by `format` or the Accept header.
   */
  @Post()
  @HttpCode(200)
  @Allow('index.query')
  @Returns(200, indexResult, 'Rows of figures; with another format a CSV, XLSX or Parquet file of them.')
  async answer(
    @Body(zod(indexQuery)) query: IndexQuery,
    @Query(zod(options)) { format }: z.output<typeof options>,
    @Headers('accept') accept: string | undefined,
    @CurrentCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = format ?? formatAsked(accept);
    const result = await this.queries.answer(query, caller, asked);
    if (asked === 'json') {
      // Thousands of rows as one piece of memory: handed on as a text they would be copied twice on their way out.
      void reply.type('application/json; charset=utf-8');
      return this.textOf(result);
    }
    const file = await writeAnswerFile(asked, query, result);
    return new StreamableFile(file, {
      type: mediaTypes[asked],
      length: file.length,
      disposition: `attachment; filename="nam-khong-${query.setCode}.${asked}"`,
    });
  }

  private textOf(result: IndexResult): Buffer {
    let text = this.texts.get(result);
    if (!text) this.texts.set(result, (text = Buffer.from(JSON.stringify(result), 'utf8')));
    return text;
  }
}
