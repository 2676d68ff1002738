/** Thrown when a partition moved to another member while a batch was handled: everything is rolled back. */
export class OwnershipLostError extends Error {
  constructor({ topic, partition }: { readonly topic: string; readonly partition: number }) {
    super(`another member has taken over ${topic}/${partition}`);
    this.name = 'OwnershipLostError';
  }
}

/** Thrown when the log is not the one that was read before, or is shorter: a person has to look. */
export class ConsumerHaltedError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'ConsumerHaltedError';
  }
}
