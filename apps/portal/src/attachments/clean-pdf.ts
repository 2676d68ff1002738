import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { stripJpeg } from './strip-jpeg.js';

const name = (text: string) => PDFName.of(text);

/** What says who, when or with what, wherever it stands; and what runs, or carries other files. */
const NEVER_KEPT = [
  ...['Metadata', 'PieceInfo', 'LastModified', 'CreationDate', 'ModDate', 'Author', 'Creator', 'Producer'],
  ...[
    'OpenAction',
    'AA',
    'JS',
    'JavaScript',
    'EmbeddedFiles',
    'AF',
    'Collection',
    'Threads',
    'SpiderInfo',
    'CreatorInfo',
  ],
].map(name);
/** Of a note on a page: who wrote it, and when. A field to fill in is named by the same letter, and keeps its name. */
const NEVER_KEPT_OF_NOTES = ['T', 'M', 'NM', 'FS'].map(name);
/** Their files are of kinds that are not cleaned here. */
const UNCLEANED_FILTERS = ['JPXDecode'].map(name);

/**
 * A PDF without its information, XMP, thumbnails, scripts, attached files, authors of notes, camera data of pictures, and without
 * whatever an earlier version left in the file. Null where that cannot be had: encrypted, signed, broken, or with pictures that
 * are not cleaned here.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await clean(bytes);
  } catch {
    // Encrypted, or written in a way that the library cannot read: whoever attached it is told that it stays as it is.
    return null;
  }
}

async function clean(bytes: Uint8Array): Promise<Uint8Array | null> {
  const document = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
    preserveXFA: true,
  });
  const { context } = document;
  if (context.trailerInfo.Encrypt !== undefined) return null;
  delete context.trailerInfo.Info;
  delete context.trailerInfo.ID;
  const catalog = context.lookupMaybe(context.trailerInfo.Root, PDFDict);
  if (!catalog || isSigned(context)) return null;
  for (const [, object] of context.enumerateIndirectObjects()) cleanWithin(object);
  const reached = reachable(context, catalog);
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!reached.has(ref)) context.delete(ref);
    else if (object instanceof PDFStream) {
      const cleaned = cleanPicture(object);
      if (cleaned === null) return null;
      context.assign(ref, cleaned);
    }
  }
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
}

/** A signature names who signed, and no longer holds once anything is changed. */
function isSigned(context: PDFContext): boolean {
  return context
    .enumerateIndirectObjects()
    .some(([, object]) => dictsWithin(object).some((dict) => dict.has(name('ByteRange'))));
}

function cleanWithin(object: PDFObject): void {
  for (const dict of dictsWithin(object)) {
    for (const key of NEVER_KEPT) dict.delete(key);
    const subtype = dict.get(name('Subtype'));
    const isNote = dict.has(name('Rect')) && subtype !== name('Widget');
    if (isNote) for (const key of NEVER_KEPT_OF_NOTES) dict.delete(key);
    if (dict.get(name('Type')) === name('Page')) dict.delete(name('Thumb'));
  }
}

/** The dictionaries of an object, those within others too, without following references. */
function dictsWithin(object: PDFObject): PDFDict[] {
  if (object instanceof PDFStream) return dictsWithin(object.dict);
  if (object instanceof PDFArray) return object.asArray().flatMap(dictsWithin);
  return object instanceof PDFDict ? [object, ...object.values().flatMap(dictsWithin)] : [];
}

/** What the document still leads to: what is left over of earlier versions it does not. */
function reachable(context: PDFContext, catalog: PDFDict): ReadonlySet<PDFRef> {
  const found = new Set<PDFRef>();
  const waiting: PDFObject[] = [catalog];
  if (context.trailerInfo.Root instanceof PDFRef) found.add(context.trailerInfo.Root);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      const target = found.has(object) ? undefined : context.lookup(object);
      found.add(object);
      if (target) waiting.push(target);
    } else if (object instanceof PDFStream) waiting.push(object.dict);
    else if (object instanceof PDFDict) waiting.push(...object.values());
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
  }
  return found;
}

/** The stream as it is, or a photograph without what its camera wrote. Null where it cannot be cleaned. */
function cleanPicture(stream: PDFStream): PDFStream | null {
  const filter = stream.dict.get(name('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : filter === undefined ? [] : [filter];
  if (filters.some((each) => UNCLEANED_FILTERS.some((uncleaned) => uncleaned === each))) return null;
  if (!filters.includes(name('DCTDecode'))) return stream;
  // A photograph packed once more is rare, and is not unpacked here.
  if (filters.length > 1 || !(stream instanceof PDFRawStream)) return null;
  const stripped = stripJpeg(stream.contents);
  return stripped && PDFRawStream.of(stream.dict, stripped);
}
