import { BlockList, isIP } from 'node:net';

/** Networks that are not the public Internet: the registries of RFC 6890, and multicast. */
const NETWORKS: readonly [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.0.2.0', 24, 'ipv4'],
  ['192.88.99.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['198.51.100.0', 24, 'ipv4'],
  ['203.0.113.0', 24, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
];

/** The one block of IPv6 that is given out for the public Internet (RFC 4291, 2.4). */
const PUBLIC_IPV6: readonly [string, number] = ['2000::', 3];
/** Parts of it that carry IPv4 addresses or lead nowhere. */
const REFUSED_IPV6: readonly [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

/** Tells whether an IP address is one that only a network of one's own can reach. */
export function privateAddresses(): (ip: string) => boolean {
  const refused = new BlockList();
  for (const [network, prefix, family] of NETWORKS) refused.addSubnet(network, prefix, family);
  for (const [network, prefix] of REFUSED_IPV6) refused.addSubnet(network, prefix, 'ipv6');
  const common = new BlockList();
  common.addSubnet(...PUBLIC_IPV6, 'ipv6');
  return (ip) => {
    const family = isIP(ip);
    if (family === 4) return refused.check(ip, 'ipv4');
    return family !== 6 || refused.check(ip, 'ipv6') || !common.check(ip, 'ipv6');
  };
}
