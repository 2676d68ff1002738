import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Clock } from '../context/clock.js';
import { Database } from '../database/database.js';
import { Problem } from '../problems/problem.js';
import { IdempotencyRepository, type RequestIdentity } from './idempotency.repository.js';
import { IDEMPOTENT } from './idempotent.decorator.js';
import { retainedSince } from './retention.js';

/**
 * Runs a handler marked @Idempotent, when the request carries an Idempotency-Key, in one transaction with the storing
 * of its answer: either both the effect and the answer exist or neither does.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly answers: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || !this.reflector.get<true | undefined>(IDEMPOTENT, context.getHandler())) {
      return next.handle();
    }
    if (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key)) {
      throw new Problem(400, 'idempotency-key-invalid');
    }
    const identity = {
      subject: request.caller?.subject ?? '',
      route: `${request.method} ${request.routeOptions.url ?? ''}`,
      key,
    };
    return from(this.once(identity, request, context.switchToHttp().getResponse<FastifyReply>(), next));
  }

  private once(identity: RequestIdentity, request: FastifyRequest, reply: FastifyReply, next: CallHandler) {
    const bodyHash = hashOf(request);
    return this.database.transaction(async (session) => {
      await this.answers.lock(session, identity);
      const now = this.clock.now();
      const stored = await this.answers.find(session, identity, retainedSince(now));
      if (stored) {
        if (!stored.bodyHash.equals(bodyHash)) throw new Problem(409, 'idempotency-key-reused');
        void reply.status(stored.status).header('idempotency-replayed', 'true');
        return stored.body;
      }
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.answers.save(session, identity, { bodyHash, status: reply.statusCode, body }, now);
      return body;
    });
  }
}

/** The address is part of it: the same key on another ballot is another request. */
function hashOf(request: FastifyRequest): Buffer {
  const body = Buffer.isBuffer(request.body) ? request.body : (JSON.stringify(request.body) ?? '');
  return createHash('sha256').update(request.url).update('\n').update(body).digest();
}
