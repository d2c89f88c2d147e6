import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';

/** The process's Database, for every store. */
@Global()
@Module({ providers: [Database], exports: [Database] })
export class DatabaseModule {}
