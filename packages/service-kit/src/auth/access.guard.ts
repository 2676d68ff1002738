import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { ACCESS, type Access } from './access.decorators.js';
import { Callers } from './callers.js';
import './current-caller.js';

/** Lets a request through by what its route demands: nothing, or a caller who holds the action. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access?.kind === 'public') return true;
    if (!access) throw new Error(`${context.getClass().name}.${context.getHandler().name} demands no access`);
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const caller = await this.callers.identify(request.headers.authorization);
    caller.require(access.action, 'some-unit');
    request.caller = caller;
    return true;
  }
}
