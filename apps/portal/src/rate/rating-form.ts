import type { BallotView } from '@namkhong/contracts/http/feedback';
import type { Language } from '../i18n/language.js';
import { button, element } from './element.js';
import type { RateTexts } from './texts.vi.js';

/** What is asked, and what is said first: what it is about, and who sees what of it. */
export interface Asked {
  readonly about: string;
  readonly who: readonly string[];
  readonly questions: BallotView['questions'];
}

export interface RatingForm {
  readonly node: HTMLElement;
  /** Says why nothing was sent, beside the button. */
  say(message: string): void;
  busy(yes: boolean): void;
}

/**
 * What is asked as a form of native radio groups: Tab from question to question, arrows within one, Enter sends. Each
 * question can be cleared again, for no answer is an answer too.
 */
export function ratingForm(
  asked: Asked,
  texts: RateTexts,
  language: Language,
  onSend: (levels: Record<string, number>) => void,
): RatingForm {
  const message = element('p', { class: 'rate__message', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'button rate__send' }, texts.send);
  const questions = asked.questions.map(({ code, question }, index) =>
    questionGroup(code, `${index + 1}. ${question[language]}`, index + 1, texts),
  );
  const form = element('form', { class: 'rate__form', novalidate: true }, ...questions, message, send);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const levels: Record<string, number> = {};
    for (const [code, value] of new FormData(form)) levels[code] = Number(value);
    message.textContent = Object.keys(levels).length === 0 ? texts.needOne : '';
    if (Object.keys(levels).length > 0) onSend(levels);
  });
  return {
    node: element(
      'div',
      {},
      element('h1', { tabindex: '-1' }, texts.heading),
      element('p', { class: 'lead' }, asked.about),
      whoSeesWhat(asked.who, texts),
      element('p', {}, texts.skipHint),
      form,
    ),
    say(text) {
      message.textContent = text;
    },
    busy(yes) {
      send.disabled = yes;
      send.textContent = yes ? texts.sending : texts.send;
    },
  };
}

function whoSeesWhat(lines: readonly string[], texts: RateTexts): HTMLElement {
  return element(
    'section',
    { class: 'notice rate__who', 'aria-label': texts.whoTitle },
    element(
      'div',
      { class: 'notice__body' },
      element('h2', {}, texts.whoTitle),
      element('ul', {}, ...lines.map((line) => element('li', {}, line))),
    ),
  );
}

function questionGroup(code: string, title: string, number: number, texts: RateTexts): HTMLElement {
  const inputs: HTMLInputElement[] = [];
  const options = texts.levels.map((label, index) => {
    const id = `${code}-${index + 1}`;
    const input = element('input', { type: 'radio', name: code, value: String(index + 1), id });
    inputs.push(input);
    return element(
      'div',
      { class: 'level' },
      input,
      element('label', { for: id }, element('span', { class: 'level__mark' }), label),
    );
  });
  const clear = button(
    texts.clear,
    () => {
      for (const input of inputs) input.checked = false;
      clear.hidden = true;
      inputs[0]?.focus();
    },
    { class: 'link-button', 'aria-label': texts.clearOf.replace('{n}', String(number)), hidden: '' },
  );
  const group = element(
    'fieldset',
    { class: 'question' },
    element('legend', {}, title),
    element('div', { class: 'levels' }, ...options),
    clear,
  );
  group.addEventListener('change', () => {
    clear.hidden = false;
  });
  return group;
}
