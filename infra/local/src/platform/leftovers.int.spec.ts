import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess, type StartedProcess } from '../process/start-process.js';
import { RunningProcesses } from './leftovers.js';

let folder: string;
let child: StartedProcess;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leftovers-'));
  child = await startProcess({ command: 'sleep', args: ['600'], logFile: join(folder, 'log') });
});
afterEach(async () => {
  await child.stop();
  await rm(folder, { recursive: true });
});

/** The list as a supervisor leaves it that was killed, or whose process id somebody else has now. */
async function crash(change: (text: string) => string): Promise<void> {
  const file = join(folder, 'running.json');
  await new RunningProcesses(folder).note('directive', child.pid);
  await writeFile(file, change(await readFile(file, 'utf8')));
}

const supervisorIsGone = (text: string) => text.replace(/"supervisor":\{.*?\}/, () => gone);
const gone = '"supervisor":{"name":"supervisor","pid":1,"startedAt":"another time"}';

describe('RunningProcesses', () => {
  it('ends what a killed supervisor left running', async () => {
    await crash(supervisorIsGone);
    const said: string[] = [];
    await new RunningProcesses(folder).clear((line) => said.push(line));
    expect(said).toEqual(['ending directive, left over from an earlier start']);
    expect(child.running()).toBe(false);
  });

  it('spares a process that got the id of an earlier one', async () => {
    await crash((text) => supervisorIsGone(text).replace(/("pid":\d+,"startedAt":)"\d+"/, '$1"1"'));
    await new RunningProcesses(folder).clear(() => undefined);
    expect(child.running()).toBe(true);
  });

  it('refuses to start a second time in one place', async () => {
    await crash((text) => text);
    await expect(new RunningProcesses(folder).clear(() => undefined)).rejects.toThrow('running here already');
  });

  it('remembers nothing after an orderly end', async () => {
    const processes = new RunningProcesses(folder);
    await processes.note('directive', child.pid);
    await processes.stop();
    await new RunningProcesses(folder).clear(() => undefined);
    expect(child.running()).toBe(true);
  });
});
