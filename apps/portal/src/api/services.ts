/** The services that keep an audit log, read the bus and tell operators how they stand. */
export const services = ['directive', 'feedback', 'scoring', 'notification'] as const;
export type ServiceName = (typeof services)[number];
