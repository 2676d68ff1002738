import getPort from 'get-port';

/** The embedded platform's ports; the gateway's is the public one. */
export const usualPorts = {
  gateway: 8080,
  directive: 8101,
  feedback: 8102,
  scoring: 8103,
  notification: 8104,
  identity: 8105,
  simulator: 8106,
  smpp: 8775,
} as const;

export type Ports = Readonly<Record<keyof typeof usualPorts, number>>;

export interface PortOptions {
  /** Takes whatever is free, for platforms beside one another. */
  readonly free: boolean;
  /** The public port, where not the usual one. */
  readonly gateway?: number;
}

/** Decides the ports. Rejects, naming them, where ports that are wanted are taken. */
export async function choosePorts({ free, gateway }: PortOptions): Promise<Ports> {
  const ports: Record<keyof Ports, number> = { ...usualPorts };
  if (gateway !== undefined) ports.gateway = gateway;
  const names = Object.keys(usualPorts) as (keyof Ports)[];
  const taken: string[] = [];
  for (const name of names) {
    const wanted = free && !(name === 'gateway' && gateway !== undefined) ? undefined : ports[name];
    const got = await getPort({ host: '127.0.0.1', ...(wanted !== undefined && { port: wanted }) });
    if (wanted !== undefined && got !== wanted) taken.push(`${wanted} (${name})`);
    ports[name] = got;
  }
  if (taken.length > 0) {
    throw new Error(`in use: port ${taken.join(', ')}; end what uses them, or give --port or --free-ports`);
  }
  return ports;
}
