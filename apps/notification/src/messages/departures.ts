import { Clock, Database, Ids, type Session } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { templates } from '../templates/template.reader.js';
import { beginAttempts, claimDue, type NewAttempt, type Step } from './attempts.repository.js';
import { DeliveriesService } from './deliveries.service.js';
import type { Message } from './messages.repository.js';
import { MessagesService } from './messages.service.js';
import { nextState, type NextState } from './next-state.js';
import { Recipients } from './recipients.js';

/** A message whose attempt is committed: it may leave. */
export interface Departure {
  readonly attemptId: string;
  readonly message: Message;
  /** `+84…` */
  readonly phone: string;
  readonly text: string;
}

/** Takes what is due and begins its attempts, in one transaction for all of them. */
@Injectable()
export class Departures {
  constructor(
    private readonly database: Database,
    private readonly messages: MessagesService,
    private readonly deliveries: DeliveriesService,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Claims messages for as long as the lease; those that cannot leave now are postponed.
   *
   * @returns how many were claimed, and those that leave, in the order in which they were due
   */
  begin(limit: number, leaseMs: number): Promise<{ claimed: number; leaving: Departure[] }> {
    return this.database.transaction(async (session) => {
      const now = this.clock.now();
      const due = await claimDue(session, now, new Date(now.getTime() + leaseMs), limit);
      const { leaving, staying } = await this.sort(session, due, now);
      await beginAttempts(session, leaving, now);
      await this.deliveries.move(session, staying);
      for (const { message, officialId } of leaving) message.officialId = officialId;
      return { claimed: due.length, leaving };
    });
  }

  decide(outcome: Parameters<typeof nextState>[0], { attempts, dueAt, template }: Message): NextState {
    const { whenUnknown } = templates[template];
    return nextState(outcome, { attempts, dueAt, whenUnknown }, this.clock.now());
  }

  private async sort(session: Session, due: readonly Message[], now: Date) {
    const leaving: (Departure & NewAttempt)[] = [];
    const staying: Step[] = [];
    const open: Message[] = [];
    for (const message of due) {
      // Whatever kept it until now: a gateway that was away, a head nobody knew.
      const until = this.messages.leavesAt(now, message.hours);
      if (until > now) staying.push({ message, next: this.decide({ kind: 'closed', until }, message) });
      else open.push(message);
    }
    const addresses = await this.recipients.addressesOf(session, open, now);
    addresses.forEach((address, index) => {
      const message = open[index];
      if (!message) return;
      if ('reason' in address) {
        const { reason } = address;
        message.officialId = address.officialId;
        staying.push({ message, next: this.decide({ kind: 'no-recipient', reason }, message) });
      } else leaving.push({ attemptId: this.ids.next(), message, ...address });
    });
    return { leaving, staying };
  }
}
