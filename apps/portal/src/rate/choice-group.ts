import { button, element } from './element.js';
import type { RateTexts } from './texts.vi.js';

export interface Choice {
  /** Under which the form sends it. */
  readonly name: string;
  readonly title: string;
  /** What the button that takes the answer back is called, read aloud. */
  readonly clearLabel: string;
  readonly type: 'radio' | 'checkbox';
  /** Beside each other where there is room, or below each other. */
  readonly layout: 'scale' | 'list';
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A question with native radio buttons or boxes, which can be cleared again: no answer is an answer too. */
export function choiceGroup(
  { name, title, clearLabel, type, layout, options }: Choice,
  texts: RateTexts,
): HTMLFieldSetElement {
  const inputs: HTMLInputElement[] = [];
  const rows = options.map(({ value, label }) => {
    const id = `${name}-${value}`;
    const input = element('input', { type, name, value, id });
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
      group.dispatchEvent(new Event('change', { bubbles: true }));
    },
    { class: 'link-button', 'aria-label': clearLabel, hidden: '' },
  );
  const group = element(
    'fieldset',
    { class: 'question' },
    element('legend', {}, title),
    element('div', { class: layout === 'scale' ? 'levels' : 'levels levels--list' }, ...rows),
    clear,
  );
  group.addEventListener('change', () => {
    clear.hidden = !inputs.some((input) => input.checked);
  });
  return group;
}
