import { describe, expect, it } from '@jest/globals';
import { CloudEvent, Kafka } from 'cloudevents';
import { createEvent, isEvent, MalformedEventError, parseEvent } from './envelope.js';
import { assignmentAcknowledgedV1 } from './events/directive/assignment-acknowledged.v1.js';
import { ratingCastV1 } from './events/feedback/rating-cast.v1.js';
import { eventsByType } from './events/registry.js';

const assignmentId = '0198f3a0-0000-7000-8000-000000000001';
const unitId = '0198f3a0-0000-7000-8000-000000000002';
const acknowledged = { assignmentId, unitId, acknowledgedAt: '2026-11-23T02:00:00.000Z' };
const context = {
  id: '0198f3a0-0000-7000-8000-000000000003',
  source: '/directive',
  time: new Date('2026-11-23T02:00:01Z'),
  correlationId: 'request-1',
};

const codeOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    if (error instanceof MalformedEventError) return error.code;
    throw error;
  }
  return 'none';
};

describe('an event', () => {
  const event = createEvent(assignmentAcknowledgedV1, acknowledged, context);

  it.each([undefined, '0198f3a0-0000-7000-8000-000000000004'])(
    'has the headers that the CloudEvents SDK gives it (caused by %s)',
    (causationId) => {
      const { headers } = Kafka.binary(
        new CloudEvent({
          id: context.id,
          type: assignmentAcknowledgedV1.type,
          source: context.source,
          subject: assignmentId,
          time: context.time.toISOString(),
          datacontenttype: 'application/json',
          correlationid: context.correlationId,
          ...(causationId === undefined ? {} : { causationid: causationId }),
          data: acknowledged,
        }),
      );
      const built = createEvent(assignmentAcknowledgedV1, acknowledged, { ...context, causationId });
      expect(built.headers).toEqual(JSON.parse(JSON.stringify(headers)));
    },
  );

  it('travels in CloudEvents binary mode, keyed by its aggregate', () => {
    expect(event).toMatchObject({ topic: 'directive.assignment.v1', key: assignmentId });
    expect(event.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_id: context.id,
      ce_type: 'namkhong.directive.assignment-acknowledged.v1',
      ce_source: '/directive',
      ce_subject: assignmentId,
      ce_time: '2026-11-23T02:00:01.000Z',
      ce_correlationid: 'request-1',
    });
    expect(JSON.parse(event.value)).toEqual(acknowledged);
  });

  it('is read back as it was written', () => {
    const read = parseEvent(eventsByType, event.headers, event.value);
    expect(read).toMatchObject({
      id: context.id,
      time: context.time,
      correlationId: 'request-1',
      data: acknowledged,
    });
    expect(isEvent(assignmentAcknowledgedV1, read)).toBe(true);
    expect(isEvent(ratingCastV1, read)).toBe(false);
  });

  it('cannot be made with data that its own contract forbids', () => {
    expect(() => createEvent(assignmentAcknowledgedV1, { ...acknowledged, unitId: 'x' }, context)).toThrow();
  });

  it.each([
    ['envelope-invalid', { ...event.headers, ce_id: 'not-a-uuid' }, event.value],
    ['type-unknown', { ...event.headers, ce_type: 'namkhong.directive.nothing.v1' }, event.value],
    ['json-invalid', event.headers, '{'],
    ['data-invalid', event.headers, '{"assignmentId":"x"}'],
  ])('is refused as %s', (code, headers, value) => {
    expect(codeOf(() => parseEvent(eventsByType, headers, value))).toBe(code);
  });
});

describe('a rating', () => {
  const rating = {
    ratingId: '3b241101-e2bb-4255-8caf-4136c566a962',
    unitId,
    officialId: null,
    servicePoint: null,
    procedureGroup: 'land',
    outcome: 'approved' as const,
    channel: 'web' as const,
    assurance: 'ballot' as const,
    day: '2026-11-23',
    setCode: 'sipas',
    setVersion: 1,
    levels: { access: 5 },
    illustrative: true,
  };

  it.each([
    ['a level of 6', { levels: { access: 6 } }],
    ['a level of 0', { levels: { access: 0 } }],
    ['a level between two', { levels: { access: 2.5 } }],
    ['no answer at all', { levels: {} }],
    ['an id with time in it', { ratingId: '0198f3a0-0000-7000-8000-000000000001' }],
    ['a clock time for a day', { day: '2026-11-23T08:00:00Z' }],
  ])('with %s is no rating', (_, fault) => {
    expect(() => createEvent(ratingCastV1, { ...rating, ...fault }, context)).toThrow();
  });

  it('carries nothing that it does not declare', () => {
    const event = createEvent(ratingCastV1, { ...rating, phone: '+84901234567' } as typeof rating, context);
    expect(event.value).not.toContain('phone');
  });
});
