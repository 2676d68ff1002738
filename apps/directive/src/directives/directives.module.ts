import { Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { AttachmentRepository } from './attachment.repository.js';
import { AttachmentService } from './attachment.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { ClauseRepository } from './clause.repository.js';
import { DeclaredNumberService } from './declared-number.service.js';
import { DirectiveReader } from './directive.reader.js';
import { DirectiveRepository } from './directive.repository.js';
import { DirectiveService } from './directive.service.js';
import { DirectivesController } from './directives.controller.js';
import { DocumentAccess } from './document-access.js';
import { DocumentAmender } from './document-amender.js';
import { DocumentEnder } from './document-ender.js';
import { DocumentHistoryRepository } from './document-history.repository.js';
import { DocumentIssuer } from './document-issuer.js';
import { DocumentLinkRepository } from './document-link.repository.js';
import { DocumentReader } from './document.reader.js';
import { DocumentRepository } from './document.repository.js';
import { DocumentService } from './document.service.js';
import { DocumentStepper } from './document-stepper.js';
import { DocumentStepsController } from './document-steps.controller.js';
import { DocumentTypesController } from './document-types.controller.js';
import { DocumentsController } from './documents.controller.js';
import { DraftClauseService } from './draft-clause.service.js';
import { DraftWriter } from './draft-writer.js';
import { EndingService } from './ending.service.js';
import { IssueService } from './issue.service.js';
import { IssuerRepository } from './issuer.repository.js';
import { IssuerService } from './issuer.service.js';
import { IssuersController } from './issuers.controller.js';
import { NumberAllocator } from './number-allocator.js';
import { NumberRecorder } from './number-recorder.js';
import { NumberRepository } from './number.repository.js';
import { RegisterJournal } from './register-journal.js';
import { RegisterCsvReader } from './register-csv.reader.js';
import { RegisterPublisher } from './register-publisher.js';
import { RegisterService } from './register.service.js';
import { ReviewService } from './review.service.js';
import { SearchReader } from './search.reader.js';
import { SearchService } from './search.service.js';
import { TermRepository } from './term.repository.js';
import { TermService } from './term.service.js';

@Module({
  imports: [OrganisationModule],
  controllers: [
    AttachmentsController,
    DirectivesController,
    DocumentsController,
    DocumentStepsController,
    DocumentTypesController,
    IssuersController,
  ],
  providers: [
    AttachmentRepository,
    AttachmentService,
    ClauseRepository,
    DeclaredNumberService,
    DirectiveReader,
    DirectiveRepository,
    DirectiveService,
    DocumentAccess,
    DocumentAmender,
    DocumentEnder,
    DocumentHistoryRepository,
    DocumentIssuer,
    DocumentLinkRepository,
    DocumentReader,
    DocumentRepository,
    DocumentService,
    DocumentStepper,
    DraftClauseService,
    DraftWriter,
    EndingService,
    IssueService,
    IssuerRepository,
    IssuerService,
    NumberAllocator,
    NumberRecorder,
    NumberRepository,
    RegisterJournal,
    RegisterCsvReader,
    RegisterPublisher,
    RegisterService,
    ReviewService,
    SearchReader,
    SearchService,
    TermRepository,
    TermService,
  ],
  exports: [DirectiveReader],
})
export class DirectivesModule {}
