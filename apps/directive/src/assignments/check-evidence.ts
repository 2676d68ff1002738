import type { Evidence } from '@namkhong/contracts/http/directive-assignments';

/**
 * What a unit may show as evidence: documents, tables and pictures that any office opens. Programs, archives and pages with
 * scripts are none; nobody should have to run a stranger's file to see that a task is done.
 */
const MEDIA_TYPES: ReadonlySet<string> = new Set([
  'application/pdf',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'text/csv',
  'text/plain',
  'image/jpeg',
  'image/png',
]);

/** 50 MiB: what the portal lets anybody keep. */
const LARGEST_FILE = 50 * 1024 * 1024;

export type EvidenceFault = 'evidence-type-refused' | 'evidence-too-large' | 'evidence-link-refused';

/** The first thing wrong with a list of evidence, and which one it is about; null where all of it can be shown. */
export function findEvidenceFault(
  evidence: readonly Evidence[],
): { readonly code: EvidenceFault; readonly text: string } | null {
  for (const one of evidence) {
    if (one.kind === 'link') {
      if (!isPlainLink(one.url)) return { code: 'evidence-link-refused', text: one.url };
    } else if (!MEDIA_TYPES.has(one.mediaType)) {
      return { code: 'evidence-type-refused', text: one.mediaType };
    } else if (one.bytes > LARGEST_FILE) {
      return { code: 'evidence-too-large', text: one.name };
    }
  }
  return null;
}

/** https alone, and no user name or password that would travel with the link. */
function isPlainLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === 'https:' && username === '' && password === '';
}
