export { FourWayCounter, followUpRatios, type FollowUpRatios, type FourWay } from './four-way.js';
export {
  isLate,
  selfClosedStanding,
  standings,
  verifiedStanding,
  type FollowedTask,
  type Standing,
} from './standing.js';
