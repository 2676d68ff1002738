import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';

/** The only source of randomness here: secrets that keep the hash of somebody's inputs from being guessed. */
@Injectable()
export class Salts {
  next(): string {
    return randomBytes(32).toString('hex');
  }
}
