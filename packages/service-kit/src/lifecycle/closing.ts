import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** What has to end before the last answer can: live streams, which end by nobody else. */
@Injectable()
export class Closing {
  constructor(private readonly host: HttpAdapterHost) {}

  /** Has the work done once the service takes no new requests; to be said before it listens. */
  before(work: () => void): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('preClose', (done) => {
      work();
      done();
    });
  }
}
