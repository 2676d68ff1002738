import { backOff } from './back-off.js';

/** A timer that fires late is made up for by this much at most, in milliseconds. */
const lateMs = 50;
const longestPauseMs = 10_000;

/**
 * When the next submission may leave: evenly, never more than the rate in any one second, and after a pause where the gateway
 * has said that it is too much. A second begins when a submission is answered: by then it has arrived, however long it was
 * on the way, so the gateway itself never counts more. Times are milliseconds of one clock that never goes back.
 */
export class Pace {
  /** So many in any `spanMs`. */
  private readonly most: number;
  private readonly spanMs: number;
  private readonly stepMs: number;
  private nextStep = 0;
  private unanswered = 0;
  /** When submissions were answered; those before `first` are longer ago than `spanMs`. */
  private answers: number[] = [];
  private first = 0;
  private pausedSince = -1;
  private pausedUntil = 0;
  private throttles = 0;

  /** @param perSecond below one: one in `1 ÷ perSecond` seconds */
  constructor(perSecond: number) {
    this.most = Math.max(1, Math.floor(perSecond));
    this.spanMs = 1_000 / Math.min(1, perSecond);
    this.stepMs = this.spanMs / this.most;
  }

  /** How long the next submission has to wait at least; 0 where it may leave. */
  waitMs(now: number): number {
    this.forget(now);
    const counted = this.unanswered + this.answers.length - this.first;
    const free = counted < this.most ? now : (this.answers[this.first] ?? now) + this.spanMs;
    return Math.max(0, this.nextStep - now, this.pausedUntil - now, free - now);
  }

  submitted(now: number): void {
    this.nextStep = Math.max(this.nextStep, now - lateMs) + this.stepMs;
    this.unanswered++;
  }

  /** What was submitted has an outcome, whichever. */
  answered(now: number): void {
    this.unanswered--;
    this.answers.push(now);
  }

  accepted(): void {
    this.throttles = 0;
  }

  /**
   * Pauses, first for about half a step, twice as long each time in a row. What was on the way when a pause began says
   * nothing new.
   *
   * @param submittedAt when the one that was refused had left
   * @param random a number in [0, 1)
   */
  throttled(submittedAt: number, now: number, random: number): void {
    if (submittedAt <= this.pausedSince) return;
    const pause = { base: Math.min(this.stepMs, longestPauseMs), limit: longestPauseMs };
    this.pausedSince = now;
    this.pausedUntil = now + backOff(this.throttles++, pause, random);
  }

  private forget(now: number): void {
    while ((this.answers[this.first] ?? now) + this.spanMs <= now) this.first++;
    if (this.first * 2 < this.answers.length) return;
    this.answers = this.answers.slice(this.first);
    this.first = 0;
  }
}
