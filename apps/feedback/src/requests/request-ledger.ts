import { requestAdvancedV1, requestAskedAgainV1 } from '@namkhong/contracts';
import { addWorkingDays, localDate, type CivilDate } from '@namkhong/domain';
import { Clock, Events, Problem, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { RequestReader, type RequestFile } from './request.reader.js';
import { RequestRepository, type RequestChange } from './request.repository.js';

/** The days that the law gives for the reply (Luật Tiếp công dân 2013, Điều 28). */
const REPLY_WORKING_DAYS = 10;

export interface RequestStep {
  readonly step: string;
  readonly text: string | null;
}

/** Writes down each step of a request and tells of it, in the transaction that takes it. */
@Injectable()
export class RequestLedger {
  constructor(
    private readonly requests: RequestRepository,
    private readonly reader: RequestReader,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  today(): CivilDate {
    return localDate(this.clock.now());
  }

  /** By the national calendar: feedback knows no authority's own. */
  replyDueOn(): CivilDate {
    return addWorkingDays(this.today(), REPLY_WORKING_DAYS);
  }

  /** @throws Problem 404 `request-unknown` */
  async file(session: Session, requestId: string): Promise<RequestFile> {
    const found = await this.reader.find(session, requestId, this.today());
    if (found === null) throw new Problem(404, 'request-unknown');
    return found;
  }

  /** Changes the request, notes the step, tells of where it stands now; answers it as it is then. */
  async advance(
    session: Session,
    requestId: string,
    step: RequestStep,
    change: RequestChange,
  ): Promise<RequestFile> {
    if (Object.keys(change).length > 0) await this.requests.save(session, requestId, change);
    return this.note(session, requestId, step);
  }

  async note(session: Session, requestId: string, { step, text }: RequestStep): Promise<RequestFile> {
    const { view, illustrative } = await this.file(session, requestId);
    const { unitId, topic, state, dueOn } = view;
    const on = this.today();
    await this.requests.addStep(session, requestId, { step, on, unitId, text });
    await this.events.append(session, requestAdvancedV1, {
      requestId,
      unitId,
      topic,
      state,
      dueOn,
      on,
      illustrative,
    });
    return this.file(session, requestId);
  }

  async askAgain(
    session: Session,
    requestId: string,
    phone: { readonly keyId: string; readonly sealed: string } | null,
  ): Promise<void> {
    const on = this.today();
    const { illustrative } = await this.advance(
      session,
      requestId,
      { step: 'asked-again', text: null },
      { asked_again_on: on, phone: null },
    );
    if (phone !== null)
      await this.events.append(session, requestAskedAgainV1, { requestId, ...phone, on, illustrative });
  }
}
