import { treeQuery, unitTree, type UnitTreeView } from '@namkhong/contracts/http/directive-organisation';
import { localDate } from '@namkhong/domain';
import { Clock, Database, Public, Returns, zod } from '@namkhong/service-kit';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { z } from 'zod';
import { arrangeTree, treeColumns } from './arrange-tree.js';
import { TreeReader } from './tree.reader.js';

/** The whole organisation in one answer, as of any date. */
@Controller('units/tree')
export class TreeController {
  constructor(
    private readonly database: Database,
    private readonly reader: TreeReader,
    private readonly clock: Clock,
  ) {}

  /** Its ETag names revision and day: whoever has that one is answered 304 without a tree. */
  @Get()
  @Public()
  @Returns(200, unitTree)
  async tree(
    @Query(zod(treeQuery)) query: z.output<typeof treeQuery>,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UnitTreeView | undefined> {
    const { asOf = localDate(this.clock.now()), rootId } = query;
    return this.database.read(async (session) => {
      const revision = await this.reader.revision(session);
      const etag = `"${revision}-${asOf}"`;
      reply.header('etag', etag).header('cache-control', 'no-cache');
      if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) {
        reply.status(304);
        return undefined;
      }
      const rows = await this.reader.unitsOn(session, asOf);
      return { asOf, revision, columns: treeColumns, units: arrangeTree(rows, rootId) };
    });
  }
}
