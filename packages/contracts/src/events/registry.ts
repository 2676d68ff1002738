import type { EventDefinition } from '../envelope.js';
import { assignmentAcknowledgedV1 } from './directive/assignment-acknowledged.v1.js';
import { assignmentIssuedV1 } from './directive/assignment-issued.v1.js';
import { calendarRecordedV1 } from './directive/calendar-recorded.v1.js';
import { assignmentAcceptedV1 } from './directive/assignment-accepted.v1.js';
import { assignmentClaimedV1 } from './directive/assignment-claimed.v1.js';
import { assignmentDelegatedV1 } from './directive/assignment-delegated.v1.js';
import { assignmentEscalatedV1 } from './directive/assignment-escalated.v1.js';
import { assignmentExtendedV1 } from './directive/assignment-extended.v1.js';
import { assignmentExtensionRefusedV1 } from './directive/assignment-extension-refused.v1.js';
import { assignmentExtensionRequestedV1 } from './directive/assignment-extension-requested.v1.js';
import { assignmentProgressedV1 } from './directive/assignment-progressed.v1.js';
import { assignmentReturnedV1 } from './directive/assignment-returned.v1.js';
import { assignmentSuspendedV1 } from './directive/assignment-suspended.v1.js';
import { assignmentTransferredV1 } from './directive/assignment-transferred.v1.js';
import { assignmentWithdrawnV1 } from './directive/assignment-withdrawn.v1.js';
import { undatedAssignmentIssuedV1 } from './directive/undated-assignment-issued.v1.js';
import { caseConcludedV1 } from './directive/case-concluded.v1.js';
import { caseCorrectedV1 } from './directive/case-corrected.v1.js';
import { caseOpenedV1 } from './directive/case-opened.v1.js';
import { deadlineMovedV1 } from './directive/deadline-moved.v1.js';
import { directiveChangedV1 } from './directive/directive-changed.v1.js';
import { directiveRecordedV1 } from './directive/directive-recorded.v1.js';
import { findingExpiredV1 } from './directive/finding-expired.v1.js';
import { findingFinalisedV1 } from './directive/finding-finalised.v1.js';
import { findingWithdrawnV1 } from './directive/finding-withdrawn.v1.js';
import { disclosureDueV1 } from './directive/disclosure-due.v1.js';
import { disclosurePublishedV1 } from './directive/disclosure-published.v1.js';
import { grantRecordedV1 } from './directive/grant-recorded.v1.js';
import { leaveRecordedV1 } from './directive/leave-recorded.v1.js';
import { postRecordedV1 } from './directive/post-recorded.v1.js';
import { procedureRecordedV1 } from './directive/procedure-recorded.v1.js';
import { servicePointRecordedV1 } from './directive/service-point-recorded.v1.js';
import { substitutionRecordedV1 } from './directive/substitution-recorded.v1.js';
import { proposalAdvancedV1 } from './directive/proposal-advanced.v1.js';
import { unitRecordedV1 } from './directive/unit-recorded.v1.js';
import { feedbackKeyPublishedV1 } from './feedback/feedback-key-published.v1.js';
import { invitationIssuedV1 } from './feedback/invitation-issued.v1.js';
import { invitationWithdrawnV1 } from './feedback/invitation-withdrawn.v1.js';
import { ratingCastV1 } from './feedback/rating-cast.v1.js';
import { ratingRevisedV1 } from './feedback/rating-revised.v1.js';
import { ratingSignalledV1 } from './feedback/rating-signalled.v1.js';
import { ratingWithdrawnV1 } from './feedback/rating-withdrawn.v1.js';
import { serviceCountedV1 } from './feedback/service-counted.v1.js';
import { tallyRecordedV1 } from './feedback/tally-recorded.v1.js';
import { acknowledgedByReplyV1 } from './notification/acknowledged-by-reply.v1.js';
import { kioskRecordedV1 } from './feedback/kiosk-recorded.v1.js';
import { kioskGapReportedV1 } from './feedback/kiosk-gap-reported.v1.js';
import { requestAdvancedV1 } from './feedback/request-advanced.v1.js';
import { requestAskedAgainV1 } from './feedback/request-asked-again.v1.js';
import { reportAdvancedV1 } from './feedback/report-advanced.v1.js';
import { pollRecordedV1 } from './feedback/poll-recorded.v1.js';
import { deliveryChangedV1 } from './notification/delivery-changed.v1.js';
import { invitationRefusedV1 } from './notification/invitation-refused.v1.js';
import { notificationKeyPublishedV1 } from './notification/notification-key-published.v1.js';
import { ratingRepliedV1 } from './notification/rating-replied.v1.js';
import { alertDecidedV1 } from './scoring/alert-decided.v1.js';
import { criteriaSetPublishedV1 } from './scoring/criteria-set-published.v1.js';
import { figurePublishedV1 } from './scoring/figure-published.v1.js';
import { lowFlagEndedV1 } from './scoring/low-flag-ended.v1.js';
import { lowFlagRaisedV1 } from './scoring/low-flag-raised.v1.js';
import { periodPublishedV1 } from './scoring/period-published.v1.js';
import { quarterFigurePublishedV1 } from './scoring/quarter-figure-published.v1.js';
import { standingDecidedV1 } from './scoring/standing-decided.v1.js';

/** Every published version of every event. A version is added here and never taken out. */
export const eventDefinitions: readonly EventDefinition[] = [
  unitRecordedV1,
  postRecordedV1,
  leaveRecordedV1,
  substitutionRecordedV1,
  servicePointRecordedV1,
  procedureRecordedV1,
  grantRecordedV1,
  directiveRecordedV1,
  directiveChangedV1,
  assignmentIssuedV1,
  assignmentAcknowledgedV1,
  undatedAssignmentIssuedV1,
  assignmentAcceptedV1,
  assignmentClaimedV1,
  assignmentDelegatedV1,
  assignmentEscalatedV1,
  assignmentExtendedV1,
  assignmentExtensionRefusedV1,
  assignmentExtensionRequestedV1,
  assignmentProgressedV1,
  assignmentReturnedV1,
  assignmentSuspendedV1,
  assignmentTransferredV1,
  assignmentWithdrawnV1,
  caseOpenedV1,
  caseConcludedV1,
  caseCorrectedV1,
  calendarRecordedV1,
  deadlineMovedV1,
  disclosureDueV1,
  disclosurePublishedV1,
  proposalAdvancedV1,
  findingFinalisedV1,
  findingWithdrawnV1,
  findingExpiredV1,
  ratingCastV1,
  ratingRevisedV1,
  ratingWithdrawnV1,
  ratingSignalledV1,
  serviceCountedV1,
  tallyRecordedV1,
  invitationIssuedV1,
  invitationWithdrawnV1,
  feedbackKeyPublishedV1,
  kioskRecordedV1,
  kioskGapReportedV1,
  requestAdvancedV1,
  requestAskedAgainV1,
  reportAdvancedV1,
  pollRecordedV1,
  criteriaSetPublishedV1,
  standingDecidedV1,
  alertDecidedV1,
  lowFlagRaisedV1,
  lowFlagEndedV1,
  periodPublishedV1,
  figurePublishedV1,
  quarterFigurePublishedV1,
  deliveryChangedV1,
  notificationKeyPublishedV1,
  ratingRepliedV1,
  invitationRefusedV1,
  acknowledgedByReplyV1,
];

export const eventsByType: ReadonlyMap<string, EventDefinition> = new Map(
  eventDefinitions.map((definition) => [definition.type, definition]),
);
