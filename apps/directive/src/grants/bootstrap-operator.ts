import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { GrantService } from './grant.service.js';

/** The subject named by BOOTSTRAP_OPERATOR, or undefined. */
export const BOOTSTRAP_OPERATOR = Symbol('directive:bootstrap-operator');

/** Grants the first operator when the service starts. */
@Injectable()
export class BootstrapOperator implements OnApplicationBootstrap {
  constructor(
    @Inject(BOOTSTRAP_OPERATOR) private readonly subject: string | undefined,
    private readonly grants: GrantService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.subject !== undefined) await this.grants.bootstrapOperator(this.subject);
  }
}
