import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';
import { UAParser } from 'my-ua-parser';

/** What a user agent text says. Names as reports show them, '' when not known. */
export interface Agent {
  /** desktop, mobile, tablet, smarttv, console, wearable, embedded */
  readonly device: string;
  readonly os: string;
  readonly browser: string;
  readonly bot: boolean;
}

const NOBODY: Agent = { device: '', os: '', browser: '', bot: false };
const READ_LENGTH = 500;
// Parsing takes 15–40 µs, and a busy tracker sees the same few thousand texts again and again.
const known = new LRUCache<string, Agent>({ max: 20_000 });

/** Reads a user agent; remembers the last 20,000. Never throws. */
export function readAgent(userAgent: string): Agent {
  if (userAgent === '') return NOBODY;
  const text = userAgent.slice(0, READ_LENGTH);
  let agent = known.get(text);
  if (!agent) {
    agent = parse(text);
    known.set(text, agent);
  }
  return agent;
}

const DESKTOP = new Set([
  'Windows',
  'Mac OS',
  'Linux',
  'Chrome OS',
  'Chromium OS',
  'Ubuntu',
  'Debian',
  'Fedora',
  'Mint',
  'FreeBSD',
  'OpenBSD',
]);

function parse(text: string): Agent {
  const { device, os, browser } = UAParser(text);
  const system = nameOf(os.name);
  return {
    // The parser names a device only when it is something other than a computer.
    device: nameOf(device.type) || (DESKTOP.has(system) ? 'desktop' : ''),
    os: system,
    browser: nameOf(browser.name),
    bot: isbot(text),
  };
}

// Some patterns take the name out of the text itself: a made-up one of any length must not become a dimension value.
function nameOf(name: string | undefined): string {
  return name !== undefined && /^[\w .+/()\-[\]!]{1,32}$/.test(name) ? name : '';
}
