import { Global, Module } from '@nestjs/common';
import { Passwords } from './passwords.js';

/** One for the whole process, since it bounds what all modules together may ask of the processor. */
@Global()
@Module({ providers: [Passwords], exports: [Passwords] })
export class CryptoModule {}
