import type { assignmentIssuedV1, DataOf } from '@namkhong/contracts';
import { renderTemplate } from './render-template.js';
import { templates, type TemplateName } from './templates.js';

export interface PlannedMessage {
  readonly template: TemplateName;
  readonly text: string;
}

/** Which message an assignment makes for the head of its unit. `link` is where the portal's work page stands. */
export function planMessage(assignment: DataOf<typeof assignmentIssuedV1>, link: string): PlannedMessage {
  const due = assignment.dueOn.split('-').reverse().join('/');
  if (assignment.kind === 'rectification' || assignment.directiveNumber === null) {
    return {
      template: 'rectification-issued',
      text: renderTemplate(templates['rectification-issued'], { due, link }),
    };
  }
  return {
    template: 'assignment-issued',
    text: renderTemplate(templates['assignment-issued'], { document: assignment.directiveNumber, due, link }),
  };
}
