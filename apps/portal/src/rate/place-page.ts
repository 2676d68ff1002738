import type { ServicePointView } from '@namkhong/contracts/http/feedback';
import { ProblemError } from '../api/errors.js';
import type { Language } from '../i18n/language.js';
import { element } from './element.js';
import { fetchPlace, sendOpenRating } from './place-api.js';
import { ratingForm, type Given } from './rating-form.js';
import { failureScreen, receiptScreen, showScreen } from './screens.js';
import type { RateTexts } from './texts.vi.js';

/**
 * The page of a place, opened by the code on its wall: asks without a ballot, for a little of the device's work, which is
 * loaded and begun once the questions stand there. Nothing is kept on the device, as a proof is good for ten minutes only.
 */
export class PlacePage {
  private view: ServicePointView | null = null;
  private proof: Promise<string> | null = null;

  constructor(
    private readonly place: HTMLElement,
    private readonly texts: RateTexts,
    private readonly language: Language,
    private readonly code: string,
  ) {}

  start(): void {
    void this.open();
  }

  private async open(): Promise<void> {
    this.show(element('p', { role: 'status' }, this.texts.loading), false);
    try {
      this.view = await fetchPlace(this.code);
    } catch (error) {
      this.fail(error, () => void this.open());
      return;
    }
    this.ask(this.view, Date.now());
    void this.begin();
  }

  private ask(view: ServicePointView, openedAt: number): void {
    const asked = {
      about: this.texts.aboutPlace.replace('{place}', view.name).replace('{unit}', view.unitName),
      who: [...this.texts.who.slice(1), this.texts.whoPlace],
      questions: view.questions,
      form: view.form,
    };
    const form = ratingForm(asked, this.texts, this.language, (given) => {
      form.busy(true);
      void this.send(given, Math.min(86_400, Math.round((Date.now() - openedAt) / 1000)));
    });
    this.show(form.node, false);
  }

  /** Begun early, so that nobody waits for it; what fails here is told when the answer is sent. */
  private begin(): Promise<string> {
    const proof = import('./prove.js').then(({ prove }) => prove());
    proof.catch(() => undefined);
    this.proof = proof;
    return proof;
  }

  private async send(given: Given, secondsTaken: number, again = false): Promise<void> {
    const { code: servicePoint } = this;
    const proof = this.proof ?? this.begin();
    this.proof = null;
    try {
      const receipt = await sendOpenRating({ ...given, servicePoint, secondsTaken, proof: await proof });
      this.show(receiptScreen(receipt, this.view, this.texts));
    } catch (error) {
      // Whoever thought for more than ten minutes has an old proof; a second refusal has another reason.
      if (!again && isRefused(error, 'proof-invalid')) await this.send(given, secondsTaken, true);
      else this.fail(error, () => void this.send(given, secondsTaken));
    }
  }

  private fail(error: unknown, retry: () => void): void {
    this.show(failureScreen(error, this.texts, { kept: false, again: false, retry }));
  }

  private show(node: HTMLElement, moveFocus = true): void {
    showScreen(this.place, node, this.view?.illustrative ? this.texts : null, moveFocus);
  }
}

function isRefused(error: unknown, code: string): boolean {
  return error instanceof ProblemError && error.problem.code === code;
}
