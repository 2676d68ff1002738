import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  canonicalText,
  feedbackKeyPublishedV1,
  invitationSecret,
  notificationKeyPublishedV1,
} from '@namkhong/contracts';
import { Module, type DynamicModule } from '@nestjs/common';
import {
  type BaseEnvironment,
  newBoxKeyPair,
  OwnSealingKeys,
  PeerSealingKeys,
  SealedBoxError,
  sealingMigrations,
  SealingModule,
  sealTexts,
  ServiceKitModule,
} from '../index.js';
import { eventually, FakeClock, testService, type TestService } from '../testing/index.js';
import { sealingMonth } from './sealing-month.js';

@Module({})
class SealingService {
  static with(environment: BaseEnvironment): DynamicModule {
    return {
      module: SealingService,
      imports: [
        ServiceKitModule.forRoot({
          name: 'feedback',
          entities: [],
          migrations: sealingMigrations,
          environment,
          problems: {},
        }),
        SealingModule.forRoot({
          fieldKeys: [Buffer.alloc(32, 7)],
          announcement: feedbackKeyPublishedV1,
          peerTopic: 'notification.key.v1',
        }),
      ],
    };
  }
}

const secret = {
  phone: '+84912345678',
  token: 'AAAAAAAAAAAAAAAAAAAAAA',
  path: '/r#AAAAAAAAAAAAAAAAAAAAAA',
};

describe('two services that seal to each other', () => {
  const clock = new FakeClock(new Date('2026-11-26T03:00:00Z'));
  let service: TestService;
  let own: OwnSealingKeys;

  beforeAll(async () => {
    service = await testService({
      name: 'feedback',
      module: (environment) => SealingService.with(environment),
      environment: (base) => base,
      clock,
    });
    own = service.app.get(OwnSealingKeys);
    await own.turn();
  });
  afterAll(() => service.close());

  const announced = () => service.published(feedbackKeyPublishedV1);
  const opened = (boxes: Awaited<ReturnType<typeof sealTexts>>) =>
    service.database.read((session) => own.open(session, boxes));

  it('announces this month’s key and the next one once, however often it turns', async () => {
    await Promise.all([own.turn(), own.turn()]);
    const keys = await announced();
    expect(keys.map(({ data }) => data.keyId)).toEqual(['feedback-2026-11', 'feedback-2026-12']);
  });

  it('opens what was sealed to a key it announced', async () => {
    const [key] = await announced();
    if (!key) throw new Error('no key was announced');
    const boxes = await sealTexts(key.data, [canonicalText(secret)]);
    expect(JSON.stringify(boxes)).not.toContain('84912345678');
    expect((await opened(boxes)).map((text) => invitationSecret.parse(JSON.parse(text)))).toEqual([secret]);
  });

  it('keeps no private key that can be read without the field key', async () => {
    const rows = await service.database.read((session) =>
      session.query(`select private_cipher from sealing_key`),
    );
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row['private_cipher']).toMatch(/^v1\./);
  });

  it('refuses a box for a stranger, and one that was altered', async () => {
    const [key] = await announced();
    if (!key) throw new Error('no key was announced');
    const stranger = await newBoxKeyPair();
    const [foreign] = await sealTexts({ keyId: key.data.keyId, publicKey: stranger.publicKey }, ['text']);
    if (!foreign) throw new Error('nothing was sealed');
    await expect(opened([foreign])).rejects.toThrow(new SealedBoxError('box-broken'));
  });

  it('seals to the peer’s key in force, and to none before one is known', async () => {
    const peers = service.app.get(PeerSealingKeys);
    const seal = () => service.database.read((session) => peers.seal(session, ['x']));
    await expect(seal()).resolves.toBeUndefined();
    const pairs = await Promise.all([newBoxKeyPair(), newBoxKeyPair()]);
    const months = ['2026-11', '2026-12'].map((month, index) => ({
      ...sealingMonth('notification', month),
      publicKey: pairs[index]?.publicKey ?? '',
    }));
    await service.publish(notificationKeyPublishedV1, ...months);
    await eventually(async () => expect((await seal())?.[0]?.keyId).toBe('notification-2026-11'));
  });

  it('destroys a key sixty days after its month, and can open nothing of it any more', async () => {
    const [key] = await announced();
    if (!key) throw new Error('no key was announced');
    const boxes = await sealTexts(key.data, ['text']);
    clock.set(new Date('2027-01-29T16:59:59Z'));
    await own.turn();
    await expect(opened(boxes)).resolves.toEqual(['text']);
    clock.set(new Date('2027-01-29T17:00:00Z'));
    await own.turn();
    await expect(opened(boxes)).rejects.toThrow(new SealedBoxError('box-key-gone'));
    const kept = await service.database.read((session) => session.query(`select key_id from sealing_key`));
    expect(kept.map((row) => row['key_id'])).not.toContain('feedback-2026-11');
  });
});
