import { Body, Controller, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS, type Settings } from '#config';
import { Endpoint, pathId } from '#http/management';
import { notFound } from '#kernel';
import type { Access } from '../access.js';
import {
  invitationShape,
  linkFacts,
  linkTokenInput,
  linkUse,
  newInvitation,
  passwordLinkShape,
  sessionShape,
  type InvitationAnswer,
  type LinkFactsAnswer,
  type NewInvitation,
  type PasswordLinkAnswer,
  type SessionAnswer,
} from '../access-shapes.js';
import { CurrentAccess, Public } from '../decorators.js';
import { SessionDoor } from '../sessions/session-door.js';
import { showAccess } from '../sessions/show-access.js';
import { PasswordLinks, type IssuedLink } from './password-links.js';
import { showUser } from './show-user.js';
import { UsersStore } from './users.store.js';

@ApiTags('access')
@Controller('api/v1')
export class PasswordLinksController {
  constructor(
    private readonly links: PasswordLinks,
    private readonly users: UsersStore,
    private readonly door: SessionDoor,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'PUBLIC_URL'>,
  ) {}

  @Post('invitations')
  @Endpoint('Invite a person', {
    answers: invitationShape,
    status: 201,
    description: 'Makes a user who cannot sign in yet, and the link with which it chooses a password. Seven days, once.',
  })
  async invite(@CurrentAccess() access: Access, @Body({ schema: newInvitation }) input: NewInvitation): Promise<InvitationAnswer> {
    const wanted = { email: input.email, role: input.role, advertiserId: input.advertiser_id ?? null };
    const { user, ...link } = await this.links.invite(access.actor, wanted);
    return { user: showUser(user), ...this.showLink(link) };
  }

  @Post('users/:id/password-link')
  @Endpoint('A link with which a person chooses a new password', {
    answers: passwordLinkShape,
    status: 201,
    description: 'For a forgotten password (a day, once), or an invitation that ran out. The password of now goes on until it is used.',
  })
  async renew(@CurrentAccess() access: Access, @Param('id') id: string): Promise<PasswordLinkAnswer> {
    const user = await this.users.find(pathId(id, 'user'));
    if (!user) throw notFound('user', id);
    return this.showLink(await this.links.renew(access.actor, user));
  }

  @Post('password-links/check')
  @Public()
  @Endpoint('Whose link is this', { answers: linkFacts })
  async check(@Req() request: FastifyRequest, @Body({ schema: linkTokenInput }) input: { token: string }): Promise<LinkFactsAnswer> {
    this.door.throttle(request, 'password link');
    const { email, userStatus, expiresAt } = await this.links.find(input.token);
    return { email, purpose: userStatus === 'invited' ? 'invitation' : 'reset', expires_at: expiresAt.toISOString() };
  }

  @Post('password-links/use')
  @Public()
  @Endpoint('Choose a password by a link', { answers: sessionShape, status: 201, description: 'Signs in. Sessions from before end.' })
  async use(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body({ schema: linkUse }) input: { token: string; password: string },
  ): Promise<SessionAnswer> {
    this.door.throttle(request, 'password link');
    const { userId } = await this.links.use(input.token, input.password);
    return showAccess(await this.door.open(request, reply, userId));
  }

  // Behind "#" it reaches no server and no log; the console reads it there.
  private showLink({ token, expiresAt }: IssuedLink): PasswordLinkAnswer {
    return { link: `${this.settings.PUBLIC_URL}/console/set-password#${token}`, expires_at: expiresAt.toISOString() };
  }
}
