import { setTimeout as sleep } from 'node:timers/promises';
import smpp, { type PDU, type Session } from 'smpp';

const attempts = 8;
const firstPauseMs = 250;
const longestPauseMs = 5_000;
const answerTimeoutMs = 5_000;

/** Who is bound, and how something reaches them. */
export class BoundSessions {
  private readonly sessions = new Set<Session>();
  private readonly stopping = new AbortController();

  get size(): number {
    return this.sessions.size;
  }

  add(session: Session): void {
    this.sessions.add(session);
    // Each delivery under way listens for the close of its session.
    session.setMaxListeners(0);
    session.once('close', () => this.sessions.delete(session));
  }

  has(session: Session): boolean {
    return this.sessions.has(session);
  }

  /**
   * Delivers to the session given, or to whoever is bound when that one has gone; again with growing pauses where
   * nobody is bound or the answer is an error.
   *
   * @returns false where all attempts failed
   */
  async deliver(fields: Record<string, unknown>, preferred?: Session): Promise<boolean> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (await this.deliverOnce(fields, preferred)) return true;
      const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** attempt);
      const stopped = await sleep(pause, false, { signal: this.stopping.signal }).catch(() => true);
      if (stopped) return false;
    }
    return false;
  }

  /** One attempt, without repetition. */
  deliverOnce(fields: Record<string, unknown>, preferred?: Session): Promise<boolean> {
    const session = preferred && this.has(preferred) ? preferred : [...this.sessions][0];
    if (!session) return Promise.resolve(false);
    return new Promise((resolve) => {
      const settle = (delivered: boolean) => {
        clearTimeout(timer);
        session.off('close', lost);
        resolve(delivered);
      };
      const lost = () => settle(false);
      const timer = setTimeout(lost, answerTimeoutMs);
      session.once('close', lost);
      // A copy, because the encoder writes the data coding it chose into what it is given.
      const sent = session.deliver_sm({ ...fields }, (response: PDU) =>
        settle(response.command_status === smpp.ESME_ROK),
      );
      if (!sent) settle(false);
    });
  }

  stop(): void {
    this.stopping.abort();
    for (const session of this.sessions) session.destroy();
  }
}
