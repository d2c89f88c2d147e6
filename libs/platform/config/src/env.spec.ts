import { describe, expect, it } from 'vitest';
import { readEnv } from './env.js';

const PRODUCTION = { DATABASE_URL: 'postgres://u:p@db/x', PUBLIC_URL: 'https://t.example', SECRETS: 'a-secret-of-some-length' };

describe('the environment', () => {
  it('names everything that is wrong with it at once, with what it means', () => {
    const refuse = () => readEnv({ ...PRODUCTION, PORT: 'http', SECRETS: 'short,also-short', BASE_CURRENCY: 'dollars' });
    expect(refuse).toThrow(/PORT.*\n(.*\n)*.*BASE_CURRENCY/);
    expect(refuse).toThrow(/SECRETS: every secret needs at least 16 characters/);
  });

  it('has no secret and no address of its own where a database is given', () => {
    expect(() => readEnv({ DATABASE_URL: PRODUCTION.DATABASE_URL })).toThrow(/SECRETS: required.*\n.*PUBLIC_URL: required/);
    expect(readEnv(PRODUCTION).SECRETS).toEqual(['a-secret-of-some-length']);
  });

  it('knows no password and no key unless it is told one', () => {
    const { ADMIN_PASSWORD, ADMIN_API_KEY, METRICS_TOKEN } = readEnv(PRODUCTION);
    expect([ADMIN_PASSWORD, ADMIN_API_KEY, METRICS_TOKEN]).toEqual([undefined, undefined, undefined]);
  });

  it('takes an empty variable for an absent one', () => {
    expect(readEnv({ ...PRODUCTION, PORT: '', ADMIN_API_KEY: '' })).toEqual(readEnv(PRODUCTION));
  });
});
