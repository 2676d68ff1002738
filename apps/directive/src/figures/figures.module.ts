import { defineConsumer } from '@namkhong/service-kit';
import { Module } from '@nestjs/common';
import { QuarterFigureReader } from './quarter-figure.reader.js';
import { QuarterFiguresConsumer } from './quarter-figures.consumer.js';

@Module({
  providers: [
    QuarterFigureReader,
    QuarterFiguresConsumer,
    defineConsumer({
      group: 'quarter-figures',
      topics: ['scoring.publication.v1'],
      handler: QuarterFiguresConsumer,
    }),
  ],
  exports: [QuarterFigureReader],
})
export class FiguresModule {}
