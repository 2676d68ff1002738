export { keyedHash, type SignalKind } from './keyed-hash.js';
export { signalPeriodOf, type SignalPeriod } from './signal-period.js';
