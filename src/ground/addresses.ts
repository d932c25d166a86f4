// Which addresses belong to the public internet. All else is ours, our neighbours' or nobody's: IANA's registries of
// special-purpose addresses (RFC 6890 and what came after it).
import ipaddr from 'ipaddr.js'

/** Beside what the library knows; the first two hold IPv4 addresses within. */
const special = [
  '64:ff9b::/96', // NAT64, RFC 6052
  '64:ff9b:1::/48', // NAT64 of one's own, RFC 8215
  '2001::/23', // Teredo, ORCHID, benchmarking and other protocols, RFC 2928
  '2001:db8::/32', // documentation, RFC 3849
  '2002::/16', // 6to4, RFC 3056
  '3fff::/20', // documentation, RFC 9637
  '2620:4f:8000::/48', // AS112, RFC 7534
].map((range) => ipaddr.IPv6.parseCIDR(range))

const specialOfFour = [
  '0.0.0.0/8',
  '100.64.0.0/10', // carrier-grade NAT, RFC 6598
  '168.63.129.16/32', // what a cloud's host answers its guests
  '192.0.0.0/24',
  '192.31.196.0/24', // AS112, RFC 7535
  '192.52.193.0/24', // AMT, RFC 7450
  '192.88.99.0/24', // 6to4 relays, RFC 7526
  '192.175.48.0/24', // AS112, RFC 7534
  '198.18.0.0/15', // benchmarking, RFC 2544
  '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range))

/** What is handed out to the world at all, RFC 4291. */
const global = ipaddr.IPv6.parseCIDR('2000::/3')

/** An address as a resolver answers it; anything that is none is not public. */
export function isPublicAddress(address: string): boolean {
  if (address.includes('%') || !ipaddr.isValid(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  if (parsed instanceof ipaddr.IPv4) return !specialOfFour.some((range) => parsed.match(range))
  return parsed.match(global) && !special.some((range) => parsed.match(range))
}
