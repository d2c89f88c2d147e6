import { isbot } from 'isbot';
import { LRUCache } from 'lru-cache';
import { UAParser } from 'my-ua-parser';

/** What a user agent text says. Names as reports show them, '' when not known. */
export interface Agent {
  /** desktop, mobile, tablet, smarttv, console, wearable, embedded */
  readonly device: string;
  /** brand and model: "Apple iPhone" */
  readonly model: string;
  readonly os: string;
  readonly browser: string;
  readonly bot: boolean;
}

const NOBODY: Agent = { device: '', model: '', os: '', browser: '', bot: false };
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
    model: modelOf(device.vendor, device.model),
    os: system,
    browser: nameOf(browser.name),
    bot: isbot(text),
  };
}

// Browsers that tell no more than they must call every Android phone "K".
function modelOf(vendor: string | undefined, model: string | undefined): string {
  if (model === 'K') return '';
  return nameOf([vendor, model].filter((part) => part !== undefined && part !== '').join(' '), 48);
}

// Some patterns take the name out of the text itself: a made-up one of any length must not become a dimension value.
function nameOf(name: string | undefined, maxLength = 32): string {
  return name !== undefined && name.length <= maxLength && /^[\w .+/()\-[\]!]+$/.test(name) ? name : '';
}
