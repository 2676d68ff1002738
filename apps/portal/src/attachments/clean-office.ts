import { unzipSync, zipSync, type Zippable } from 'fflate';
import { cleanXml } from './clean-xml.js';
import { stripMp4, stripPng, stripWebp } from './strip-chunks.js';
import { stripJpeg } from './strip-jpeg.js';

export interface CleanedOffice {
  readonly ending: string;
  readonly mediaType: string;
  /** Null where it cannot be cleaned: it is signed, encrypted, or carries what is not cleaned here. */
  readonly bytes: Uint8Array | null;
}

type Parts = ReadonlyMap<string, Uint8Array>;

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';
/** By the folder in which an OOXML document has its main part, and by what an OpenDocument says it is. */
const KINDS: Readonly<Record<string, readonly [ending: string, mediaType: string]>> = {
  word: ['docx', `${OPEN_XML}.wordprocessingml.document`],
  xl: ['xlsx', `${OPEN_XML}.spreadsheetml.sheet`],
  ppt: ['pptx', `${OPEN_XML}.presentationml.presentation`],
  [`${ODF}.text`]: ['odt', `${ODF}.text`],
  [`${ODF}.spreadsheet`]: ['ods', `${ODF}.spreadsheet`],
  [`${ODF}.presentation`]: ['odp', `${ODF}.presentation`],
};

/** Signed, which names who did and ends with any change; encrypted; or with ways to other data, which are not cleaned here. */
const SEALED = /^_xmlsignatures\/|^META-INF\/.*signatures|^EncryptedPackage$|^xl\/connections\.xml$/;
/** Only there to say who, when, where or with what. */
const DROPPED =
  /^docProps\/(thumbnail|custom)|^customXml\/|\/printerSettings\/|\/people\.xml$|^xl\/revisions\/|^Thumbnails\/|^(Basic|Scripts|Configurations2)\//;
/** Parts that a program demands, with nothing in them. */
const EMPTIED: readonly (readonly [RegExp, string])[] = [
  [
    /^docProps\/core\.xml$/,
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  ],
  [
    /^docProps\/app\.xml$/,
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  ],
  [
    /(^|\/)meta\.xml$/,
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/></office:document-meta>',
  ],
  [
    /^settings\.xml$/,
    '<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:settings/></office:document-settings>',
  ],
];
const STRIPS: readonly (readonly [RegExp, (bytes: Uint8Array) => Uint8Array | null])[] = [
  [/\.jpe?g$/i, stripJpeg],
  [/\.png$/i, stripPng],
  [/\.webp$/i, stripWebp],
  [/\.(mp4|m4a|m4v|mov)$/i, stripMp4],
];
/** Kept as it is: nothing of a person stands in it. */
const HARMLESS = /^mimetype$|\/$|layout-cache$|\.(odttf|ttf|otf)$/i;
/** The first time that a ZIP can tell. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * A document of Office or OpenDocument without properties, authors and dates of comments and changes, marks of editing sessions,
 * paths, printers, and camera data of its pictures. It has to be looked at by `findZipFault` before.
 */
export function cleanOffice(bytes: Uint8Array): CleanedOffice | null {
  const parts = unpack(bytes);
  const kind = parts && KINDS[kindOf(parts)];
  if (!parts || !kind) return null;
  const [ending, mediaType] = kind;
  return { ending, mediaType, bytes: isSealed(parts) ? null : pack(parts) };
}

function unpack(bytes: Uint8Array): Parts | null {
  try {
    return new Map(Object.entries(unzipSync(bytes)));
  } catch {
    return null;
  }
}

function kindOf(parts: Parts): string {
  const mimetype = parts.get('mimetype');
  if (mimetype) return new TextDecoder().decode(mimetype).trim();
  return (
    ['word', 'xl', 'ppt'].find((folder) => [...parts.keys()].some((path) => path.startsWith(`${folder}/`))) ??
    ''
  );
}

function isSealed(parts: Parts): boolean {
  const manifest = parts.get('META-INF/manifest.xml');
  const isEncrypted = manifest && new TextDecoder().decode(manifest).includes('encryption-data');
  return Boolean(isEncrypted) || [...parts.keys()].some((path) => SEALED.test(path));
}

function pack(parts: Parts): Uint8Array | null {
  const dropped = [...parts.keys()].filter((path) => DROPPED.test(path));
  const cleaned: Zippable = {};
  for (const [path, content] of parts) {
    if (DROPPED.test(path)) continue;
    const part = cleanPart(path, content, dropped);
    if (part === null) return null;
    // OpenDocument is known by its first entry, which is not packed.
    cleaned[path] = [part, { mtime: NO_TIME, level: path === 'mimetype' ? 0 : 6 }];
  }
  return zipSync(cleaned);
}

function cleanPart(path: string, content: Uint8Array, dropped: readonly string[]): Uint8Array | null {
  const emptied = EMPTIED.find(([pattern]) => pattern.test(path));
  if (emptied) return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>${emptied[1]}`);
  if (/\.(xml|rels|rdf|vml)$/i.test(path)) return cleanXml(path, content, dropped);
  if (HARMLESS.test(path)) return content;
  const strip = STRIPS.find(([pattern]) => pattern.test(path))?.[1];
  return strip ? strip(content) : null;
}
