import { z } from 'zod';
import { defineEvent } from '../../envelope.js';
import { month, uuid } from '../../primitives.js';

/** What a report is in the sense of the law: góp ý, phản ánh or kiến nghị, khiếu nại, tố cáo, tin ẩn danh. */
export const reportType = z.enum(['suggestion', 'feedback', 'complaint', 'denunciation', 'tip']);
export type ReportType = z.output<typeof reportType>;

/** Where a report, or one of the parts it was split into, stands. */
export const reportStage = z.enum([
  'received',
  'assessing',
  'verifying',
  'substantiated',
  'unsubstantiated',
  'not-accepted',
  'transferred',
]);
export type ReportStage = z.output<typeof reportStage>;

/** Told on a later day than it happened, in no order; of whom, by whom and what it says nothing is told. */
export const reportAdvancedV1 = defineEvent({
  type: 'namkhong.feedback.report-advanced.v1',
  topic: 'feedback.report.v1',
  summary: 'A confidential report, or a part of one, reached a stage.',
  data: z.object({
    /** Random: no time is in it. */
    reportId: uuid,
    type: reportType,
    stage: reportStage,
    /** In which the stage was reached. */
    month,
  }),
  key: (data) => data.reportId,
});
