import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/**
 * The one address a letter goes to: the name is resolved once, judged, and the connection made to that very address, so that the
 * answer of the name server cannot be another by then. A mail server may well stand in the house; what no mail
 * server has is refused: the addresses by which clouds tell secrets to their machines, groups of machines, nobody's.
 */
export async function addressOf(host: string): Promise<string> {
  const family = isIP(host);
  const found = family ? [{ address: host, family }] : await lookup(host, { all: true, order: 'ipv4first' });
  const allowed = found.find(
    ({ address, family: of }) => !forbidden.check(address, of === 6 ? 'ipv6' : 'ipv4'),
  );
  if (!allowed) throw Object.assign(new Error('no allowed address'), { code: 'ADDRESS_FORBIDDEN' });
  return allowed.address;
}

const forbidden = new BlockList();
forbidden.addSubnet('0.0.0.0', 8, 'ipv4');
forbidden.addSubnet('169.254.0.0', 16, 'ipv4');
forbidden.addSubnet('224.0.0.0', 3, 'ipv4');
forbidden.addAddress('100.100.100.200', 'ipv4');
forbidden.addAddress('::', 'ipv6');
forbidden.addSubnet('fe80::', 10, 'ipv6');
forbidden.addSubnet('ff00::', 8, 'ipv6');
forbidden.addAddress('fd00:ec2::254', 'ipv6');
