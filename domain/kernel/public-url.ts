import { addressClass } from './address-class.ts'
import { fieldSentences } from './field-sentences.ts'

/** Names that mean a machine or a network of its own, wherever they are asked for (RFC 6761, 6762, 8375, 9476; clouds). */
const innerEndings = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'corp',
  'home',
  'private',
  'home.arpa',
  'alt',
]
/** Clouds' metadata services under names of the public DNS. */
const metadataNames = new Set(['metadata.tencentyun.com', 'metadata.platformequinix.com'])
/** Below it stand mail, shells and the like, which take orders from whoever connects. */
const firstFreePort = 1024
/** What a URL parser drops or reads as a slash, so that two readers see two addresses; and line breaks in disguise. */
const trickery = /[\p{Cc}\s\\]|%0[0ad]/iu

/**
 * Why an address that somebody outside gave must not be sent to, as far as can be told without asking for its name; undefined
 * where nothing speaks against it. This very machine passes: whether it may be reached is the deployment's matter.
 */
export function publicUrlProblem(text: string): string | undefined {
  if (!URL.canParse(text) || trickery.test(text)) return fieldSentences('url-form').en
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return fieldSentences('url-with-name').en
  if (isThisMachine(url)) return url.protocol === 'https:' || url.protocol === 'http:' ? undefined : mustBeHttps
  if (url.protocol !== 'https:') return mustBeHttps
  if (url.port !== '' && Number(url.port) < firstFreePort) return fieldSentences('url-port').en
  const host = hostOf(url)
  const isAddress = /^[\d.]+$/.test(host) || host.includes(':')
  const isInner = isAddress ? addressClass(host) !== 'public' : isInnerName(host)
  return isInner ? fieldSentences('url-public').en : undefined
}

const mustBeHttps = fieldSentences('url-https').en

/** Spelt out; what merely leads here is no such address. */
export function isThisMachine(url: URL): boolean {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}

/** The host as a resolver takes it: no brackets, no dot at the end. The URL parser has turned 2130706433 and 0x7f.1 into 127.0.0.1. */
export function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
}

function isInnerName(name: string): boolean {
  const lower = name.toLowerCase()
  if (!lower.includes('.') || metadataNames.has(lower)) return true
  return innerEndings.some((ending) => lower === ending || lower.endsWith(`.${ending}`))
}
