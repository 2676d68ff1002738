/** A gateway's account at a message centre, and who is told what comes from there. */
export interface KannelLink {
  readonly host: string;
  readonly smppPort: number;
  readonly systemId: string;
  readonly password: string;
  /** Submissions that may wait for their answer at once. */
  readonly window: number;
  /** Asked with `from` and `text` for each message of a phone. */
  readonly inboundUrl?: string;
}

export interface KannelPlaces {
  readonly folder: string;
  readonly adminPort: number;
  /** Where smsbox meets bearerbox. */
  readonly boxPort: number;
  readonly sendPort: number;
  /** Of the admin page and of `sendsms`. */
  readonly secret: string;
}

type Group = readonly (readonly [name: string, value: string | number | boolean])[];

/** The one file that bearerbox and smsbox read (Kannel user's guide, chapters 4, 6 and 7). */
export function kannelConfig(link: KannelLink, places: KannelPlaces): string {
  const { folder, adminPort, boxPort, sendPort, secret } = places;
  const groups: Group[] = [
    [
      ['group', 'core'],
      ['admin-port', adminPort],
      ['admin-password', secret],
      ['smsbox-port', boxPort],
      ['log-file', `${folder}/bearerbox.log`],
      ['log-level', 1],
      ['store-type', 'file'],
      ['store-location', `${folder}/store`],
    ],
    [
      ['group', 'smsc'],
      ['smsc', 'smpp'],
      ['smsc-id', 'centre'],
      ['host', link.host],
      ['port', link.smppPort],
      ['smsc-username', link.systemId],
      ['smsc-password', link.password],
      ['system-type', 'bench'],
      ['transceiver-mode', true],
      ['max-pending-submits', link.window],
      ['reconnect-delay', 1],
    ],
    [
      ['group', 'smsbox'],
      ['bearerbox-host', '127.0.0.1'],
      ['sendsms-port', sendPort],
      ['log-file', `${folder}/smsbox.log`],
      ['log-level', 1],
      ['mo-recode', true],
    ],
    [
      ['group', 'sendsms-user'],
      ['username', 'sender'],
      ['password', secret],
      ['max-messages', 10],
      ['concatenation', true],
    ],
    [
      ['group', 'sms-service'],
      ['keyword', 'default'],
      // %p and %a are filled in by smsbox, escaped: the sender and the whole text.
      link.inboundUrl === undefined ? ['text', ''] : ['get-url', `${link.inboundUrl}?from=%p&text=%a`],
      ['max-messages', 0],
    ],
  ];
  return groups.map((group) => group.map(([name, value]) => `${name} = "${value}"`).join('\n')).join('\n\n');
}
