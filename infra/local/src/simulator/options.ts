import type { Faults } from './faults.js';

export interface SimulatorOptions {
  readonly systemId: string;
  readonly password: string;
  /** 127.0.0.1 where not said. */
  readonly host?: string;
  /** 0, a free port, where not said. */
  readonly smppPort?: number;
  readonly httpPort?: number;
  /** Time a message takes to the phone, in milliseconds; 300 where not said. */
  readonly deliveryMs?: number;
  readonly faults?: Partial<Faults>;
  /** A number in [0, 1) that decides which messages meet a fault. */
  readonly random?: () => number;
  readonly now?: () => Date;
}
