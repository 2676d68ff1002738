import {
  answerProblem,
  currentContext,
  kitProblems,
  LOGGER,
  type Logger,
  Refusals,
  titleOf,
  toProblem,
} from '@namkhong/service-kit';
import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { MEDIA_TYPES, writeList } from './write-format.js';
import { open311Catalogue } from './problems.js';

type Request = Parameters<typeof answerProblem>[1];
type Reply = Parameters<typeof answerProblem>[2];

/** Tells refusals as GeoReport v2 does; our stable code leads the description. What is our own fault is told by the house. */
@Catch()
export class Open311Filter implements ExceptionFilter {
  private readonly catalogue = { ...kitProblems, ...open311Catalogue };

  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly refusals: Refusals,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const reply = http.getResponse<Reply>();
    const { status, code, details, retryAfter } = toProblem(error);
    if (status >= 500) {
      const { catalogue, logger, refusals } = this;
      answerProblem(error, request, reply, { catalogue, logger, refusals });
      return;
    }
    const format = /\.xml(\?|$)/.test(request.url) ? 'xml' : 'json';
    const title = titleOf(this.catalogue, code, currentContext()?.language ?? 'vi', details);
    const fields = (details.errors ?? []).map(({ path, message }) => `${path}: ${message}`);
    const description = [`${code}: ${title}`, ...fields].join(' · ');
    // The standard knows 404 for a service that is not there, and 400 for whatever else is wrong with the input.
    const told = code === 'request-topic-unknown' ? 404 : status === 422 ? 400 : status;
    void reply
      .status(told)
      .headers({
        'content-type': MEDIA_TYPES[format],
        ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
      })
      .send(writeList(format, { list: 'errors', item: 'error' }, [{ code: told, description }]));
  }
}
