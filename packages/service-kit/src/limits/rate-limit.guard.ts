import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { networkOf } from './network-of.js';
import { RATE_LIMIT, type RateLimitRule } from './rate-limit.decorator.js';
import { RateLimits } from './rate-limits.js';

/** Applies @RateLimit, before anything else is spent on the request. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const handler = context.getHandler();
    const rule = this.reflector.getAllAndOverride<RateLimitRule | undefined>(RATE_LIMIT, [
      handler,
      context.getClass(),
    ]);
    if (rule) {
      const request = context.switchToHttp().getRequest<FastifyRequest>();
      await this.limits.consume(`${context.getClass().name}.${handler.name}`, networkOf(request), rule);
    }
    return true;
  }
}
