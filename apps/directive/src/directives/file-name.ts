import { toUnaccented } from '@namkhong/domain';

const LONGEST = 120;

/** The last part of a path without what file systems and headers cannot hold: a name, never a place. */
export function safeFileName(text: string): string {
  const [name = ''] = text.normalize('NFC').split(/[\\/]/u).slice(-1);
  const cleaned = name
    .replace(/[\p{Cc}\p{Cf}"*:<>?|;%]/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
    .trim();
  if ([...cleaned].length <= LONGEST) return cleaned;
  const extension = /\.[^.]{1,8}$/u.exec(cleaned)?.[0] ?? '';
  return `${[...cleaned].slice(0, LONGEST - extension.length).join('')}${extension}`;
}

/** RFC 6266: saved, never shown; the name with its marks for those who read them, and without for the others. */
export function contentDisposition(fileName: string): string {
  const plain = toUnaccented(fileName).replace(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
