import type {
  requestAnswer,
  requestMerging,
  requestPublication,
  requestReply,
  RequestView,
} from '@namkhong/contracts/http/feedback-requests';
import { addWorkingDays, findPersonalMark, isValidOn } from '@namkhong/domain';
import { type Caller, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DirectoryReader } from '../directory/directory.reader.js';
import { plain } from '../plain-text.js';
import { RequestDesk } from './request-desk.js';
import { RequestLedger } from './request-ledger.js';
import type { RequestFile } from './request.reader.js';
import { RequestRepository, type RequestChange } from './request.repository.js';

const action = 'request.handle';

/** What the competent unit does with a request until it says that it is done; the last word is the person's. */
@Injectable()
export class RequestHandlingService {
  constructor(
    private readonly desk: RequestDesk,
    private readonly ledger: RequestLedger,
    private readonly requests: RequestRepository,
    private readonly directory: DirectoryReader,
  ) {}

  /** Accepts, refuses with a reason, or forwards to another unit, whose ten days begin. Throws as the desk does. */
  async reply(
    caller: Caller,
    requestId: string,
    expected: number,
    reply: z.output<typeof requestReply>,
  ): Promise<RequestView> {
    const about = (step: string, text: string | null) =>
      ({ action, step: { step, text }, expected }) as const;
    switch (reply.reply) {
      case 'accept':
        return this.desk.carryOut(
          caller,
          requestId,
          about('accepted', null),
          () => ({ act: 'accept' }),
          (_session, { workingDays }) =>
            Promise.resolve({ state: 'accepted', due_on: addWorkingDays(caller.today, workingDays) }),
        );
      case 'refuse': {
        const reason = plain(reply.reason);
        return this.desk.carryOut(
          caller,
          requestId,
          about('refused', reason),
          () => ({ act: 'refuse' }),
          () => Promise.resolve({ state: 'refused', refusal_reason: reason, due_on: null }),
        );
      }
      case 'forward':
        return this.desk.carryOut(
          caller,
          requestId,
          about('forwarded', null),
          () => ({ act: 'forward', unitId: reply.unitId }),
          async (session) => {
            const unit = await this.directory.unit(session, reply.unitId);
            if (!unit || !isValidOn(unit, caller.today)) throw new Problem(422, 'unit-not-in-force');
            return { unit_id: reply.unitId, reply_due_on: this.ledger.replyDueOn() };
          },
        );
    }
  }

  /** Tells whoever sent it how it goes. Throws as the desk does. */
  async answer(
    caller: Caller,
    requestId: string,
    expected: number,
    { text }: z.output<typeof requestAnswer>,
  ): Promise<RequestView> {
    const said = plain(text);
    return this.desk.carryOut(
      caller,
      requestId,
      { action, step: { step: 'answered', text: said }, expected },
      () => ({ act: 'answer' }),
      () => Promise.resolve({ answer: said }),
    );
  }

  /** Says that the unit is done, here and for all that wait for it: each of their holders is asked. Throws as the desk does. */
  async close(
    caller: Caller,
    requestId: string,
    expected: number,
    { text }: z.output<typeof requestAnswer>,
  ): Promise<RequestView> {
    const answer = plain(text);
    return this.desk.carryOut(
      caller,
      requestId,
      { action, step: { step: 'closed', text: answer }, expected },
      () => ({ act: 'close' }),
      async (session, file) => {
        await this.closeMerged(session, caller, requestId, answer);
        return closing(caller, file, answer);
      },
    );
  }

  /** Lets it follow another one that says the same. Nobody is lost: it keeps its receipt. Throws as the desk does. */
  async merge(
    caller: Caller,
    requestId: string,
    expected: number,
    { into }: z.output<typeof requestMerging>,
  ): Promise<RequestView> {
    return this.desk.carryOut(
      caller,
      requestId,
      { action, step: { step: 'merged', text: null }, expected, other: into },
      (other) => {
        if (other === null) throw new Problem(404, 'request-unknown');
        return { act: 'merge', into: other.living, isItself: into === requestId };
      },
      async (session) => {
        for (const follower of await this.requests.mergedInto(session, requestId))
          await this.requests.save(session, follower, { merged_into: into });
        return { state: 'merged', merged_into: into };
      },
    );
  }

  /** Puts texts before the public that a person has freed of what leads to somebody. Throws as the desk does, 422. */
  async publish(
    caller: Caller,
    requestId: string,
    expected: number,
    { title, text, answer }: z.output<typeof requestPublication>,
  ): Promise<RequestView> {
    const texts = [title, text, answer ?? ''].map(plain);
    const mark = texts.map(findPersonalMark).find((found) => found !== null);
    if (mark !== undefined) throw new Problem(422, 'request-names-somebody', { mark });
    const [published_title = '', published_text = '', told = ''] = texts;
    return this.desk.carryOut(
      caller,
      requestId,
      { action: 'request.publish', step: { step: 'published', text: null }, expected },
      () => ({ act: 'publish', account: caller.subject }),
      () =>
        Promise.resolve({
          published_title,
          published_text,
          published_answer: answer === null ? null : told,
          published_on: caller.today,
        }),
    );
  }

  /** Throws as the desk does. */
  async unpublish(caller: Caller, requestId: string, expected: number): Promise<RequestView> {
    return this.desk.carryOut(
      caller,
      requestId,
      { action: 'request.publish', step: { step: 'unpublished', text: null }, expected },
      () => ({ act: 'unpublish' }),
      () =>
        Promise.resolve({
          published_title: null,
          published_text: null,
          published_answer: null,
          published_on: null,
        }),
    );
  }

  private async closeMerged(
    session: Session,
    caller: Caller,
    requestId: string,
    answer: string,
  ): Promise<void> {
    for (const follower of await this.requests.mergedInto(session, requestId)) {
      const file = await this.ledger.file(session, follower);
      await this.ledger.advance(
        session,
        follower,
        { step: 'closed', text: answer },
        closing(caller, file, answer),
      );
    }
  }
}

/** Whether a unit was on time is decided the first time it says that it is done, and stays. */
function closing(caller: Caller, file: RequestFile, answer: string): RequestChange {
  const { today, subject } = caller;
  const isFirst = file.firstClosedOn === null;
  return {
    state: 'closed',
    answer,
    closed_on: today,
    closed_by: subject,
    verdict: null,
    satisfaction: null,
    ...(isFirst ? { first_closed_on: today, was_on_time: today <= (file.dueOn ?? file.replyDueOn) } : {}),
  };
}
