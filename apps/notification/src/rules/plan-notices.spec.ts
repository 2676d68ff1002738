import { describe, expect, it } from '@jest/globals';
import {
  assignmentClaimedV1,
  assignmentEscalatedV1,
  assignmentIssuedV1,
  assignmentTransferredV1,
  assignmentWithdrawnV1,
} from '@namkhong/contracts';
import { renderTemplate } from '../templates/render-template.js';
import { templates } from '../templates/templates.js';
import { planNotices } from './plan-notices.js';
import type { Named, TaskFacts } from './rules.js';

const task: TaskFacts = {
  document: '01-CT/MH',
  dueOn: '2026-12-31',
  dueAt: null,
  urgency: 'normal',
  acknowledged: false,
};
interface Circumstances {
  readonly named?: Named;
  readonly officialIds?: readonly string[];
}
const plan = (
  event: string,
  facts: Partial<TaskFacts> = {},
  { named = 'nobody', officialIds = [] }: Circumstances = {},
) => planNotices({ event, named, officialIds }, { ...task, ...facts }, 'https://namkhong.example/work');

describe('planNotices', () => {
  it('names the document, the date and where to look', () => {
    const [notice] = plan(assignmentIssuedV1.type);
    expect(notice).toMatchObject({ officialId: null, template: 'assignment-issued', hours: 'officials' });
    expect(renderTemplate(templates['assignment-issued'], notice?.values ?? {})).toBe(
      'Nam Khong: don vi dong chi duoc giao nhiem vu theo van ban 01-CT/MH, han 31/12/2026. Xem va xac nhan tai https://namkhong.example/work',
    );
  });

  it('names the hour where hours were given', () => {
    const dueAt = new Date('2026-12-31T09:05:00Z');
    for (const event of [assignmentIssuedV1.type, assignmentTransferredV1.type]) {
      const [notice] = plan(event, { dueAt, urgency: 'express' });
      expect(notice).toMatchObject({ template: 'assignment-by-hour', hours: 'any' });
      expect(renderTemplate(templates['assignment-by-hour'], notice?.values ?? {})).toBe(
        'Nam Khong: don vi dong chi duoc giao viec gap theo van ban 01-CT/MH, han 16h05 31/12/2026. Xac nhan tai https://namkhong.example/work',
      );
    }
  });

  it('has other words for what rests on a case', () => {
    expect(plan(assignmentIssuedV1.type, { document: null })).toMatchObject([
      { template: 'rectification-issued' },
    ]);
  });

  it.each<[Partial<TaskFacts>, string]>([
    [{}, 'assignment-issued'],
    [{ dueOn: null }, 'assignment-undated'],
    [{ document: null }, 'rectification-issued'],
  ])('tells the head of the unit that a task goes to what it is: %j', (facts, template) => {
    expect(plan(assignmentTransferredV1.type, facts)).toMatchObject([{ officialId: null, template }]);
  });

  it.each<[Named, boolean, string]>([
    ['own-head', false, 'unread-again'],
    ['deputy', false, 'unread-deputy'],
    ['superior', false, 'unread-superior'],
    ['own-head', true, 'due-reminder'],
    ['deputy', true, 'late-deputy'],
    ['superior', true, 'late-superior'],
  ])('a step that names the %s of a task, acknowledged: %s, says %s', (named, acknowledged, template) => {
    const officialIds = ['official-1', 'official-2', 'official-1'];
    expect(plan(assignmentEscalatedV1.type, { acknowledged }, { named, officialIds })).toMatchObject([
      { officialId: 'official-1', template },
      { officialId: 'official-2', template },
    ]);
  });

  it('wakes nobody at night, unless it is hỏa tốc', () => {
    expect(plan(assignmentIssuedV1.type)).toMatchObject([{ hours: 'officials' }]);
    expect(plan(assignmentIssuedV1.type, { urgency: 'urgent' })).toMatchObject([{ hours: 'officials' }]);
    expect(plan(assignmentIssuedV1.type, { urgency: 'express' })).toMatchObject([{ hours: 'any' }]);
  });

  it('says nothing where no rule is, and nothing to nobody', () => {
    expect(plan(assignmentClaimedV1.type)).toEqual([]);
    expect(plan(assignmentEscalatedV1.type, {}, { named: 'nobody' })).toEqual([]);
    expect(plan(assignmentWithdrawnV1.type)).toHaveLength(1);
  });
});
