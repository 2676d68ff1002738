import { isTransient, OfflineError, ProblemError } from '../api/errors.js';
import type { BallotView } from '@namkhong/contracts/http/feedback';
import { button, element } from './element.js';
import type { RateTexts } from './texts.vi.js';

type ShownUnit = Pick<BallotView, 'unitId' | 'unitName'>;

/** Puts a screen in place. @param illustrative the texts where a unit of the demonstration is asked about, else null */
export function showScreen(
  place: HTMLElement,
  node: HTMLElement,
  illustrative: RateTexts | null,
  moveFocus: boolean,
): void {
  const strip =
    illustrative &&
    element(
      'div',
      { class: 'illustrative-strip', role: 'note' },
      element('p', {}, illustrative.illustrative),
    );
  place.replaceChildren(...(strip === null ? [node] : [strip, node]));
  if (moveFocus) node.querySelector<HTMLElement>('h1')?.focus();
}

/** What the page shows beside the form itself. */
export function receiptScreen(receipt: string, unit: ShownUnit | null, texts: RateTexts): HTMLElement {
  return element(
    'div',
    { class: 'rate__done' },
    element('h1', { tabindex: '-1' }, texts.thanks),
    element('p', {}, texts.receipt),
    element('p', { class: 'rate__receipt number' }, receipt),
    element('p', { class: 'measure' }, texts.receiptText),
    element(
      'p',
      { class: 'no-print' },
      button(texts.print, () => window.print()),
    ),
    unit === null
      ? null
      : element(
          'p',
          { class: 'no-print' },
          element('a', { href: `/units/${unit.unitId}` }, texts.seeUnit.replace('{unit}', unit.unitName)),
        ),
  );
}

/** No code in the address: what to do, and a field for the code. */
export function codeScreen(texts: RateTexts, onCode: (code: string) => void): HTMLElement {
  const error = element('p', { class: 'rate__message', role: 'alert' });
  const input = element('input', {
    id: 'code',
    class: 'input',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
  });
  const form = element(
    'form',
    { class: 'field stack', novalidate: true },
    element('label', { for: 'code' }, texts.codeLabel),
    input,
    error,
    element('p', {}, element('button', { type: 'submit', class: 'button' }, texts.open)),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const code = input.value.trim();
    if (/^[A-Za-z0-9_-]{22}$/.test(code)) onCode(code);
    else error.textContent = texts.codeInvalid;
  });
  return element(
    'div',
    {},
    element('h1', { tabindex: '-1' }, texts.noCodeTitle),
    element('p', { class: 'lead' }, texts.noCode),
    form,
  );
}

/** Why it did not work, in plain words where the reason is known, with a retry where one can help. */
export function failureScreen(
  error: unknown,
  texts: RateTexts,
  options: {
    /** The answers stay on this device until they can be sent. */
    readonly kept: boolean;
    /** This was not the first attempt: an earlier one may have arrived without our hearing of it. */
    readonly again: boolean;
    readonly retry: () => void;
  },
): HTMLElement {
  const [title, text] = explain(error, texts, options);
  const code = error instanceof ProblemError ? error.problem.code : null;
  return element(
    'div',
    { role: 'status' },
    element('h1', { tabindex: '-1' }, title),
    element('p', { class: 'lead' }, text),
    isTransient(error) ? element('p', {}, button(texts.retry, options.retry)) : null,
    code === null ? null : element('p', { class: 'small soft' }, `${texts.errorCode}: ${code}`),
    element('p', {}, element('a', { href: '/' }, texts.home)),
  );
}

function explain(
  error: unknown,
  texts: RateTexts,
  { kept, again }: { readonly kept: boolean; readonly again: boolean },
): readonly [string, string] {
  if (error instanceof OfflineError)
    return [texts.offlineTitle, kept ? texts.offlineKept : texts.offlineLoad];
  if (!(error instanceof ProblemError)) return [texts.failedTitle, ''];
  const { code, title, detail } = error.problem;
  if (again && code === 'ballot-spent') return texts.alreadyCounted;
  if (isRefusal(texts, code)) return texts.refused[code];
  return [title, kept && isTransient(error) ? texts.offlineKept : (detail ?? '')];
}

function isRefusal(texts: RateTexts, code: string): code is keyof RateTexts['refused'] {
  return Object.hasOwn(texts.refused, code);
}
