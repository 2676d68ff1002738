import type { UnitView } from '@namkhong/contracts/http/directive';
import type { ReportRequest } from '@namkhong/contracts/http/feedback-reports';
import type { Contents } from '@namkhong/sealing';
import type { CleanedFile } from '../../attachments/clean-file.js';

type ReportType = ReportRequest['types'][number];

/** What somebody is writing. It is in this page's memory only: nothing of it is kept on the device. */
export interface ReportDraft {
  readonly types: readonly ReportType[];
  readonly unit: UnitView | null;
  readonly officialCode: string;
  readonly leads: boolean;
  readonly text: string;
  readonly files: readonly CleanedFile[];
  readonly mayKeepAuthors: boolean;
  readonly identity: string;
}

export const emptyDraft: ReportDraft = {
  types: [],
  unit: null,
  officialCode: '',
  leads: false,
  text: '',
  files: [],
  mayKeepAuthors: false,
  identity: '',
};

export const mostTypes = 3;
/** An envelope holds so many bytes. */
const mostIdentityBytes = 1020;

/** What has to be there before the readers are asked for; empty where nothing lacks. */
export type DraftFault = 'kindMissing' | 'unitMissing' | 'wordsMissing' | 'fileKept' | 'identityTooLong';

export function findDraftFaults(draft: ReportDraft): readonly DraftFault[] {
  const isSealable = draft.mayKeepAuthors || draft.files.every(({ isClean }) => isClean);
  const checks: readonly (readonly [DraftFault, boolean])[] = [
    ['kindMissing', draft.types.length === 0 || draft.types.length > mostTypes],
    ['unitMissing', draft.unit === null],
    ['wordsMissing', draft.text.trim() === ''],
    ['fileKept', !isSealable],
    ['identityTooLong', new TextEncoder().encode(draft.identity).length > mostIdentityBytes],
  ];
  return checks.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

/** What is sealed: composed letters, and files under names that only count. */
export function contentsOf({ text, files }: Pick<ReportDraft, 'text' | 'files'>): Contents {
  return {
    text: text.normalize('NFC'),
    fields: {},
    files: files.map(({ file }, index) => ({
      ...file,
      name: `tep-${index + 1}${file.name.slice(file.name.lastIndexOf('.'))}`,
    })),
  };
}
