import type { sheetQuery } from '@namkhong/contracts/http/feedback';
import { Database, Problem, type Caller } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { PUBLIC_ORIGIN } from '../public-origin.js';
import { ServicePointsReader } from './service-points.reader.js';
import { codeAsPng, codeAsSvg, sheetAsHtml } from './sheet.js';

type Format = z.output<typeof sheetQuery>['format'];

/** Draws the code of a service point. */
@Injectable()
export class SheetsService {
  constructor(
    private readonly database: Database,
    private readonly points: ServicePointsReader,
    private readonly directory: DirectoryReader,
    @Inject(PUBLIC_ORIGIN) private readonly origin: string,
  ) {}

  /** @throws Problem 404 `service-point-unknown`, 403 `permission-denied` */
  async draw(
    code: string,
    format: Format,
    caller: Caller,
  ): Promise<{ type: string; content: string | Buffer }> {
    const point = await this.database.read(async (session) => {
      const found = await this.points.find(session, code, caller.today);
      if (!found) throw new Problem(404, 'service-point-unknown', { code });
      const { unitId } = found.unit;
      const ancestorIds = (await this.directory.ancestors(session, unitId)) ?? [];
      caller.require('service-point.print-code', { unitId, ancestorIds });
      return found;
    });
    const address = new URL(`/rate/?point=${encodeURIComponent(point.code)}`, this.origin).href;
    switch (format) {
      case 'svg':
        return { type: 'image/svg+xml', content: await codeAsSvg(address) };
      case 'png':
        return { type: 'image/png', content: await codeAsPng(address) };
      case 'html': {
        const sheet = { name: point.name, unitName: point.unit.name, address };
        return { type: 'text/html; charset=utf-8', content: await sheetAsHtml(sheet) };
      }
    }
  }
}
