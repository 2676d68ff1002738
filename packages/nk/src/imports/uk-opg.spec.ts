import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { convertUkOpg, ukOpgFile, ukOpgMapping } from './uk-opg.js';

const data = join(import.meta.dirname, '../../data/uk-opg');
const read = (name: string): unknown => JSON.parse(readFileSync(join(data, name), 'utf8'));
const mapping = ukOpgMapping.parse(read('mapping.json'));
const convert = (name: string) => convertUkOpg(ukOpgFile.parse(read(name)), mapping);
const line = { _timestamp: '2026-05-01T00:00:00+00:00', channel: 'digital', period: 'month' as const };

describe('convertUkOpg', () => {
  it('reads every month of deputy reporting', () => {
    const { import: tallies, skipped } = convert('deputy-reporting.json');
    expect(tallies?.tallies).toHaveLength(39);
    expect(skipped).toEqual([]);
    expect(tallies?.tallies[0]).toEqual({
      unitCode: 'UK-OPG-DEPUTY',
      month: '2023-04',
      channel: 'digital',
      counts: { overall: [23, 46, 153, 419, 528] },
      printedFigure: 80,
    });
  });

  it('skips and reports the months that print a percentage alone', () => {
    const { import: tallies, skipped } = convert('make-an-lpa.json');
    expect(tallies?.tallies).toHaveLength(14);
    expect(skipped).toHaveLength(50);
    expect(skipped[0]).toEqual({ service: 'make-a-lpa', month: '2021-03', reason: 'no-counts' });
  });

  it('reproduces the printed figure of all 53 months by the version in force', () => {
    const tallies = ['deputy-reporting.json', 'make-an-lpa.json'].flatMap(
      (name) => convert(name).import?.tallies ?? [],
    );
    expect(tallies).toHaveLength(53);
    for (const { month, counts, printedFigure } of tallies) {
      const [c1, c2, c3, c4, c5] = counts['overall'] ?? [0, 0, 0, 0, 0];
      const n = c1 + c2 + c3 + c4 + c5;
      const percent = month < '2026-04' ? (25 * (c2 + 2 * c3 + 3 * c4 + 4 * c5)) / n : (100 * (c4 + c5)) / n;
      expect({ month, percent: Math.round(percent) }).toEqual({ month, percent: printedFigure });
    }
  });

  it('skips what it cannot place', () => {
    const five = mapping.levels.map((dataType) => ({ ...line, service: 'other', dataType, count: 1 }));
    expect(convertUkOpg(five, mapping).skipped[0]?.reason).toBe('service-unknown');
    const four = five.slice(1).map((entry) => ({ ...entry, service: 'deputy-reporting' }));
    expect(convertUkOpg(four, mapping).skipped[0]?.reason).toBe('counts-incomplete');
  });
});
