import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type boundariesBody, type UnitBoundaries } from '@namkhong/contracts/http/directive-boundaries';
import type { z } from 'zod';
import { bootDirective, type BootedDirective } from '../testing/booted-directive.js';

const data = (path: string) =>
  readFileSync(new URL(`../../../../packages/nk/data/${path}`, import.meta.url), 'utf8');
const map = JSON.parse(data('ca-mau/communes.geojson')) as z.output<typeof boundariesBody>;
const square = (...corners: [number, number][]) => ({ type: 'Polygon', coordinates: [corners] });
const feature = (code: string, geometry: unknown) => ({ type: 'Feature', properties: { code }, geometry });

let directive: BootedDirective;
beforeAll(async () => {
  directive = await bootDirective();
  await directive.postCsv('operator', 'imports/national-units', data('vietnam/units.csv'));
});
afterAll(async () => directive.close());

const post = (body: unknown, query = '') => directive.post('operator', `imports/boundaries${query}`, body);
const drawn = async (query = '') =>
  (await directive.get(null, `units/boundaries${query}`)).body as unknown as UnitBoundaries;

describe('boundaries', () => {
  it('draws the 64 communes of Cà Mau once, and nothing in a dry run', async () => {
    const report = { read: 64, rejected: [] };
    expect((await post(map, '?dryRun=true')).body).toEqual({
      ...report,
      dryRun: true,
      accepted: 64,
      unchanged: 0,
    });
    expect((await drawn()).features).toEqual([]);
    const taken = await post(map);
    expect(taken.status).toBe(201);
    expect(taken.body).toEqual({ ...report, dryRun: false, accepted: 64, unchanged: 0 });
    expect((await post(map)).body).toEqual({ ...report, dryRun: false, accepted: 0, unchanged: 64 });
  });

  it('gives anybody back what was drawn, with its source, each unit by its name', async () => {
    const { sources, features } = await drawn();
    expect(sources).toEqual([{ source: 'thanglequoc/vietnamese-provinces-database', licence: 'MIT' }]);
    expect(features).toHaveLength(64);
    const cape = features.find(({ properties }) => properties.name === 'Xã Đất Mũi');
    const original = map.features.find(
      (each) => (each as { properties: { name: string } }).properties.name === 'Xã Đất Mũi',
    ) as { geometry: unknown };
    expect(cape?.geometry).toEqual(original.geometry);
    const [province] = await directive.allUnits(`q=${encodeURIComponent('Tỉnh Cà Mau')}`);
    const [other] = await directive.allUnits(`q=${encodeURIComponent('Thành phố Huế')}`);
    expect((await drawn(`?parentId=${province?.unitId}`)).features).toHaveLength(64);
    expect((await drawn(`?parentId=${other?.unitId}`)).features).toEqual([]);
  });

  it('answers 304 to whoever has this map, and anew when a unit is drawn otherwise', async () => {
    const url = '/api/directive/v1/units/boundaries';
    const { headers } = await directive.get(null, 'units/boundaries');
    const known = { 'if-none-match': headers['etag'] ?? '' };
    expect(await directive.service.inject({ url, headers: known })).toMatchObject({ status: 304, text: '' });
    const code = (map.features[0] as { properties: { code: string } }).properties.code;
    const moved = feature(code, square([105, 9], [105.1, 9], [105.1, 9.1], [105, 9]));
    expect((await post({ ...map, source: 'Sở Tài nguyên', features: [moved] })).body).toMatchObject({
      accepted: 1,
    });
    expect((await directive.service.inject({ url, headers: known })).status).toBe(200);
    expect((await drawn()).sources).toHaveLength(2);
  });

  it('names what is wrong with each feature and keeps the rest', async () => {
    const ring: [number, number][] = [
      [105, 9],
      [105.2, 9],
      [105.2, 9.1],
      [105, 9],
    ];
    const [first, second] = map.features as [
      { properties: { code: string } },
      { properties: { code: string } },
    ];
    const answer = await post({
      ...map,
      features: [
        feature('99999', square(...ring)),
        feature(first.properties.code, square(...ring)),
        feature(first.properties.code, square(...ring)),
        feature(second.properties.code, square([105, 9], [105.2, 9], [105.2, 9.1], [105, 9.05])),
        feature(second.properties.code, square([1050, 9], [105.2, 9], [105.2, 9.1], [1050, 9])),
        feature(second.properties.code, { type: 'Point', coordinates: [105, 9] }),
        null,
      ],
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ read: 7, accepted: 1 });
    const { rejected } = answer.body as unknown as { rejected: { line: number; code: string }[] };
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [1, 'unit-unknown'],
      [3, 'boundary-repeated'],
      [4, 'boundary-malformed'],
      [5, 'boundary-malformed'],
      [6, 'boundary-malformed'],
      [7, 'boundary-malformed'],
    ]);
  });

  it('is imported by an operator only, and says where it is from', async () => {
    expect((await directive.post('reviewer', 'imports/boundaries', map)).status).toBe(403);
    expect((await directive.post(null, 'imports/boundaries', map)).status).toBe(401);
    expect((await post({ ...map, licence: '' })).body).toMatchObject({ code: 'input-invalid' });
  });
});
