import type { BallotView } from '@namkhong/contracts/http/feedback';
import type { FurtherAnswers } from '@namkhong/contracts/http/feedback-forms';
import type { Language } from '../i18n/language.js';
import { choiceGroup } from './choice-group.js';
import { element } from './element.js';
import { furtherQuestions } from './further-questions.js';
import type { RateTexts } from './texts.vi.js';

/** What is asked, and what is said first: what it is about, and who sees what of it. */
export interface Asked {
  readonly about: string;
  readonly who: readonly string[];
  readonly questions: BallotView['questions'];
  readonly form: BallotView['form'];
}

/** What somebody answers. */
export interface Given {
  readonly levels: Record<string, number>;
  readonly further: FurtherAnswers | null;
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
  onSend: (given: Given) => void,
): RatingForm {
  const message = element('p', { class: 'rate__message', role: 'alert' });
  const send = element('button', { type: 'submit', class: 'button rate__send' }, texts.send);
  const questions = asked.questions.map(({ code, question }, index) =>
    choiceGroup(
      {
        name: code,
        title: `${index + 1}. ${question[language]}`,
        clearLabel: texts.clearOf.replace('{n}', String(index + 1)),
        type: 'radio',
        layout: 'scale',
        options: levelOptions(texts),
      },
      texts,
    ),
  );
  const further = furtherQuestions(asked.form, texts, language);
  const form = element(
    'form',
    { class: 'rate__form', novalidate: true },
    ...questions,
    ...further.nodes,
    message,
    send,
  );
  const levelsOf = (): Record<string, number> => {
    const values = new FormData(form);
    const codes = asked.questions.map(({ code }) => code).filter((code) => values.has(code));
    return Object.fromEntries(codes.map((code) => [code, Number(values.get(code))]));
  };
  form.addEventListener('change', () => further.follow(levelsOf()));
  further.follow({});
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const levels = levelsOf();
    const isEmpty = Object.keys(levels).length === 0;
    message.textContent = isEmpty ? texts.needOne : '';
    if (!isEmpty) onSend({ levels, further: further.answers(levels) });
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

function levelOptions(texts: RateTexts) {
  return texts.levels.map((label, index) => ({ value: String(index + 1), label }));
}
