import { connect, type Socket } from 'node:net';

/** What an answer was: its status, and whether a refusal said when to come back. */
export interface Exchange {
  readonly status: number;
  readonly hasRetryAfter: boolean;
}

/**
 * Connections that are kept alive, each with one request at a time, and nothing of an HTTP client beside them: the load
 * shares the machine with what is measured, so it must cost little.
 */
export class HttpLoad {
  private readonly idle: Connection[] = [];
  private open = 0;

  constructor(
    private readonly port: number,
    private readonly mostConnections: number,
  ) {}

  /** Sends a request on a free connection, a new one where none is; undefined where all of them are waiting. */
  async send(request: string): Promise<Exchange | undefined> {
    const connection =
      this.idle.pop() ?? (this.open < this.mostConnections ? await this.connect() : undefined);
    if (!connection) return undefined;
    const exchange = await connection.exchange(request);
    this.idle.push(connection);
    return exchange;
  }

  close(): void {
    for (const connection of this.idle.splice(0)) connection.close();
  }

  private async connect(): Promise<Connection> {
    this.open += 1;
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Connection(socket);
  }
}

class Connection {
  private received = '';
  private waiting: { resolve: (exchange: Exchange) => void; reject: (error: Error) => void } | undefined;

  constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => this.take(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the connection was closed before the answer')));
  }

  exchange(request: string): Promise<Exchange> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.waiting = undefined;
    this.socket.destroy();
  }

  private take(chunk: string): void {
    this.received += chunk;
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const headers = this.received.slice(0, head).toLowerCase();
    const length = Number(/\r\ncontent-length: (\d+)/.exec(headers)?.[1] ?? 0);
    if (this.received.length < head + 4 + length) return;
    const exchange = {
      status: Number(headers.slice(9, 12)),
      hasRetryAfter: headers.includes('\r\nretry-after: '),
    };
    this.received = '';
    const { waiting } = this;
    this.waiting = undefined;
    waiting?.resolve(exchange);
  }
}
