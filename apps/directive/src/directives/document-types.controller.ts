import { documentTypeList } from '@namkhong/contracts/http/directive-documents';
import { documentTypes } from '@namkhong/domain';
import { Public, Returns } from '@namkhong/service-kit';
import { Controller, Get } from '@nestjs/common';

@Controller('document-types')
export class DocumentTypesController {
  /** The table of types with their abbreviations, as the law has them. */
  @Get()
  @Public()
  @Returns(200, documentTypeList)
  list() {
    return { items: documentTypes };
  }
}
