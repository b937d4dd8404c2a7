import ipaddr from 'ipaddr.js'

/**
 * Who is behind an IP address: anybody on the Internet, this very machine, a network that only its own people reach (private,
 * link-local, shared, reserved, and every form that wraps such an address), or a cloud's metadata service.
 */
export type AddressClass = 'public' | 'loopback' | 'inside' | 'metadata'

/** Where clouds tell a machine its credentials: AWS, Azure, GCP, Tencent and most others by link-local, AWS by IPv6, Aliyun, Azure. */
const metadata = ['169.254.0.0/16', 'fd00:ec2::/32', '100.100.100.200/32', '168.63.129.16/32'].map((range) =>
  ipaddr.parseCIDR(range),
)
/** All that is handed out to the public today (RFC 4291); the library lists the exceptions in it, of which it wraps IPv4 in some. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')
/** `127.0.0.1` and `::1`, not as they may be wrapped. */
const loopback = 'loopback'

/** Of an address as a resolver writes it; what is no address is inside. */
export function addressClass(text: string): AddressClass {
  if (!ipaddr.isValid(text)) return 'inside'
  const address = ipaddr.parse(text)
  // `process` gives the IPv4 address that is mapped into an IPv6 one.
  const unwrapped = ipaddr.process(text)
  if (metadata.some(([base, bits]) => base.kind() === unwrapped.kind() && unwrapped.match(base, bits)))
    return 'metadata'
  if (address.range() === loopback) return 'loopback'
  if (address.range() !== 'unicast') return 'inside'
  return address.kind() === 'ipv4' || address.match(globalUnicast) ? 'public' : 'inside'
}
