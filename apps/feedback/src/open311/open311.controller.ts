import { open311Query, open311Submission } from '@namkhong/contracts/http/feedback-open311';
import { networkOf, Problem, Public, RateLimit, Returns, zod } from '@namkhong/service-kit';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseFilters,
} from '@nestjs/common';
import type { z } from 'zod';
import { PUBLIC_ORIGIN } from '../public-origin.js';
import { toDiscovery } from './discovery.js';
import { GivenFields } from './given-fields.js';
import { Open311Filter } from './open311.filter.js';
import { Open311Service } from './open311.service.js';
import {
  MEDIA_TYPES,
  readFileName,
  writeList,
  writeOne,
  type Format,
  type ListName,
} from './write-format.js';

interface Reply {
  header(name: string, value: string): unknown;
}

const services = { list: 'services', item: 'service' };
const requests = { list: 'service_requests', item: 'request' };

/** GeoReport v2: services, requests, and where everything is. Anybody may ask; what is told passes the privacy floor. */
@Controller('open311/v2')
@UseFilters(Open311Filter)
@RateLimit({ points: 120, seconds: 60 })
export class Open311Controller {
  constructor(
    private readonly open311: Open311Service,
    @Inject(PUBLIC_ORIGIN) private readonly origin: string,
  ) {}

  @Get(':file')
  @Public()
  @Returns(200, undefined, 'GeoReport v2: services, requests, discovery; .json or .xml')
  async list(
    @Param('file') file: string,
    @Query(new GivenFields(), zod(open311Query)) query: z.output<typeof open311Query>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { name, format } = read(file);
    switch (name) {
      case 'services':
        return write(reply, format, services, await this.open311.services());
      case 'requests':
        return write(reply, format, requests, await this.open311.requests(query));
      case 'discovery':
        reply.header('content-type', MEDIA_TYPES[format]);
        return writeOne(format, 'discovery', toDiscovery(format, this.origin));
      default:
        throw new Problem(404, 'route-unknown');
    }
  }

  @Get('services/:file')
  @Public()
  @Returns(200, undefined, 'GeoReport v2: the definition of a service')
  async service(@Param('file') file: string, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    const { name, format } = read(file);
    const definition = await this.open311.definition(name);
    reply.header('content-type', MEDIA_TYPES[format]);
    return writeOne(format, 'service_definition', definition);
  }

  @Get('requests/:file')
  @Public()
  @Returns(200, undefined, 'GeoReport v2: a request by its id')
  async request(@Param('file') file: string, @Res({ passthrough: true }) reply: Reply): Promise<string> {
    const { name, format } = read(file);
    return write(reply, format, requests, await this.open311.requests({ service_request_id: name }));
  }

  /** Tokens stand for requests whose id is not known yet; here every id is told at once, so none was ever given. */
  @Get('tokens/:file')
  @Public()
  @Returns(404, undefined, 'GeoReport v2: no request has a token')
  token(@Param('file') file: string): never {
    read(file);
    throw new Problem(404, 'request-unknown');
  }

  /** By a form, as the standard has it. The receipt is told once: no Idempotency-Key is kept. */
  @Post(':file')
  @HttpCode(201)
  @Public()
  @RateLimit({ points: 60, seconds: 3600 })
  @Returns(201, undefined, 'GeoReport v2: a request, with its receipt in service_notice')
  async submit(
    @Param('file') file: string,
    @Req() request: Parameters<typeof networkOf>[0],
    @Body(new GivenFields(), zod(open311Submission)) body: z.output<typeof open311Submission>,
    @Res({ passthrough: true }) reply: Reply,
  ): Promise<string> {
    const { name, format } = read(file);
    if (name !== 'requests') throw new Problem(404, 'route-unknown');
    return write(reply, format, requests, [await this.open311.submit(body, networkOf(request))]);
  }
}

function read(file: string) {
  const found = readFileName(file);
  if (found === null) throw new Problem(404, 'route-unknown');
  return found;
}

function write(reply: Reply, format: Format, name: ListName, items: readonly object[]): string {
  reply.header('content-type', MEDIA_TYPES[format]);
  return writeList(format, name, items);
}
