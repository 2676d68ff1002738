/** Markup that is safe to send. */
export class Html {
  constructor(readonly text: string) {}
}

/** Builds markup; every value put in is escaped unless it is markup already. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html | undefined)[]): Html {
  const text = parts.reduce((done, part, index) => `${done}${render(values[index - 1])}${part}`);
  return new Html(text);
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function render(value: string | Html | undefined): string {
  if (value instanceof Html) return value.text;
  return (value ?? '').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
