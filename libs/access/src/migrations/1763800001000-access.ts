import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users, API keys, sessions, audit log. Keys and session tokens are stored as SHA-256 only. */
export class Access1763800001000 implements MigrationInterface {
  readonly name = 'Access1763800001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        email text NOT NULL,
        -- none until an invited person has chosen one
        password_hash text,
        -- made here or by an administrator: its owner is asked to choose another
        password_temporary boolean NOT NULL DEFAULT false,
        role text NOT NULL CHECK (role IN ('admin', 'analyst', 'advertiser')),
        advertiser_id int,
        status text NOT NULL DEFAULT 'active' CHECK (status IN ('invited', 'active', 'disabled')),
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        last_sign_in_at timestamptz
      );
      CREATE UNIQUE INDEX users_email ON users (lower(email));
      CREATE TABLE api_keys (
        id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        prefix text NOT NULL,
        key_hash bytea NOT NULL UNIQUE,
        role text NOT NULL CHECK (role IN ('admin', 'analyst', 'advertiser')),
        advertiser_id int,
        created_at timestamptz NOT NULL DEFAULT now(),
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE TABLE sessions (
        token_hash bytea PRIMARY KEY,
        user_id int NOT NULL REFERENCES users (id) ON DELETE CASCADE,
        csrf_token text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL,
        -- for people, to tell their sessions apart and end one
        id int GENERATED ALWAYS AS IDENTITY UNIQUE,
        address text NOT NULL DEFAULT '',
        user_agent text NOT NULL DEFAULT ''
      );
      CREATE INDEX sessions_user ON sessions (user_id);
      -- A link with which a person chooses a password, once: an invitation or a reset. A newer one replaces it.
      CREATE TABLE password_links (
        user_id int PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
        token_hash bytea NOT NULL UNIQUE,
        created_at timestamptz NOT NULL DEFAULT now(),
        expires_at timestamptz NOT NULL
      );
      CREATE TABLE audit_log (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL DEFAULT now(),
        actor text NOT NULL,
        action text NOT NULL,
        object_type text NOT NULL,
        object_id text NOT NULL,
        change jsonb NOT NULL DEFAULT '{}'
      );
      CREATE INDEX audit_log_object ON audit_log (object_type, object_id, at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE audit_log, password_links, sessions, api_keys, users`);
  }
}
