import { readFile } from 'node:fs/promises';
import { BlockList, isIP } from 'node:net';
import { join } from 'node:path';
import ipaddr from 'ipaddr.js';

const FILE = 'data-centres.txt';

/** Ranges of data centres the operator lists: what clicks from there is a machine. */
export class DataCentres {
  private constructor(private readonly ranges: BlockList | undefined) {}

  /**
   * Reads EXTENSIONS_DIR/data-centres.txt: an address or range a line, "#" begins a comment. No folder or no file: no ranges.
   *
   * throws  Error naming file, line and remedy
   */
  static async open(extensionsDir: string | undefined): Promise<DataCentres> {
    if (extensionsDir === undefined) return new DataCentres(undefined);
    const path = join(extensionsDir, FILE);
    try {
      return new DataCentres(readRanges(await readFile(path, 'utf8'), path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new DataCentres(undefined);
      throw error;
    }
  }

  /** Never throws: what is no address is in no range. */
  includes(ip: string): boolean {
    const version = this.ranges ? isIP(ip) : 0;
    return version !== 0 && this.ranges?.check(ip, version === 6 ? 'ipv6' : 'ipv4') === true;
  }
}

function readRanges(text: string, path: string): BlockList {
  const ranges = new BlockList();
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    const entry = (line.split('#', 1)[0] ?? '').trim();
    if (entry === '') continue;
    const [address = '', bits] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (isIP(address) === 0 || (bits !== undefined && !ipaddr.isValidCIDR(entry))) {
      throw new Error(
        `${path}, line ${at + 1}: "${entry}" is neither an address nor a range such as 198.51.100.0/24. Correct or remove it.`,
      );
    }
    if (bits === undefined) ranges.addAddress(address, family);
    else ranges.addSubnet(address, Number(bits), family);
  }
  return ranges;
}
