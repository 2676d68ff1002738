import { Module } from '@nestjs/common';
import { DroppedChannelsReader } from './dropped-channels.reader.js';
import { OpenMattersReader } from './open-matters.reader.js';
import { SetAsideReader } from './set-aside.reader.js';

@Module({
  providers: [DroppedChannelsReader, OpenMattersReader, SetAsideReader],
  exports: [DroppedChannelsReader, OpenMattersReader, SetAsideReader],
})
export class ForensicsModule {}
