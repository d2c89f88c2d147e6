import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTemplate, compileTemplate } from './compile-template.js';
import { expandTemplate } from './expand-template.js';
import { aClick } from './sample-click.js';

const expand = (url: string, query = '') => expandTemplate(compileTemplate(url), aClick({ query }));

describe('expandTemplate', () => {
  it('fills the worked example of the contract', () => {
    const template = compileTemplate('http://advertiser.example/?your_parameter={click_id}&amount={payout}');
    const click = { payout: 5_000_000n, clickId: 'push_71872t38713891u12u0313' };
    expect(expandTemplate(template, aClick({ click }))).toBe(
      'http://advertiser.example/?your_parameter=push_71872t38713891u12u0313&amount=5',
    );
  });

  it('knows macros in any case', () => {
    expect(expand('http://o.example/?a={SUB1}&b={Sub2}', 'sub1=x&sub2=y')).toBe('http://o.example/?a=x&b=y');
  });

  it('encodes a value once wherever it stands', () => {
    expect(expand('http://o.example/{sub1}?a={sub1}#{sub1}', 'sub1=a%2Fb%26c')).toBe('http://o.example/a%2Fb%26c?a=a%2Fb%26c#a%2Fb%26c');
    expect(expand('http://o.example/?a={sub1}', 'sub1=%252F')).toBe('http://o.example/?a=%252F');
  });

  it('keeps & and = of a raw value but not what would end the query or the header', () => {
    expect(expand('http://o.example/?{param:qs:raw}', `qs=${encodeURIComponent('a=1&b=%2F#x\r\nSet-Cookie: a')}`)).toBe(
      'http://o.example/?a=1&b=%2F%23x%0D%0ASet-Cookie:%20a',
    );
    expect(expand('http://o.example/?x={sub1:raw}', 'sub1=a%26b')).toBe('http://o.example/?x=a&b');
  });

  it('reads {param:raw} as the parameter named raw', () => {
    expect(expand('http://o.example/?x={param:raw}', 'raw=a%26b')).toBe('http://o.example/?x=a%26b');
  });

  it('does not fill a macro that came in as a value, nor read $ patterns', () => {
    expect(expand('http://o.example/?x={sub1}&y={sub2}', 'sub1=%7Bpayout%7D&sub2=%24%26%241')).toBe(
      'http://o.example/?x=%7Bpayout%7D&y=%24%26%241',
    );
  });

  it('leaves an unknown macro as it is', () => {
    expect(expand('http://o.example/?x={foo}&y={sub21}&z={sub0}')).toBe('http://o.example/?x={foo}&y={sub21}&z={sub0}');
  });

  it('writes an international host and path in ASCII', () => {
    expect(expand('https://bücher.example/straße?q=a b')).toBe('https://xn--bcher-kva.example/stra%C3%9Fe?q=a%20b');
  });

  it('never changes scheme, host or port and stays visible ASCII, whatever the values are', () => {
    const templates = [
      'https://o.example:8443/{sub1}/{sub2}?a={sub1}&{sub2:raw}#{sub2}',
      'http://o.example{sub1}'.replace('{', '/{'),
      'http://o.example?{sub1:raw}',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((s) => `//evil.example/${s}`),
      fc.constantFrom('\r\nX: 1', '\ud800', '@evil.example', '\\\\evil', '..', ''),
    );
    fc.assert(
      fc.property(fc.constantFrom(...templates), text, text, (url, sub1, sub2) => {
        const parameters: Record<string, string> = { sub1, sub2 };
        const location = expandTemplate(compileTemplate(url), { ...aClick(), parameter: (name) => parameters[name] ?? '' });
        expect(location).toMatch(/^[\x21-\x7e]+$/);
        expect(new URL(location).origin).toBe(new URL(url.replace(/\{.*/, '')).origin);
      }),
      { numRuns: 500 },
    );
  });
});

describe('checkTemplate', () => {
  it('names the macros it does not know', () => {
    expect(checkTemplate('http://o.example/?a={click_id}&b={foo}&c={foo}&d={param:x}').unknownMacros).toEqual(['{foo}']);
  });

  it.each([
    ['/relative', 'absolute'],
    ['ftp://o.example/', 'absolute'],
    ['javascript:alert(1)', 'absolute'],
    ['//o.example/', 'absolute'],
    ['http://', 'absolute'],
    ['http:///o.example/', 'absolute'],
    ['http://{sub1}/', 'macro'],
    ['http://{foo}.example/', 'macro'],
    ['http://o.example:{sub1}/', 'macro'],
    ['http://o.example{sub1}/', 'macro'],
    ['{sub1}://o.example/', 'absolute'],
    ['http://good.example@evil.example/', 'user name'],
    ['http://{sub1}@o.example/', 'macro'],
    ['http://o.example\\@evil.example/', 'backslash'],
    ['http://o.example\t/', 'control'],
    ['http://exa mple/', 'no host'],
    ['http://o.example:99999/', 'no host'],
    ['http://o.example/{sub1:raw}', 'only in the query'],
    ['http://o.example/?a#{sub1:raw}', 'only in the query'],
    [`http://o.example/${'a'.repeat(8_000)}`, 'long'],
    [`http://o.example/?${'{sub1}'.repeat(101)}`, 'macros'],
  ])('refuses %s', (url, why) => {
    expect(() => checkTemplate(url)).toThrow(expect.objectContaining({ code: 'invalid_offer_url', message: expect.stringContaining(why) }));
  });
});
