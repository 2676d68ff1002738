import type { TopicName } from '@namkhong/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import { defineConsumer } from '../bus/define-consumer.js';
import { FieldCipher, type FieldKeys } from './field-cipher.js';
import { KEY_ANNOUNCEMENT, OwnSealingKeys, type KeyAnnouncement } from './own-sealing-keys.js';
import { PeerSealingKeys } from './peer-sealing-keys.js';

export interface SealingSettings {
  /** Encrypts private keys at rest. */
  readonly fieldKeys: FieldKeys;
  /** Announces the keys of this service. */
  readonly announcement: KeyAnnouncement;
  /** Where the keys of the other side are announced. */
  readonly peerTopic: TopicName;
}

/** Two services that say to each other what the bus must not know. The service lists `sealingMigrations` among its own. */
@Module({})
export class SealingModule {
  static forRoot({ fieldKeys, announcement, peerTopic }: SealingSettings): DynamicModule {
    return {
      module: SealingModule,
      global: true,
      providers: [
        { provide: FieldCipher, useValue: new FieldCipher(fieldKeys) },
        { provide: KEY_ANNOUNCEMENT, useValue: announcement },
        OwnSealingKeys,
        PeerSealingKeys,
        defineConsumer({ group: 'sealing-keys', topics: [peerTopic], handler: PeerSealingKeys }),
      ],
      exports: [FieldCipher, OwnSealingKeys, PeerSealingKeys],
    };
  }
}
