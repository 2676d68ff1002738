import { create } from 'xmlbuilder2';

export type Format = 'json' | 'xml';

/** The names that GeoReport v2 gives to a list and to its items in XML. */
export interface ListName {
  readonly list: string;
  readonly item: string;
}

/** The media type of an answer. */
export const MEDIA_TYPES: Readonly<Record<Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** A list as the format has it: an array in JSON, named elements in XML. */
export function writeList(format: Format, { list, item }: ListName, items: readonly object[]): string {
  if (format === 'json') return JSON.stringify(items);
  return create({ version: '1.0', encoding: 'utf-8' }, { [list]: { [item]: items } }).end();
}

/** One thing as the format has it: the object in JSON, a named element in XML. */
export function writeOne(format: Format, name: string, thing: object): string {
  if (format === 'json') return JSON.stringify(thing);
  return create({ version: '1.0', encoding: 'utf-8' }, { [name]: thing }).end();
}

/** Takes `roads.json` apart; null where it ends in no format we write. */
export function readFileName(file: string): { readonly name: string; readonly format: Format } | null {
  const [, name, format] = /^(.{1,200})\.(json|xml)$/.exec(file) ?? [];
  return name === undefined ? null : { name, format: format as Format };
}
