import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { clusterOf, makeCluster, startPostmaster } from './launch.ts';
import { findPlace } from './place.ts';
import { stopPostmaster } from './postmaster.ts';

it('a port that another program took since it was chosen is left to it', { timeout: 60_000 }, async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'vizir-port-'));
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const place = findPlace(dataDir);
  try {
    makeCluster(place, 'secret', false);
    await expect(startPostmaster(place, port, { fsync: 'off' })).rejects.toThrow('did not start');
    const server = await startPostmaster(place, port, { fsync: 'off' }, true);
    expect(server.port).not.toBe(port);
  } finally {
    await stopPostmaster(clusterOf(place));
    other.close();
    rmSync(place.base, { recursive: true, force: true });
    rmSync(dataDir, { recursive: true, force: true });
  }
});
