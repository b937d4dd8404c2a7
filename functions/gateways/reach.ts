import { type LookupAddress, lookup as lookUpByResolver } from 'node:dns'
import ipaddr from 'ipaddr.js'
import { addressClass } from '../../domain/kernel/address-class.ts'
import { hostOf, isThisMachine, publicUrlProblem } from '../../domain/kernel/public-url.ts'
import type { Settings } from '../wiring/settings.ts'

/** Whose addresses may be connected to. A name is asked for once, and what is connected to is what was judged. */
export interface Reach {
  /** @throws AddressRefused for an address that must not be reached; NameUnknown where the name has none. */
  addressesOf(url: URL): Promise<readonly LookupAddress[]>
}

/** The address leads to where the service must not go: it stays so however often it is tried. */
export class AddressRefused extends Error {}
export class NameUnknown extends Error {}

type LookUp = (host: string) => Promise<readonly LookupAddress[]>
type Rights = Pick<Settings, 'LOCAL_MODE' | 'PRIVATE_ADDRESSES'>

/** For addresses that enterprises give: the Internet, and in local mode this very machine. */
export function reachOfOthers({ LOCAL_MODE }: Pick<Rights, 'LOCAL_MODE'>, lookUp: LookUp = askResolver): Reach {
  return {
    async addressesOf(url) {
      const problem = publicUrlProblem(url.href)
      if (problem) throw new AddressRefused(`${url.origin} ${problem}`)
      if (isThisMachine(url)) return judged(url, lookUp, LOCAL_MODE ? isLoopback : () => false)
      return judged(url, lookUp, (address) => addressClass(address) === 'public')
    },
  }
}

/** For addresses of the operator's settings: besides the Internet what is on the list of private addresses, by name or range. */
export function reachOfOperator({ LOCAL_MODE, PRIVATE_ADDRESSES }: Rights, lookUp: LookUp = askResolver): Reach {
  const ranges = PRIVATE_ADDRESSES.filter((one) => ipaddr.isValidCIDR(one)).map((one) => ipaddr.parseCIDR(one))
  return {
    addressesOf(url) {
      const isNamed = PRIVATE_ADDRESSES.includes(hostOf(url).toLowerCase())
      return judged(url, lookUp, (text) => {
        const kind = addressClass(text)
        if (kind === 'public' || (kind === 'loopback' && LOCAL_MODE)) return true
        if (kind === 'metadata') return false
        const address = ipaddr.parse(text)
        return isNamed || ranges.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits))
      })
    },
  }
}

const isLoopback = (address: string) => addressClass(address) === 'loopback'

/** All that the name resolves to, or a refusal where a single one of them must not be reached. */
async function judged(url: URL, lookUp: LookUp, mayReach: (address: string) => boolean) {
  const host = hostOf(url)
  const addresses = ipaddr.isValid(host)
    ? [{ address: host, family: ipaddr.parse(host).kind() === 'ipv4' ? 4 : 6 }]
    : await lookUp(host)
  if (addresses.length === 0) throw new NameUnknown(`${url.origin} has no address`)
  const refused = addresses.find(({ address }) => !mayReach(address))
  if (refused) throw new AddressRefused(`${url.origin} leads to ${refused.address}, which must not be reached`)
  return addresses
}

function askResolver(host: string): Promise<readonly LookupAddress[]> {
  return new Promise((resolve, reject) => {
    lookUpByResolver(host, { all: true, verbatim: true }, (error, addresses) => {
      if (error) reject(new NameUnknown(`the name ${host} cannot be resolved: ${error.code ?? error.message}`))
      else resolve(addresses)
    })
  })
}
