import { dataDictionary as dictionarySchema } from '@namkhong/contracts/http/scoring-query';
import { Public, Returns } from '@namkhong/service-kit';
import { Controller, Get } from '@nestjs/common';
import { dataDictionary } from './data-dictionary.js';

@Controller('dictionary')
export class DictionaryController {
  /** What measures, dimensions and columns mean, with units and formulas. */
  @Get()
  @Public()
  @Returns(200, dictionarySchema)
  read() {
    return dataDictionary();
  }
}
