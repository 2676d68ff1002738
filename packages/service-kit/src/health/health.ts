import type { FastifyInstance } from 'fastify';

/** One thing that must work before the service may be sent requests; throws, or answers why it does not. */
export interface ReadinessCheck {
  readonly name: string;
  check(): Promise<string | undefined> | string | undefined;
}

const checkWithin = 2_000;

/** Liveness: the event loop turns. Readiness: every part works and the service is not stopping. */
export class Health {
  private stopping = false;

  constructor(private readonly checks: readonly ReadinessCheck[]) {}

  /** From now on not ready, so that nobody sends new requests. */
  leave(): void {
    this.stopping = true;
  }

  /** Part → `ok`, or what is wrong with it. */
  async readiness(): Promise<{ readonly ready: boolean; readonly parts: Readonly<Record<string, string>> }> {
    const parts = await Promise.all(
      this.checks.map(async (part) => [part.name, await outcome(part)] as const),
    );
    const ready = !this.stopping && parts.every(([, state]) => state === 'ok');
    return {
      ready,
      parts: { ...Object.fromEntries(parts), ...(this.stopping ? { service: 'stopping' } : {}) },
    };
  }
}

/** `/health/live` and `/health/ready`, for the supervisor; the gateway does not route them to the outside. */
export function useHealth(fastify: FastifyInstance, health: Health): void {
  fastify.get('/health/live', () => ({ status: 'live' }));
  fastify.get('/health/ready', async (_request, reply) => {
    const { ready, parts } = await health.readiness();
    return reply.status(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not-ready', parts });
  });
}

async function outcome(part: ReadinessCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${checkWithin} ms`), checkWithin);
  });
  try {
    return (await Promise.race([part.check(), late])) ?? 'ok';
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    clearTimeout(timer);
  }
}
