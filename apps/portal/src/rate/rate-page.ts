import type { BallotView } from '@namkhong/contracts/http/feedback';
import { isTransient } from '../api/errors.js';
import { formatCivilDate } from '../format/format-date.js';
import type { Language } from '../i18n/language.js';
import { fetchBallot, sendRating } from './ballot-api.js';
import { deviceName } from './device-name.js';
import { element } from './element.js';
import { forgetAnswers, keepAnswers, keptAnswers, type Kept } from './kept-answers.js';
import { ratingForm, type Asked, type Given } from './rating-form.js';
import { codeScreen, failureScreen, receiptScreen, showScreen } from './screens.js';
import type { RateTexts } from './texts.vi.js';

/** The page of one ballot: opens it, takes the answers, sends them, and keeps them while the network is away. */
export class RatePage {
  private ballot: BallotView | null = null;
  private openedAt = Date.now();
  private sending = false;
  /** Ends the waiting for the network: whoever tries again does it instead, and nobody does it twice. */
  private waiting = new AbortController();

  constructor(
    private readonly place: HTMLElement,
    private readonly texts: RateTexts,
    private readonly language: Language,
    private readonly token: string,
  ) {}

  start(): void {
    const kept = keptAnswers(this.token);
    if (this.token === '') this.show(codeScreen(this.texts, openCode));
    else if (kept === null) void this.open();
    else void this.send(kept, true);
  }

  /** Another page stands there now: what is kept is that one’s to send. */
  leave(): void {
    this.waiting.abort();
  }

  private async open(): Promise<void> {
    this.show(element('p', { role: 'status' }, this.texts.loading), false);
    try {
      this.ballot = await fetchBallot(this.token);
    } catch (error) {
      this.show(
        failureScreen(error, this.texts, { kept: false, again: false, retry: () => void this.open() }),
      );
      return;
    }
    this.openedAt = Date.now();
    const { ballot } = this;
    const form = ratingForm(askedBy(ballot, this.texts), this.texts, this.language, (given) => {
      form.busy(true);
      void this.sendFirst(ballot, given);
    });
    this.show(form.node, false);
  }

  private async sendFirst({ unitId, hasOfficial }: BallotView, given: Given): Promise<void> {
    const secondsTaken = Math.min(86_400, Math.round((Date.now() - this.openedAt) / 1000));
    const device = hasOfficial ? await deviceName(unitId) : null;
    await this.send({ token: this.token, ...given, device, secondsTaken });
  }

  /** Answers that meet a transient failure stay on the device; a refusal is final and forgets them. */
  private async send(kept: Kept, again = false): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.waiting.abort();
    keepAnswers(kept);
    try {
      const receipt = await sendRating(kept.token, kept);
      forgetAnswers();
      this.show(receiptScreen(receipt, this.ballot, this.texts));
    } catch (error) {
      const keep = isTransient(error);
      if (!keep) forgetAnswers();
      this.show(
        failureScreen(error, this.texts, { kept: keep, again, retry: () => void this.send(kept, true) }),
      );
      if (keep) this.sendWhenOnline(kept);
    } finally {
      this.sending = false;
    }
  }

  private sendWhenOnline(kept: Kept): void {
    this.waiting = new AbortController();
    const { signal } = this.waiting;
    window.addEventListener('online', () => void this.send(kept, true), { once: true, signal });
  }

  private show(node: HTMLElement, moveFocus = true): void {
    showScreen(this.place, node, this.ballot?.illustrative ? this.texts : null, moveFocus);
  }
}

function askedBy(ballot: BallotView, texts: RateTexts): Asked {
  return {
    about: texts.about.replace('{date}', formatCivilDate(ballot.closedOn)).replace('{unit}', ballot.unitName),
    who: ballot.hasOfficial ? [...texts.who, texts.whoOfficial, texts.whoDevice] : texts.who,
    questions: ballot.questions,
    form: ballot.form,
  };
}

function openCode(code: string): void {
  window.location.hash = code;
}
