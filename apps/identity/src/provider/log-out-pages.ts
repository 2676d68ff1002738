import { Html, html, preferredLanguage } from '@namkhong/service-kit';
import type { KoaContextWithOIDC } from 'oidc-provider';
import { messagePage, page } from '../pages/page.js';
import { pageHeaders } from '../pages/security-headers.js';
import { texts } from '../pages/texts.js';

/** Asks before logging out; `form` is the provider's own, with id `op.logoutForm` and its one-time secret. */
export function logOutPage(ctx: KoaContextWithOIDC, form: string): void {
  const language = preferredLanguage(ctx.get('accept-language'));
  const text = texts[language];
  ctx.set(pageHeaders);
  ctx.type = 'html';
  ctx.body = page(
    language,
    text.logOutTitle,
    html`${new Html(form)}
      <button form="op.logoutForm" type="submit" name="logout" value="yes">${text.logOut}</button>
      <button form="op.logoutForm" type="submit" class="second">${text.stay}</button>`,
  );
}

export function loggedOutPage(ctx: KoaContextWithOIDC): void {
  const language = preferredLanguage(ctx.get('accept-language'));
  ctx.set(pageHeaders);
  ctx.type = 'html';
  ctx.body = messagePage(language, texts[language].loggedOut, '');
}
