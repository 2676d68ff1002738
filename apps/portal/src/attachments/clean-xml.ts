/** A tag with its attributes, in which `>` may stand within quotes. */
const TAG = /<(?:[^"'<>]|"[^"]*"|'[^']*')*>/g;

/** Who wrote something; the value goes and the attribute stays, as some are demanded. */
const EMPTIED_ATTRIBUTE =
  /(\s(?:[\w-]+:)?(?:author|initials|userName|userId|lastEditedBy|refreshedBy|creator)\s*=\s*)("[^"]*"|'[^']*')/g;
/** Lists of those who wrote. Elsewhere the same names are those of tables and shapes, and are kept. */
const LIST_OF_AUTHORS = /\/persons\/|\/commentAuthors\.xml$|^\/ppt\/authors\.xml$/;
const EMPTIED_IN_LISTS = /(\s(?:displayName|name|providerId)\s*=\s*)("[^"]*"|'[^']*')/g;
/** When, and in which session: nothing demands these. */
const DROPPED_ATTRIBUTE =
  /\s(?:(?:[\w-]+:)?(?:paragraph-)?rsid\w*|w:date|w16du:dateUtc|w16cex:dateUtc|dT|dt|created|refreshedDate|xr\d*:uid)\s*=\s*("[^"]*"|'[^']*')/g;
/** Elements that say nothing else, with what is in them. */
const DROPPED_ELEMENTS = [
  ...['w:rsids', 'w:docVars', 'w14:docId', 'w15:docId', 'w:attachedTemplate', 'w:writeProtection'],
  ...['fileSharing', 'x15ac:absPath', 'xr:revisionPtr', 'fileVersion'],
].map((element) => new RegExp(`<${element}(?:\\s[^<]*?)?(?:/>|>[\\s\\S]*?</${element}>)`, 'g'));
/** Elements whose words name somebody or a time. */
const EMPTIED_ELEMENTS = [
  ...[
    'author',
    'dc:creator',
    'dc:date',
    'meta:creator-initials',
    'meta:date-string',
    'loext:sender-initials',
  ],
  ...[
    'text:author-name',
    'text:author-initials',
    'text:initial-creator',
    'text:creator',
    'text:creation-date',
  ],
].map((element) => new RegExp(`(<${element}(?:\\s[^<>]*)?>)[^<]*(</${element}>)`, 'g'));

/**
 * A part of a document without who wrote what when. Null where it is written in a way in which that cannot be found for certain.
 *
 * @param dropped parts that go: whatever names them goes too
 */
export function cleanXml(path: string, content: Uint8Array, dropped: readonly string[]): Uint8Array | null {
  const text = decode(content);
  if (text === null || /<!(DOCTYPE|\[CDATA\[)/i.test(text)) return null;
  let cleaned = text.replace(/<!--[\s\S]*?-->/g, '');
  for (const element of DROPPED_ELEMENTS) cleaned = cleaned.replace(element, '');
  for (const element of EMPTIED_ELEMENTS) cleaned = cleaned.replace(element, '$1$2');
  cleaned = cleaned.replace(TAG, (tag) => cleanTag(path, tag, dropped));
  return new TextEncoder().encode(cleaned);
}

function decode(content: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return null;
  }
}

function cleanTag(path: string, tag: string, dropped: readonly string[]): string {
  if (/^<(Relationship|Override|manifest:file-entry)\s/.test(tag)) {
    const target = /\s(?:Target|PartName|manifest:full-path)\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '';
    if (dropped.includes(resolve(path, target))) return '';
    if (/^file:|^[A-Za-z]:[\\/]|^\\\\/.test(target)) return tag.replace(target, 'about:blank');
  }
  const unsigned = LIST_OF_AUTHORS.test(`/${path}`) ? tag.replace(EMPTIED_IN_LISTS, '$1""') : tag;
  return unsigned.replace(EMPTIED_ATTRIBUTE, '$1""').replace(DROPPED_ATTRIBUTE, '');
}

/** Where a relation leads: from the folder of the part it is of, unless it begins at the root. */
function resolve(path: string, target: string): string {
  const folder = path.endsWith('.rels') && !target.startsWith('/') ? path.replace(/_rels\/[^/]*$/, '') : '';
  const places: string[] = [];
  for (const place of `${folder}${target}`.split('/'))
    if (place === '..') places.pop();
    else if (place !== '' && place !== '.') places.push(place);
  return places.join('/');
}
