import { html, type Html, type Language } from '@namkhong/service-kit';
import type { OpenApi, Operation } from './open-api.js';

const texts = {
  vi: {
    title: 'Tài liệu API',
    intro: 'Mỗi dịch vụ tự mô tả bằng OpenAPI 3.1, sinh ra từ chính lược đồ kiểm tra dữ liệu.',
    services: 'Dịch vụ',
    open: 'Công khai',
    needs: 'Cần quyền',
    parameters: 'Tham số',
    body: 'Nội dung gửi',
    answer: 'Trả lời',
    document: 'Tài liệu OpenAPI (JSON)',
  },
  en: {
    title: 'API reference',
    intro: 'Each service describes itself in OpenAPI 3.1, generated from the schemas that check its data.',
    services: 'Services',
    open: 'Public',
    needs: 'Needs',
    parameters: 'Parameters',
    body: 'Body',
    answer: 'Answer',
    document: 'OpenAPI document (JSON)',
  },
} as const;

/** The list of services, and the operations of the chosen one. Without a script: details open by themselves. */
export function referencePage(
  language: Language,
  services: readonly string[],
  chosen?: { readonly service: string; readonly document: OpenApi },
): string {
  const text = texts[language];
  const links = services.map((name) => html`<li><a href="/api/docs/${name}">${name}</a></li>`);
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${text.title} · Năm Không</title>
        <link rel="stylesheet" href="/api/docs/style.css" />
      </head>
      <body>
        <main>
          <h1>${text.title}</h1>
          <p>${text.intro}</p>
          <nav aria-label="${text.services}">
            <ul>
              ${join(links)}
            </ul>
          </nav>
          ${chosen && service(language, chosen.service, chosen.document)}
        </main>
      </body>
    </html>`.text;
}

function service(language: Language, name: string, document: OpenApi): Html {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => describe(language, method, path, operation)),
  );
  return html`<h2>${document.info.title}</h2>
    <p><a href="/api/${name}/openapi.json">${texts[language].document}</a></p>
    ${join(operations)}`;
}

function describe(language: Language, method: string, path: string, operation: Operation): Html {
  const text = texts[language];
  const action = operation['x-action'];
  const parameters = operation.parameters.map(
    (one) => html`<li><code>${one.name}</code> (${one.in}${one.required ? ', *' : ''})</li>`,
  );
  const body = operation.requestBody && schemas(operation.requestBody.content);
  const answers = Object.entries(operation.responses)
    .filter(([status]) => status !== 'default')
    .map(
      ([status, { content }]) =>
        html`<h4>${text.answer} ${status}</h4>
          ${content && schemas(content)}`,
    );
  return html`<details>
    <summary><code>${method.toUpperCase()} ${path}</code></summary>
    <p>${action ? html`${text.needs} <code>${action}</code>` : text.open}. ${operation.description}</p>
    ${
      parameters.length > 0
        ? html`<h4>${text.parameters}</h4>
            <ul>
              ${join(parameters)}
            </ul>`
        : undefined
    }
    ${
      body
        ? html`<h4>${text.body}</h4>
            ${body}`
        : undefined
    }
    ${join(answers)}
  </details>`;
}

function schemas(content: Readonly<Record<string, { schema?: unknown }>>): Html {
  return join(
    Object.entries(content).map(
      ([type, { schema }]) =>
        html`<p>${type}</p>
          <pre>${JSON.stringify(schema, null, 2)}</pre>`,
    ),
  );
}

function join(parts: readonly Html[]): Html {
  return parts.reduce((all, part) => html`${all}${part}`, html``);
}
