import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { decodeIdCursor, page, type Page, pageOf, pageQuery, type PageQuery } from '#http';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import type { Access } from '../access.js';
import {
  createdUserShape,
  newUserInput,
  userChange,
  userShape,
  type NewUserInput,
  type UserAnswer,
  type UserChange,
} from '../access-shapes.js';
import { CurrentAccess, Roles } from '../decorators.js';
import { UserEditing } from './user-editing.js';
import { showUser } from './show-user.js';
import { UsersStore } from './users.store.js';

@ApiTags('access')
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly users: UsersStore,
    private readonly editing: UserEditing,
  ) {}

  @Get()
  @Roles('admin', 'analyst')
  @Endpoint('List users, newest first', { answers: pageOf(userShape) })
  async list(@Query({ schema: pageQuery }) query: PageQuery): Promise<Page<UserAnswer>> {
    return page(await this.users.list(query.limit, decodeIdCursor(query.cursor)), query.limit, ({ id }) => [id], showUser);
  }

  @Post()
  @Endpoint('Make a user', { answers: createdUserShape, status: 201, description: 'Without a password one is made and is in this answer.' })
  async create(
    @CurrentAccess() access: Access,
    @Body({ schema: newUserInput }) input: NewUserInput,
  ): Promise<UserAnswer & { password?: string }> {
    const { user, password } = await this.editing.create(access.actor, { ...input, advertiserId: input.advertiser_id ?? null });
    return { ...showUser(user), ...(password === undefined ? {} : { password }) };
  }

  @Get(':id')
  @Roles('admin', 'analyst')
  @Endpoint('One user', { answers: userShape })
  async get(@Param('id') id: string): Promise<UserAnswer> {
    const user = await this.users.find(pathId(id, 'user'));
    if (!user) throw notFound('user', id);
    return showUser(user);
  }

  @Patch(':id')
  @Endpoint('Change a user', { answers: userShape, description: 'A new password, role or status ends the sessions of the user.' })
  async change(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Body({ schema: userChange }) input: UserChange,
  ): Promise<UserAnswer> {
    const { advertiser_id: advertiserId, ...rest } = input;
    return showUser(await this.editing.change(access.actor, pathId(id, 'user'), { ...rest, advertiserId }));
  }

  @Delete(':id')
  @Endpoint('Remove a user', { description: 'Not the only active administrator.' })
  remove(@CurrentAccess() access: Access, @Param('id') id: string): Promise<void> {
    return this.editing.remove(access.actor, pathId(id, 'user'));
  }
}
