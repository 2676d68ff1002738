import { expect, it } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaveAccess } from './operator-access.js';

it('leaves the operator’s access to its owner alone, and takes it away at the end', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'access-'));
  const access = { origin: 'http://127.0.0.1:8080', clientSecret: 'secret', bus: { BUS: 'postgres' } };
  const left = await leaveAccess(folder, access);
  expect((await stat(join(folder, 'nk.json'))).mode & 0o777).toBe(0o600);
  expect(JSON.parse(await readFile(join(folder, 'nk.json'), 'utf8'))).toEqual(access);
  await left.stop();
  expect(await readdir(folder)).toEqual([]);
  await rm(folder, { recursive: true });
});
