import { html, type Html, type Language } from '@namkhong/service-kit';
import { texts } from './texts.js';

/** One page of ours: readable at 360 px, by ear, and without a script. */
export function page(language: Language, title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} · ${texts[language].product}</title>
        <link rel="stylesheet" href="/oidc/style.css" />
      </head>
      <body>
        <header><p class="brand">${texts[language].product}</p></header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.text;
}

/** A page that says one thing and leads back to the start. */
export function messagePage(language: Language, title: string, message: string): string {
  const text = texts[language];
  return page(
    language,
    title,
    html`<p>${message}</p>
      <p><a href="/">${text.home}</a></p>`,
  );
}
