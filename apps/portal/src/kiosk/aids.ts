import type { Language } from '../i18n/language.js';
import { button, element } from '../rate/element.js';
import type { KioskTexts } from './texts.js';

const scanMilliseconds = 1_600;

/** What makes the screen usable for whoever stands there: large text, contrast, reading aloud, one switch. */
export class Aids {
  private readonly on = new Set<'large' | 'contrast' | 'speak' | 'scan'>();
  private scanning: number | undefined;

  constructor(private readonly root: HTMLElement) {
    root.addEventListener('focusin', ({ target }) => {
      if (target instanceof HTMLButtonElement) this.say(target.textContent);
    });
    // One switch: whatever key or place is pressed, what is marked is meant.
    root.addEventListener('keydown', (event) => {
      if (this.on.has('scan') && event.key !== 'Enter' && event.key !== ' ') this.press(event);
    });
    root.addEventListener(
      'pointerdown',
      (event) => {
        const aid = event.target instanceof Element && event.target.closest('[data-aid]') !== null;
        if (this.on.has('scan') && !aid) this.press(event);
      },
      { capture: true },
    );
  }

  /** The switches, for the foot of each screen. */
  switches(texts: KioskTexts, redraw: () => void): HTMLElement {
    const names = [
      'large',
      'contrast',
      'scan',
      ...('speechSynthesis' in window ? ['speak' as const] : []),
    ] as const;
    return element(
      'div',
      { class: 'kiosk__aids' },
      ...names.map((name) =>
        button(
          texts[name],
          () => {
            if (this.on.has(name)) this.on.delete(name);
            else this.on.add(name);
            this.apply();
            redraw();
          },
          { class: 'kiosk__aid', 'aria-pressed': String(this.on.has(name)), 'data-aid': name },
        ),
      ),
    );
  }

  /** The next person finds the screen as it always is. */
  reset(): void {
    this.on.clear();
    this.apply();
  }

  /** Reads a screen aloud and begins to lead through its buttons, as far as that was asked for. */
  present(text: string, language: Language): void {
    this.language = language;
    this.say(text);
    this.startScanning();
  }

  private language: Language = 'vi';

  private apply(): void {
    this.root.dataset['large'] = String(this.on.has('large'));
    this.root.dataset['contrast'] = String(this.on.has('contrast'));
    if (!this.on.has('speak') && 'speechSynthesis' in window) window.speechSynthesis.cancel();
    this.startScanning();
  }

  private say(text: string): void {
    if (!this.on.has('speak')) return;
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = this.language === 'vi' ? 'vi-VN' : 'en-GB';
    window.speechSynthesis.cancel();
    window.speechSynthesis.speak(utterance);
  }

  private startScanning(): void {
    window.clearInterval(this.scanning);
    if (!this.on.has('scan')) return;
    const step = () => {
      const buttons = [...this.root.querySelectorAll<HTMLButtonElement>('button:not(:disabled)')];
      const place = buttons.findIndex((each) => each === document.activeElement);
      buttons[(place + 1) % buttons.length]?.focus();
    };
    step();
    this.scanning = window.setInterval(step, scanMilliseconds);
  }

  private press(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    if (document.activeElement instanceof HTMLButtonElement) document.activeElement.click();
  }
}
