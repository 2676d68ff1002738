import { pino, type DestinationStream, type Logger } from 'pino';

/** Names under which a secret or a person might appear in a logged object, at the top or one level down. */
const secrets = [
  'authorization',
  'cookie',
  'password',
  'token',
  'secret',
  'phone',
  'ip',
  'userAgent',
  'body',
  'query',
];

export interface LoggerSettings {
  readonly name: string;
  readonly level: string;
  readonly destination?: DestinationStream;
}

/** JSON lines on standard output. Never an address, a user agent, a query string or a body. */
export function createLogger({ name, level, destination }: LoggerSettings): Logger {
  return pino(
    {
      name,
      level,
      base: { service: name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secrets.flatMap((path) => [path, `*.${path}`]), censor: '[redacted]' },
      serializers: { err: pino.stdSerializers.err },
    },
    destination ?? pino.destination(1),
  );
}

export type { Logger } from 'pino';
