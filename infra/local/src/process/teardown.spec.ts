import { describe, expect, it } from '@jest/globals';
import { Teardown } from './teardown.js';

const thing = (name: string, ended: string[]) => ({ stop: async () => void ended.push(name) });

describe('Teardown', () => {
  it('ends in reverse order, once', async () => {
    const ended: string[] = [];
    const teardown = new Teardown(() => undefined);
    for (const name of ['database', 'service', 'gateway']) await teardown.add(name, thing(name, ended));
    await Promise.all([teardown.run(), teardown.run()]);
    expect(ended).toEqual(['gateway', 'service', 'database']);
  });

  it('goes on past a step that fails, and says which', async () => {
    const ended: string[] = [];
    const said: string[] = [];
    const teardown = new Teardown((line) => said.push(line));
    await teardown.add('database', thing('database', ended));
    await teardown.add('service', { stop: () => Promise.reject(new Error('stuck')) });
    await teardown.run();
    expect(ended).toEqual(['database']);
    expect(said).toEqual(['service did not stop in order: Error: stuck']);
  });

  it('ends at once what comes up too late', async () => {
    const ended: string[] = [];
    const teardown = new Teardown(() => undefined);
    await teardown.run();
    await expect(teardown.add('late', thing('late', ended))).rejects.toThrow('late came up while');
    expect(ended).toEqual(['late']);
  });
});
