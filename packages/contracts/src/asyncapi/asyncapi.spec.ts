import { describe, expect, it } from '@jest/globals';
import { Parser } from '@asyncapi/parser';
import { buildAsyncApi } from './build-asyncapi.js';

describe('the AsyncAPI document', () => {
  it('is valid AsyncAPI 3 in the eyes of its own parser', async () => {
    const { document, diagnostics } = await new Parser().parse(JSON.stringify(buildAsyncApi('1.0.0')));
    expect(diagnostics.filter((diagnostic) => Number(diagnostic.severity) === 0)).toEqual([]);
    expect(document?.version()).toBe('3.0.0');
  });
});
