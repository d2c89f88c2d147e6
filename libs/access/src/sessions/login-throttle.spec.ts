import { describe, expect, it } from 'vitest';
import { LoginThrottle } from './login-throttle.js';

describe('LoginThrottle', () => {
  it('lets five attempts a minute through per address and person', () => {
    const at = { now: 0 };
    const throttle = new LoginThrottle(() => at.now);
    const answers = Array.from({ length: 6 }, () => throttle.attempt('192.0.2.1', 'ann@example.com'));
    expect(answers).toEqual([undefined, undefined, undefined, undefined, undefined, 60]);
    expect(throttle.attempt('192.0.2.1', 'ANN@example.com')).toBe(60);
    expect(throttle.attempt('192.0.2.2', 'ann@example.com')).toBeUndefined();
    at.now = 60_000;
    expect(throttle.attempt('192.0.2.1', 'ann@example.com')).toBeUndefined();
  });

  it('bounds what one address tries over many persons', () => {
    const throttle = new LoginThrottle(() => 0);
    const answers = Array.from({ length: 31 }, (_unused, i) => throttle.attempt('192.0.2.1', `p${i}@example.com`));
    expect(answers.filter((answer) => answer === undefined)).toHaveLength(30);
  });

  it('starts anew after a success', () => {
    const throttle = new LoginThrottle(() => 0);
    for (let i = 0; i < 5; i++) throttle.attempt('192.0.2.1', 'ann@example.com');
    throttle.succeeded('192.0.2.1', 'Ann@example.com');
    expect(throttle.attempt('192.0.2.1', 'ann@example.com')).toBeUndefined();
  });

  it('remembers a hundred thousand at most, and forgets those that were seen longest ago', () => {
    const throttle = new LoginThrottle(() => 0);
    const isBlocked = () => throttle.attempt('192.0.2.1', 'ann@example.com') !== undefined;
    for (let i = 0; i < 5; i++) isBlocked();
    expect(isBlocked()).toBe(true);
    // Two counts each: of the address, and of the person there.
    for (let i = 0; i < 49_000; i++) throttle.attempt(`10.${i >> 8}.${i & 255}.1`, 'bob@example.com');
    expect(isBlocked()).toBe(true);
    for (let i = 0; i < 51_000; i++) throttle.attempt(`11.${i >> 8}.${i & 255}.1`, 'bob@example.com');
    expect(isBlocked()).toBe(false);
  });
});
