import { html, type Language } from '@namkhong/service-kit';
import { page } from '../pages/page.js';
import { texts } from '../pages/texts.js';

export interface LoginPage {
  readonly language: Language;
  /** The interaction the form belongs to. */
  readonly uid: string;
  /** What was typed before, when it was wrong. */
  readonly login?: string;
  readonly fault?: 'wrong' | 'missing';
}

export function loginPage({ language, uid, login, fault }: LoginPage): string {
  const text = texts[language];
  const message = fault && html`<p class="fault" id="fault" role="alert">${text[fault]}</p>`;
  const described = fault && html`aria-describedby="fault" aria-invalid="true"`;
  return page(
    language,
    text.logIn,
    html`<p class="hint">${text.logInHint}</p>
      ${message}
      <form method="post" action="/oidc/interaction/${uid}">
        <label for="login">${text.login}</label>
        <input
          id="login"
          name="login"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          maxlength="64"
          required
          value="${login}"
          ${described}
        />
        <label for="password">${text.password}</label>
        <input
          id="password"
          name="password"
          type="password"
          autocomplete="current-password"
          maxlength="200"
          required
          ${described}
        />
        <button type="submit">${text.logIn}</button>
      </form>`,
  );
}
