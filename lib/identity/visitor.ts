import { BlockList, isIP } from 'node:net'
import { env } from '@/lib/kernel/env'

/** Set by `notePeers` from the connection itself; what a client sends under this name is overwritten. */
export const PEER_HEADER = 'x-cohoi-peer'

/**
 * The caller's address: the peer of the connection, or, behind as many proxies as TRUSTED_PROXIES says, the
 * entry of `x-forwarded-for` that the outermost of them wrote. What a stranger wrote to its left gains nothing.
 */
export function addressOf(
  header: (name: string) => string | null,
  proxies = env.TRUSTED_PROXIES,
): string | null {
  const forwarded = (header('x-forwarded-for') ?? '').split(',').map((hop) => hop.trim())
  const found = proxies > 0 ? forwarded.at(-proxies) : header(PEER_HEADER)
  const address = (found ?? '').replace(/^::ffff:/, '')
  return isIP(address) ? address : null
}

/** The address tries are counted under; null for a neighbour, who may be a proxy that stands for everybody. */
export function countedAddress(ip: string | null): string | null {
  return ip && !neighbours.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4') ? ip : null
}

const neighbours = new BlockList()
neighbours.addSubnet('127.0.0.0', 8)
neighbours.addSubnet('10.0.0.0', 8)
neighbours.addSubnet('172.16.0.0', 12)
neighbours.addSubnet('192.168.0.0', 16)
neighbours.addAddress('::1', 'ipv6')
neighbours.addSubnet('fc00::', 7, 'ipv6')
