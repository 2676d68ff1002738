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
    const rules =
      this.reflector.getAllAndOverride<readonly RateLimitRule[] | undefined>(RATE_LIMIT, [
        handler,
        context.getClass(),
      ]) ?? [];
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const name = `${context.getClass().name}.${handler.name}`;
    await Promise.all(rules.map((rule) => this.count(name, rule, request)));
    return true;
  }

  private async count(name: string, rule: RateLimitRule, request: FastifyRequest): Promise<void> {
    const { header } = rule;
    if (header === undefined) return this.limits.consume(name, networkOf(request), rule);
    const token = request.headers[header];
    if (typeof token === 'string') await this.limits.consume(`${name}:${header}`, token, rule);
  }
}
