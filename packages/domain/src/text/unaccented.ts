/**
 * Vietnamese without its accents, for SMS and for search: `Đường Trần Phú` → `Duong Tran Phu`. Đ has no decomposition in
 * Unicode, so it is mapped by hand; other marks are taken off after NFD, and what is left is NFC again.
 */
export function toUnaccented(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC');
}
