import { hash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ballotToken } from '@namkhong/contracts/http/feedback';

/** Where ballot tokens and receipts come from: 128 random bits as base64url. */
@Injectable()
export class TokenSource {
  next(): string {
    return randomBytes(16).toString('base64url');
  }
}

/**
 * SHA-256 of a token as hex: all that is ever stored of it. Looking a hash up leaks nothing through timing, as
 * nobody can steer the hash of a token they do not hold.
 */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** Whether the text has the shape of a token; anything else is forged without asking the database. */
export function isToken(text: string | undefined): text is string {
  return text !== undefined && ballotToken.safeParse(text).success;
}
