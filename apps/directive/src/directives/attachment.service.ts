import type { AttachmentView } from '@namkhong/contracts/http/directive-documents';
import { isSecret } from '@namkhong/domain';
import { AuditLog, Clock, Database, Ids, Problem, type Caller } from '@namkhong/service-kit';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { AttachmentRepository } from './attachment.repository.js';
import { DocumentAccess } from './document-access.js';
import { requireSound } from './draft-writer.js';
import { safeFileName } from './file-name.js';
import { readUpload } from './read-upload.js';
import { sniffFile } from './sniff-file.js';
import { refuseForbidden } from './text-fault.js';

/** An upload as it arrives. */
export interface Upload {
  readonly fileName: string;
  readonly body: Readable;
  /** By Content-Length; null where the sender did not say. */
  readonly announced: number | null;
}

export interface Download {
  readonly attachment: AttachmentView;
  readonly content: Readable;
}

/** So many uploads are held in memory at once; whoever comes next is told to try again. */
const UPLOADS_AT_ONCE = 4;
const PART_BYTES = 256 * 1024;

/** Keeps scans of signed documents, whole or not at all. */
@Injectable()
export class AttachmentService {
  private reading = 0;

  constructor(
    private readonly database: Database,
    private readonly access: DocumentAccess,
    private readonly attachments: AttachmentRepository,
    private readonly audit: AuditLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads the upload to its end before anything is stored. Throws Problem 404 `document-unknown`, 403, 409
   * `attachment-too-early`, 413 `attachment-too-large`, 400 `upload-cut-off`, 503 `overloaded`, 422 with what the file is.
   */
  async add(directiveId: string, upload: Upload, caller: Caller): Promise<AttachmentView> {
    await this.database.transaction((session) => this.requireOpen(session, directiveId, caller));
    const content = await this.read(upload);
    requireSound(refuseForbidden([['fileName', upload.fileName]]));
    const fileName = safeFileName(upload.fileName);
    const mediaType = requireSound(sniffFile(content, fileName));
    const sha256 = createHash('sha256').update(content).digest();
    return this.database.transaction(async (session) => {
      const unit = await this.requireOpen(session, directiveId, caller);
      const attachment = await this.attachments.add(session, {
        ...{ attachmentId: this.ids.next(), directiveId, fileName, mediaType, sha256, content },
        ...{ uploadedBy: caller.subject, uploadedAt: this.clock.now() },
      });
      this.audit.append(session, {
        ...{ act: 'document.issue/attach', caller, unit },
        targets: [directiveId, attachment.attachmentId],
        details: { sha256: attachment.sha256, size: attachment.size },
      });
      return attachment;
    });
  }

  /** For anybody, of documents of the public register. Throws Problem 404 `attachment-unknown`. */
  async download(directiveId: string, attachmentId: string): Promise<Download> {
    const attachment = await this.database.read((session) =>
      this.attachments.find(session, directiveId, attachmentId, 'to-the-public'),
    );
    return this.open(attachment, attachmentId);
  }

  /** For those who work on the document. Throws Problem 404 `document-unknown`, `attachment-unknown`. */
  async downloadFor(caller: Caller, directiveId: string, attachmentId: string): Promise<Download> {
    const attachment = await this.database.read(async (session) => {
      await this.access.read(session, caller, directiveId);
      return this.attachments.find(session, directiveId, attachmentId, 'to-officials');
    });
    return this.open(attachment, attachmentId);
  }

  /** Takes a file back that should not have been shown. Throws Problem 404, 403, 422 `character-forbidden`. */
  async withdraw(directiveId: string, attachmentId: string, reason: string, caller: Caller): Promise<void> {
    requireSound(refuseForbidden([['reason', reason]]));
    await this.database.transaction(async (session) => {
      const { unit } = await this.access.seize(session, caller, 'document.issue', directiveId);
      const withdrawal = { by: caller.subject, at: this.clock.now(), reason };
      if (!(await this.attachments.withdraw(session, directiveId, attachmentId, withdrawal))) {
        throw new Problem(404, 'attachment-unknown', { text: attachmentId });
      }
      this.audit.append(session, {
        ...{ act: 'document.issue/withdraw-attachment', caller, unit },
        targets: [directiveId, attachmentId],
      });
    });
  }

  private async requireOpen(
    session: Parameters<DocumentAccess['seize']>[0],
    directiveId: string,
    caller: Caller,
  ) {
    const { document, unit } = await this.access.seize(session, caller, 'document.issue', directiveId);
    const { state, secrecy } = document;
    if (isSecret(secrecy)) throw new Problem(422, 'secret-content-refused', { text: secrecy });
    if (state === 'draft' || state === 'in-review' || state === 'discarded') {
      throw new Problem(409, 'attachment-too-early', { state });
    }
    return unit;
  }

  private async read({ body, announced }: Upload): Promise<Buffer> {
    if (this.reading >= UPLOADS_AT_ONCE) throw new Problem(503, 'overloaded', {}, { retryAfter: 5 });
    this.reading += 1;
    try {
      return await readUpload(body, announced);
    } finally {
      this.reading -= 1;
    }
  }

  private open(attachment: AttachmentView | null, attachmentId: string): Download {
    if (attachment === null) throw new Problem(404, 'attachment-unknown', { text: attachmentId });
    return { attachment, content: Readable.from(this.parts(attachment)) };
  }

  /** Piece by piece, so that many downloads of large files need little memory and no connection of their own. */
  private async *parts({ attachmentId, size }: AttachmentView): AsyncGenerator<Buffer> {
    for (let from = 0; from < size; from += PART_BYTES) {
      const part = await this.database.read((session) =>
        this.attachments.part(session, attachmentId, from, PART_BYTES),
      );
      if (part === null) throw new Error(`attachment ${attachmentId} was withdrawn while it was read`);
      yield part;
    }
  }
}
