/** What is only ever on this machine: names and addresses of the loopback (RFC 6761, RFC 1122 3.2.1.3, RFC 4291 2.5.3). */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** As in a URL: IPv6 in brackets. */
export const isLoopbackName = (hostname: string): boolean =>
  hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'))

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8, 'ipv4')
loopback.addAddress('::1', 'ipv6')

/** IPv4 within IPv6 (`::ffff:127.0.0.1`) counts as what it is. */
export function isLoopbackAddress(address: string): boolean {
  if (isIPv4(address)) return loopback.check(address, 'ipv4')
  return isIPv6(address) && loopback.check(address, 'ipv6')
}
