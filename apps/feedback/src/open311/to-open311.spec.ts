import { describe, expect, it } from '@jest/globals';
import { requestState } from '@namkhong/contracts';
import { toOpen311Request } from './to-open311.js';

const request = {
  requestId: 'id',
  unitName: 'Phường 1',
  topic: 'roads',
  receivedIn: '2026-11',
  state: 'closed' as const,
  text: null,
};

describe('a request in GeoReport v2', () => {
  it('is open or closed, and says in its notes whose word that is', () => {
    const told = requestState.options.map((state) => toOpen311Request({ ...request, state }, [], 'en'));
    expect(told.filter(({ status }) => status === 'closed').map(({ status_notes }) => status_notes)).toEqual([
      'Refused',
      'Closed by the unit, not confirmed by the sender',
      'Resolved, as the sender confirms',
      'Withdrawn by the sender',
    ]);
    expect(told).toHaveLength(9);
  });

  it('tells no day, and no text that nobody has looked at', () => {
    expect(toOpen311Request(request, [], 'vi')).toMatchObject({
      requested_datetime: '2026-11-01T00:00:00+07:00',
      description: '',
      service_name: 'roads',
    });
  });
});
