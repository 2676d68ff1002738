import { exportedRows, exportQuery } from '@namkhong/contracts/http/directive-organisation';
import { localDate } from '@namkhong/domain';
import { Allow, Clock, Database, Public, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { ExportReader, type ExportedListName } from './export.reader.js';

type ExportQuery = z.output<typeof exportQuery>;

/** The organisation's lists, as CSV or JSON that the imports of the same names take back. */
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly database: Database,
    private readonly reader: ExportReader,
    private readonly clock: Clock,
  ) {}

  @Get('units')
  @Public()
  @Returns(200, exportedRows)
  async units(@Query(zod(exportQuery)) query: ExportQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.export('units', query, reply);
  }

  /** In the form of the national list: without the mark that spreadsheets like at the beginning. */
  @Get('national-units')
  @Public()
  @Returns(200, exportedRows)
  async nationalUnits(
    @Query(zod(exportQuery)) query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.export('national-units', query, reply, false);
  }

  @Get('posts')
  @Allow('organisation.read')
  @Returns(200, exportedRows)
  async posts(@Query(zod(exportQuery)) query: ExportQuery, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.export('posts', query, reply);
  }

  @Get('service-points')
  @Public()
  @Returns(200, exportedRows)
  async servicePoints(
    @Query(zod(exportQuery)) query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.export('service-points', query, reply);
  }

  @Get('procedures')
  @Public()
  @Returns(200, exportedRows)
  async procedures(
    @Query(zod(exportQuery)) query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.export('procedures', query, reply);
  }

  private async export(
    list: ExportedListName,
    { format, asOf }: ExportQuery,
    reply: FastifyReply,
    bom = true,
  ) {
    const today = localDate(this.clock.now());
    const { columns, rows } = await this.database.read((session) =>
      this.reader.read(session, list, asOf ?? null, today),
    );
    reply.header('content-disposition', `attachment; filename="${list}.${format}"`);
    if (format === 'json') return rows;
    reply.type('text/csv; charset=utf-8');
    // A text that a spreadsheet would run as a formula is made harmless.
    const options = { bom, record_delimiter: 'windows', escape_formulas: true } as const;
    return stringify([...rows], { header: true, columns: [...columns], ...options });
  }
}
