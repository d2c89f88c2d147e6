import { Injectable } from '@nestjs/common';
import { notFound } from '#kernel';
import type { Role } from './access.js';
import { ApiKeyEditing } from './api-keys/api-key-editing.js';
import { newPassword } from './users/passwords.js';
import { UserEditing } from './users/user-editing.js';
import { UsersStore } from './users/users.store.js';

/** What the first start and the command line do about access, without signing in: who can run them owns the installation. */
@Injectable()
export class AccessAdmin {
  constructor(
    private readonly userEditing: UserEditing,
    private readonly keyEditing: ApiKeyEditing,
    private readonly users: UsersStore,
  ) {}

  /**
   * An administrator, when there is no active one.
   *
   * password  absent: one is generated
   * returns   created: whether it had to be made; password: the generated one, to be printed once
   */
  async ensureFirstAdmin(email: string, password?: string): Promise<{ created: boolean; password?: string }> {
    const made = await this.userEditing.createFirstAdmin(email, password);
    return made ? { created: true, ...(made.password === undefined ? {} : { password: made.password }) } : { created: false };
  }

  /** returns the key's value, which nobody can read again */
  async createKey(wanted: { name: string; role: Role; advertiserId?: number }): Promise<{ id: string; key: string }> {
    const { apiKey, key } = await this.keyEditing.create('system:cli', {
      name: wanted.name,
      role: wanted.role,
      advertiserId: wanted.advertiserId ?? null,
    });
    return { id: String(apiKey.id), key };
  }

  /** Sets a password and ends the user's sessions. returns the password; throws 404 user_not_found */
  async resetPassword(email: string, password = newPassword()): Promise<{ password: string }> {
    const user = await this.users.findByEmail(email);
    if (!user) throw notFound('user', email);
    await this.userEditing.change('system:cli', user.id, { password });
    return { password };
  }
}
