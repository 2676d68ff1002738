import { etagOf } from '@namkhong/service-kit';
import { type FastifyReply } from 'fastify';

/** As much of an answer as sets a header. */
export type Reply = Pick<FastifyReply, 'header'>;

/** Sends the version of what is answered as its ETag: whoever changes it next names it in If-Match. */
export function tagged<Versioned extends { readonly version: number }>(
  reply: Reply,
  answer: Versioned,
): Versioned {
  void reply.header('etag', etagOf(answer.version));
  return answer;
}
