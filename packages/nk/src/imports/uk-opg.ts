import { channel } from '@namkhong/contracts';
import { tallyImport } from '@namkhong/contracts/http/feedback';
import { z } from 'zod';

/** How the file names services and counts; data beside the file, so that another publisher needs no code. */
export const ukOpgMapping = z.object({
  setCode: z.string(),
  criterion: z.string(),
  /** Service of the file → unit code. */
  units: z.record(z.string(), z.string()),
  /** The five `dataType`s that count answers, from the lowest level to the highest. */
  levels: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
  /** The `dataType` of the percentage the publisher printed. */
  printedFigure: z.string(),
});
export type UkOpgMapping = z.output<typeof ukOpgMapping>;

/** One line of the publisher's file: one figure of one service and month. Some figures are written as text. */
export const ukOpgFile = z.array(
  z.object({
    _timestamp: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-01T00:00:00\+00:00$/),
    service: z.string(),
    channel: z.string(),
    count: z.union([z.number(), z.string()]),
    dataType: z.string(),
    period: z.literal('month'),
  }),
);
export type UkOpgFile = z.output<typeof ukOpgFile>;

/** A month that is no tally, and why. */
export interface SkippedMonth {
  readonly service: string;
  readonly month: string;
  readonly reason: 'no-counts' | 'counts-incomplete' | 'service-unknown' | 'channel-unknown';
}

type TallyImport = z.output<typeof tallyImport>;

/**
 * Turns the publisher's figures into tallies, in the order of the file. A month without counts is skipped and reported.
 *
 * @throws ZodError when a count is no whole number ≥ 0
 */
export function convertUkOpg(
  file: UkOpgFile,
  mapping: UkOpgMapping,
): { readonly import: TallyImport | null; readonly skipped: readonly SkippedMonth[] } {
  const months = Map.groupBy(
    file,
    (line) => `${line.service} ${line.channel} ${line._timestamp.slice(0, 7)}`,
  );
  const skipped: SkippedMonth[] = [];
  const tallies: unknown[] = [];
  for (const lines of months.values()) {
    const [first] = lines;
    if (!first) continue;
    const month = first._timestamp.slice(0, 7);
    const tally = toTally(lines, first, month, mapping);
    if (typeof tally === 'string') skipped.push({ service: first.service, month, reason: tally });
    else tallies.push(tally);
  }
  if (tallies.length === 0) return { import: null, skipped };
  return { import: tallyImport.parse({ setCode: mapping.setCode, tallies }), skipped };
}

function toTally(
  lines: UkOpgFile,
  { service, channel: channelText }: UkOpgFile[number],
  month: string,
  mapping: UkOpgMapping,
): object | SkippedMonth['reason'] {
  const figures = new Map(lines.map((line) => [line.dataType, line.count]));
  const counts = mapping.levels.map((dataType) => figures.get(dataType));
  if (counts.every((count) => count === undefined)) return 'no-counts';
  if (counts.includes(undefined)) return 'counts-incomplete';
  const unitCode = Object.hasOwn(mapping.units, service) ? mapping.units[service] : undefined;
  if (unitCode === undefined) return 'service-unknown';
  if (!channel.safeParse(channelText).success) return 'channel-unknown';
  return {
    unitCode,
    month,
    channel: channelText,
    counts: { [mapping.criterion]: counts },
    printedFigure: figures.get(mapping.printedFigure) ?? null,
  };
}
