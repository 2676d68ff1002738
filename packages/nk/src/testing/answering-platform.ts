import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiClient } from '../client/api-client.js';
import { describeError } from '../describe-error.js';
import { createProgram } from '../program.js';

interface Answer {
  readonly status: number;
  readonly json: unknown;
}

const bus = { kind: 'postgres', url: 'postgres://127.0.0.1:1/bus' } as const;

/** A platform that answers what a test says, one after the other and the last for ever, and an `nk` that speaks to it. */
export class AnsweringPlatform {
  readonly asked: { method: string; url: string; body: string }[] = [];
  readonly printed: string[] = [];
  private answers: readonly Answer[] = [];

  private constructor(
    private readonly server: Server,
    /** Known also once it has stopped. */
    readonly origin: string,
  ) {
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.asked.push({ method: request.method ?? '', url: request.url ?? '', body });
        const [answer = { status: 404, json: {} }, ...later] = this.answers;
        if (later.length > 0) this.answers = later;
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer.json));
      });
    });
  }

  static async start(): Promise<AnsweringPlatform> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    return new AnsweringPlatform(server, `http://127.0.0.1:${port}`);
  }

  /** Forgets what was asked and printed before. */
  willAnswer(...answers: readonly Answer[]): void {
    this.answers = answers;
    this.asked.length = 0;
    this.printed.length = 0;
  }

  /** Resolves with undefined, or with what the operator is told where the status would be 1. */
  async run(args: readonly string[]): Promise<string | undefined> {
    const client = new ApiClient(this.origin, undefined);
    const print = (text: string) => this.printed.push(...text.split('\n'));
    try {
      await createProgram({ client, bus, print }).parseAsync(args, { from: 'user' });
      return undefined;
    } catch (error) {
      return describeError(error);
    }
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
