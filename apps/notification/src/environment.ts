import { baseEnvironment, fieldKeys, parseEnvironment } from '@namkhong/service-kit';
import { z } from 'zod';
import { receiptIdForms } from './sms/gateway-id.js';

export const environment = parseEnvironment(
  baseEnvironment
    .extend({
      /** `smpp://systemId:password@host:port`, or `ssmpp://` for TLS. */
      SMPP_URL: z.url({ protocol: /^ssmpp$|^smpp$/ }),
      /** Brand name the messages come from. */
      SMS_FROM: z.string().min(1).max(11).default('NAMKHONG'),
      SMS_WINDOW: z.coerce.number().int().min(1).max(100).default(10),
      SMS_PER_SECOND: z.coerce.number().positive().default(20),
      /** How receipts write ids, where the answers to submissions have them in the other base. */
      SMS_RECEIPT_IDS: z.enum(receiptIdForms).default('same'),
      /** 32-byte keys in base64, separated by commas; the first encrypts, all decrypt. */
      FIELD_KEYS: fieldKeys,
      /** Where messages send their reader. */
      PUBLIC_ORIGIN: z.url(),
      /** Networks that webhooks may reach although they are not public, `10.20.0.0/16,fd00:1::/32`. */
      WEBHOOK_NETWORKS: z
        .string()
        .default('')
        .transform((text) => text.split(',').filter((each) => each !== ''))
        .pipe(z.array(z.union([z.cidrv4(), z.cidrv6()]))),
      /** Messages go to a simulator: no phone rings at night, and the people of a demonstration may be invited. */
      SMS_DEMONSTRATION: z.stringbool().default(false),
      /** `smtp://user:password@host:port`, or `smtps://` for TLS from the start; absent: no e-mail is sent. */
      MAIL_URL: z.url({ protocol: /^smtps?$/ }).optional(),
      /** The address e-mails come from. */
      MAIL_FROM: z.email().optional(),
    })
    .refine(({ MAIL_URL, MAIL_FROM }) => MAIL_URL === undefined || MAIL_FROM !== undefined, {
      path: ['MAIL_FROM'],
      message: 'needed where MAIL_URL is set',
    }),
);
export type Environment = typeof environment;
