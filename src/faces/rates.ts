/** Whose calls are counted together. */
import { isIPv6 } from 'node:net'
import type { Identity } from '#kernel/tenancy.ts'

/** Per token, else per account, else per address. */
export function callerOf({ identity: who, ip }: { identity: Identity | undefined; ip: string }): string {
  if (who?.token) return `t:${who.token.id}`
  return who?.personId ? `p:${who.personId}` : networkOf(ip)
}

/** IPv6 by its first 64 bits, which one household has (RFC 6177), however it is written; IPv4 within IPv6 is IPv4. */
function networkOf(ip: string): string {
  const v4 = /^::ffff:([\d.]+)$/i.exec(ip)?.[1]
  if (v4 || !isIPv6(ip)) return v4 ?? ip
  const [start = [], end = []] = ip.split('::').map((part) => part.split(':').filter(Boolean))
  const groups = [...start, ...Array(8 - start.length - end.length).fill('0'), ...end].slice(0, 4)
  return groups.map((group) => Number.parseInt(group, 16)).join(':')
}
