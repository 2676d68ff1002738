import { Clock, Ids, LOGGER, type Logger } from '@namkhong/service-kit';
import { Inject, Injectable } from '@nestjs/common';

/** What the dispatcher needs of the house besides its own parts. */
@Injectable()
export class DispatchTools {
  constructor(
    readonly clock: Clock,
    readonly ids: Ids,
    @Inject(LOGGER) readonly logger: Logger,
  ) {}
}
