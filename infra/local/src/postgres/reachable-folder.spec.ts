import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reachableFolder } from './reachable-folder.js';

const postgres = { uid: 12_345, gid: 12_345 };
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reach-'));
  await mkdir(join(folder, 'closed', 'open'), { recursive: true });
  await chmod(folder, 0o755);
  await chmod(join(folder, 'closed'), 0o700);
});

afterAll(() => rm(folder, { recursive: true }));

describe('reachableFolder', () => {
  it('stays where it is asked to be when that can be reached', async () => {
    expect(await reachableFolder(join(folder, 'data'), postgres)).toBe(join(folder, 'data'));
  });

  it('stays, wherever it is, when the server runs as ourselves', async () => {
    const inside = join(folder, 'closed', 'data');
    expect(await reachableFolder(inside, null)).toBe(inside);
  });

  it('moves out from under a closed folder, to the same place every time', async () => {
    const inside = join(folder, 'closed', 'open', 'data');
    const moved = await reachableFolder(inside, postgres);
    expect(moved).toMatch(/^\/var\/lib\/namkhong\/data-[0-9a-f]{12}$/);
    expect(await reachableFolder(inside, postgres)).toBe(moved);
    expect(await reachableFolder(`${inside}2`, postgres)).not.toBe(moved);
  });
});
