import type { closedDossier, historyImport } from '@namkhong/contracts/http/feedback';
import type { z } from 'zod';

export type HistoryDossier = z.input<typeof closedDossier>;
export type HistoryRating = z.output<typeof historyImport>['ratings'][number];
