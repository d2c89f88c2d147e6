import { describe, expect, it } from 'vitest';
import { leadsToUs } from './leads-to-us.js';

const KEY = 'h7k2m9p4qw';
const leads = (url: string, publicUrl = 'https://track.example') => leadsToUs(url, publicUrl, (key) => key === KEY);

describe('leadsToUs', () => {
  it.each([
    ['https://track.example/c/x'],
    ['https://track.example/o/x'],
    ['http://TRACK.example:80/c/x?y=z'],
    ['https://track.example./c/x'],
    ['https://track.example:443//c//x'],
    ['https://track.example/%63/x'],
    ['https://track.example/a/../c/x'],
    ['https://track.example/{sub1}/x'],
    [`https://other-name.example/c/${KEY}`],
    [`http://track.example:3000/c/${KEY}`],
    ['http://track.example:3000/o/{click_id}'],
  ])('knows %s', (url) => {
    expect(leads(url)).toBe(true);
  });

  it.each([
    ['http://127.0.0.1:3000', 'http://localhost:3000/c/x'],
    ['http://localhost:3000', 'http://127.1:3000/o/x'],
    ['http://127.0.0.1:3000', 'http://[::1]:3000/c/x'],
    ['http://127.0.0.1:3000', 'http://0x7f000001:3000/c/x'],
    ['https://xn--bcher-kva.example', 'https://bücher.example/c/x'],
    ['https://track.example/prefix', 'https://track.example/prefix/c/x'],
    ['https://track.example/prefix', 'https://track.example/c/x'],
  ])('of a tracker at %s knows %s', (publicUrl, url) => {
    expect(leads(url, publicUrl)).toBe(true);
  });

  it.each([
    ['https://offer.example/c/x'],
    ['https://offer.example/o/{click_id}'],
    ['https://track.example/'],
    ['https://track.example/c/'],
    ['https://track.example/cc/x'],
    ['http://track.example:8080/c/x'],
    ['https://track.example.evil.example/c/x'],
    [`https://offer.example/?next=https://track.example/c/${KEY}`],
    ['no url'],
  ])('leaves %s', (url) => {
    expect(leads(url)).toBe(false);
  });
});
