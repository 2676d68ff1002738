import { Module } from '@nestjs/common';
import { SignalKeysRepository } from './signal-keys.repository.js';

export { SignalKeysRepository } from './signal-keys.repository.js';

@Module({ providers: [SignalKeysRepository], exports: [SignalKeysRepository] })
export class SignalKeysModule {}
