import { Body, Controller, Delete, Get, Post, Put, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Endpoint } from '#http/management';
import { DomainError } from '#kernel';
import type { Access } from '../access.js';
import { ownPasswordInput, sessionShape, signInInput, type OwnPasswordInput, type SessionAnswer } from '../access-shapes.js';
import { CurrentAccess, Public, Roles } from '../decorators.js';
import { OwnPassword } from '../users/own-password.js';
import { SessionDoor } from './session-door.js';
import { isSession, showAccess } from './show-access.js';

@ApiTags('access')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly door: SessionDoor,
    private readonly passwords: OwnPassword,
  ) {}

  @Post()
  @Public()
  @Endpoint('Sign in', {
    answers: sessionShape,
    status: 201,
    description: 'Sets the session cookie. At most 5 attempts a minute per address and person.',
  })
  async begin(
    @Body({ schema: signInInput }) input: { email: string; password: string },
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return showAccess(await this.door.begin(request, reply, input));
  }

  @Get()
  @Endpoint('Who am I', { answers: sessionShape })
  get(@CurrentAccess() access: Access, @Res({ passthrough: true }) reply: FastifyReply): SessionAnswer {
    void reply.header('cache-control', 'no-store');
    return showAccess(access);
  }

  @Put('password')
  @Roles('admin', 'analyst', 'advertiser')
  @Endpoint('Choose another password for oneself', { description: "The person's other sessions end. Throttled like signing in." })
  async changePassword(
    @CurrentAccess() access: Access,
    @Req() request: FastifyRequest,
    @Body({ schema: ownPasswordInput }) input: OwnPasswordInput,
  ): Promise<void> {
    if (!isSession(access)) throw new DomainError('no_session', 'An API key has no password. Sign in.', { status: 403 });
    this.door.throttle(request, access.email);
    await this.passwords.change(access, input.current_password, input.password);
  }

  @Delete()
  @Roles('admin', 'analyst', 'advertiser')
  @Endpoint('Sign out')
  end(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    return this.door.end(request, reply);
  }
}
