import { Module } from '@nestjs/common';
import { MacrosController } from './macros.controller.js';
import { MacrosModule } from './macros.module.js';

/** `GET /api/v1/macros`, for forms that offer them. */
@Module({ imports: [MacrosModule], controllers: [MacrosController] })
export class MacrosHttpModule {}
