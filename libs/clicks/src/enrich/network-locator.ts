import { open, type Reader, type Response } from 'maxmind';

/** Whose network an address belongs to; '' is "not known". */
export interface Network {
  /** digits */
  readonly asn: string;
  readonly isp: string;
  /** as the file names it: Cellular, Cable/DSL, Corporate, … */
  readonly connection: string;
}

const UNKNOWN: Network = { asn: '', isp: '', connection: '' };

/** Names of MaxMind's (GeoLite2-ASN, GeoIP2-ISP, Connection-Type) and IPinfo's files. */
type NetworkRecord = Response & {
  readonly autonomous_system_number?: number;
  readonly autonomous_system_organization?: string;
  readonly isp?: string;
  readonly connection_type?: string;
  readonly asn?: string;
  readonly as_name?: string;
};

/** Networks of addresses, from the operator's own files (GEO_ASN_FILE); without one nothing is known. */
export class NetworkLocator {
  private constructor(private readonly files: readonly Reader<NetworkRecord>[]) {}

  /** throws Error naming the file that cannot be read */
  static async open(paths: readonly string[] = []): Promise<NetworkLocator> {
    return new NetworkLocator(await Promise.all(paths.map(openFile)));
  }

  /** What the first file that tells it says. Never throws. */
  locate(ip: string): Network {
    if (this.files.length === 0 || ip === '') return UNKNOWN;
    let network = UNKNOWN;
    for (const file of this.files) network = combined(network, recordOf(ip, file));
    return network;
  }
}

async function openFile(path: string): Promise<Reader<NetworkRecord>> {
  try {
    return await open<NetworkRecord>(path, { cache: { max: 10_000 } });
  } catch (cause) {
    throw new Error(`GEO_ASN_FILE ${path} cannot be read as a MaxMind database (.mmdb). Give another path or leave it out.`, { cause });
  }
}

function recordOf(ip: string, file: Reader<NetworkRecord>): NetworkRecord | null {
  try {
    return file.get(ip);
  } catch {
    return null;
  }
}

function combined({ asn, isp, connection }: Network, record: NetworkRecord | null): Network {
  if (!record) return { asn, isp, connection };
  return {
    asn: asn || String(record.autonomous_system_number ?? record.asn ?? '').replace(/^AS/i, ''),
    isp: isp || String(record.isp ?? record.as_name ?? record.autonomous_system_organization ?? ''),
    connection: connection || String(record.connection_type ?? ''),
  };
}
