import { z } from 'zod';
import { instant, uuid } from '../primitives.js';
import { page, pageQuery } from './page.js';

// GET /api/notification/v1/notices; POST /notices/{id}/read; GET /notices/stream (text/event-stream)  (official, unit head)
export const noticesQuery = pageQuery.extend({ cursor: uuid.optional() });
export const noticePage = page(
  z.object({
    noticeId: uuid,
    assignmentId: uuid.nullable(),
    template: z.string(),
    text: z.string(),
    createdAt: instant,
    readAt: instant.nullable(),
  }),
);
