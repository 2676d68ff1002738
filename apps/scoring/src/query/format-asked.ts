import type { fileFormat } from '@namkhong/contracts/http/scoring-query';
import type { z } from 'zod';
import { mediaTypes } from './write-answer-file.js';

/** The first format that an Accept header names; JSON where it names none of ours. */
export function formatAsked(accept = ''): z.output<typeof fileFormat> {
  for (const range of accept.split(',')) {
    const type = range.split(';')[0]?.trim().toLowerCase();
    for (const format of ['csv', 'xlsx', 'parquet'] as const) {
      if (type === mediaTypes[format].split(';')[0]) return format;
    }
    if (type === 'application/json') return 'json';
  }
  return 'json';
}
