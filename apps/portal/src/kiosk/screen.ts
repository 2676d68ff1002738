import { isTransient, ProblemError } from '../api/errors.js';
import { otherLanguage, type Language } from '../i18n/language.js';
import { button, element } from '../rate/element.js';
import { Aids } from './aids.js';
import type { Device, KioskForm } from './device.js';
import { kioskTexts, type KioskTexts } from './texts.js';

const idleSeconds = 30;
const warnedSeconds = 10;
const thanksMilliseconds = 4_000;
const heartbeatMilliseconds = 300_000;

/** The screen: questions, thanks, and from the beginning. There is nothing else on it, for nobody. */
export class Screen {
  private language: Language = 'vi';
  private known: KioskForm | null = null;
  private isRetired = false;
  private place = 0;
  private answers = new Map<string, number>();
  private touchedAt = Date.now();
  private readonly aids: Aids;
  private readonly idle = element('p', { class: 'kiosk__idle', role: 'status' });

  constructor(
    private readonly root: HTMLElement,
    private readonly device: Device,
  ) {
    this.aids = new Aids(root);
    for (const kind of ['pointerdown', 'keydown'])
      root.addEventListener(kind, () => (this.touchedAt = Date.now()));
  }

  async start(): Promise<void> {
    if (!(await this.device.isEnrolled())) return this.showEnrolment();
    this.known = await this.device.knownForm();
    this.begin();
    void this.send();
    window.setInterval(() => void this.send(), heartbeatMilliseconds);
    window.addEventListener('online', () => void this.send());
    window.setInterval(() => this.watch(), 1_000);
  }

  private get texts(): KioskTexts {
    return kioskTexts[this.language];
  }

  /** Whatever happens on the way, the answers stay on the device and the screen goes on. */
  private async send(): Promise<void> {
    try {
      const known = await this.device.send();
      const isOther = JSON.stringify(known) !== JSON.stringify(this.known);
      this.known = known;
      this.isRetired = false;
      // Nobody who is answering has the questions changed under their hand.
      if (isOther && this.place === 0 && this.answers.size === 0) this.begin();
    } catch (error) {
      if (error instanceof ProblemError && error.problem.code === 'kiosk-retired') {
        this.isRetired = true;
        this.begin();
      } else if (!isTransient(error)) console.error('the kiosk could not send', error);
    }
  }

  private begin(): void {
    this.place = 0;
    this.answers = new Map();
    this.language = 'vi';
    this.aids.reset();
    this.draw();
  }

  private watch(): void {
    const left = idleSeconds - Math.floor((Date.now() - this.touchedAt) / 1000);
    const isFresh = this.place === 0 && this.answers.size === 0 && this.language === 'vi';
    if (left <= 0) {
      this.touchedAt = Date.now();
      if (!isFresh || this.root.dataset['large'] === 'true' || this.root.dataset['contrast'] === 'true')
        this.begin();
    }
    this.idle.textContent =
      !isFresh && left <= warnedSeconds ? this.texts.idle.replace('{n}', String(left)) : '';
  }

  private draw(): void {
    const questions = this.known?.form?.questions ?? [];
    if (this.isRetired) this.show(this.texts.closed);
    else if (questions.length === 0) this.show(this.texts.waiting);
    else if (this.place < questions.length) this.drawQuestion(questions);
    else this.drawEnd();
  }

  private drawQuestion(questions: NonNullable<KioskForm['form']>['questions']): void {
    const asked = questions[this.place];
    if (!asked) return;
    const step = (by: number) => {
      this.place += by;
      this.draw();
    };
    const levels = this.texts.levels.map((label, index) =>
      button(
        label,
        () => {
          this.answers.set(asked.code, index + 1);
          step(1);
        },
        {
          class: 'kiosk__level',
          'data-level': String(index + 1),
          'aria-pressed': String(this.answers.get(asked.code) === index + 1),
        },
      ),
    );
    const counted = this.texts.question
      .replace('{n}', String(this.place + 1))
      .replace('{all}', String(questions.length));
    this.show(
      asked.question[this.language],
      element('p', { class: 'kiosk__step' }, counted),
      element('div', { class: 'kiosk__levels' }, ...levels),
      element(
        'div',
        { class: 'kiosk__moves' },
        this.place > 0 ? button(this.texts.back, () => step(-1), { class: 'kiosk__move' }) : null,
        button(
          this.texts.skip,
          () => {
            this.answers.delete(asked.code);
            step(1);
          },
          { class: 'kiosk__move' },
        ),
      ),
    );
  }

  private drawEnd(): void {
    const restart = button(this.texts.again, () => this.begin(), { class: 'kiosk__move' });
    if (this.answers.size === 0) return this.show(this.texts.nothing, restart);
    const send = button(
      this.texts.send,
      () => {
        send.disabled = true;
        void this.record();
      },
      { class: 'button kiosk__send' },
    );
    this.show(this.texts.ready, send, restart);
  }

  private async record(): Promise<void> {
    const form = this.known?.form;
    if (!form) return;
    const { setCode, setVersion } = form;
    await this.device.record(Object.fromEntries(this.answers), { setCode, setVersion });
    this.answers = new Map();
    this.show(this.texts.thanks);
    window.setTimeout(() => this.begin(), thanksMilliseconds);
    void this.send();
  }

  private showEnrolment(reason = ''): void {
    const code = element('input', {
      id: 'code',
      autocomplete: 'off',
      spellcheck: 'false',
      class: 'kiosk__code',
    });
    const form = element(
      'form',
      {},
      element('label', { for: 'code' }, this.texts.enrolCode),
      code,
      element(
        'p',
        { role: 'alert' },
        reason === '' ? '' : this.texts.enrolFailed.replace('{reason}', reason),
      ),
      element('button', { type: 'submit', class: 'button kiosk__send' }, this.texts.enrol),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.device.enrol(code.value.trim()).then(
        () => this.start(),
        (error: unknown) =>
          this.showEnrolment(error instanceof ProblemError ? error.problem.title : String(error)),
      );
    });
    this.show(this.texts.enrolTitle, element('p', {}, this.texts.enrolText), form);
  }

  private show(title: string, ...content: readonly (HTMLElement | null)[]): void {
    const unitName = this.known?.kiosk.unitName ?? '';
    document.documentElement.lang = this.language;
    const change = button(
      this.texts.language,
      () => {
        this.language = otherLanguage(this.language);
        this.draw();
      },
      { class: 'kiosk__move', lang: otherLanguage(this.language), 'data-aid': 'language' },
    );
    const heading = element('h1', { tabindex: '-1' }, title);
    this.root.replaceChildren(
      element(
        'header',
        { class: 'kiosk__head' },
        element('p', {}, unitName === '' ? 'Năm Không' : this.texts.at.replace('{unit}', unitName)),
        change,
      ),
      element(
        'main',
        { class: 'kiosk__main' },
        heading,
        ...content.filter((each) => each !== null),
        this.idle,
      ),
      element(
        'footer',
        { class: 'kiosk__foot' },
        element('p', {}, this.texts.anonymous),
        this.known?.kiosk.illustrative
          ? element('p', { class: 'kiosk__mark' }, this.texts.illustrative)
          : null,
        this.aids.switches(this.texts, () => this.draw()),
      ),
    );
    heading.focus();
    this.aids.present(title, this.language);
  }
}
