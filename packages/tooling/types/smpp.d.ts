/** The part of node-smpp (0.5) that this repository uses; the package ships no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer, Socket } from 'node:net';

  export type Fields = Record<string, unknown>;

  export interface Message {
    message: string | Buffer;
    udh?: Buffer[];
  }

  export class PDU {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly message_id?: string;
    readonly system_id?: string;
    readonly password?: string;
    readonly source_addr: string;
    readonly destination_addr: string;
    readonly esm_class: number;
    readonly data_coding: number;
    readonly registered_delivery: number;
    readonly short_message: Message;
    readonly message_payload?: Message;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    isResponse(): boolean;
    response(fields?: Fields): PDU;
  }

  type Respond = (pdu: PDU) => void;

  export class Session extends EventEmitter {
    readonly socket: Socket;
    /** False when the socket cannot be written to: nothing was sent and no answer will come. */
    send(pdu: PDU, onResponse?: Respond, onSent?: Respond): boolean;
    bind_transceiver(fields: Fields, onResponse: Respond): boolean;
    submit_sm(fields: Fields, onResponse: Respond): boolean;
    deliver_sm(fields: Fields, onResponse?: Respond): boolean;
    enquire_link(onResponse?: Respond): boolean;
    unbind(onResponse?: Respond): boolean;
    pause(): void;
    resume(): void;
    close(callback?: () => void): void;
    destroy(callback?: () => void): void;
  }

  export class Server extends NetServer {
    readonly sessions: Session[];
  }

  /** CommonJS: at run time only the default export carries the status constants. */
  const smpp: {
    connect(options: { host: string; port: number; tls?: boolean }): Session;
    createServer(listener: (session: Session) => void): Server;
    PDU: typeof PDU;
    ESME_ROK: number;
    ESME_RTHROTTLED: number;
    ESME_RMSGQFUL: number;
    ESME_RBINDFAIL: number;
    ESME_RSUBMITFAIL: number;
    ESME_RINVPASWD: number;
    ESME_RINVBNDSTS: number;
    ESME_RINVDSTADR: number;
    ESME_RSYSERR: number;
  };
  export default smpp;
}
