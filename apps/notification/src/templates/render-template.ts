import { toUnaccented } from '@namkhong/domain';
import type { Template } from './templates.js';

/** What is neither a plain character of the GSM alphabet nor a single septet in it. */
const notPlain = /[^\x20-\x5a_a-z]/g;

/**
 * Fills a template. Values are written without diacritics and cut to the length the template allows, so that
 * the text stays one segment whatever comes in.
 *
 * @throws Error where a parameter of the template has no value: a half message must not leave the house
 */
export function renderTemplate(template: Template, values: Readonly<Record<string, string>>): string {
  return template.text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    const limit = template.parameters[name];
    if (value === undefined || limit === undefined) throw new Error(`${template.name} lacks ${name}`);
    return toUnaccented(value).replace(notPlain, '').slice(0, limit);
  });
}
