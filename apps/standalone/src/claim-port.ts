import { createServer } from 'node:net';

/**
 * Makes sure the port can be had, before anything else is started or generated.
 *
 * port     0 takes a free one
 * returns  the port to listen on
 * throws   EADDRINUSE, EACCES, EADDRNOTAVAIL as listening would
 */
export function claimPort(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : port));
    });
  });
}
