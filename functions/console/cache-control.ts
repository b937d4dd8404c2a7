/** How long a file of the console may be kept: names of assets hold a hash of what is in them; all else is asked for again each time. */
export function cacheControl(key: string): string {
  return /^(?:roll-call\/)?assets\//.test(key) ? 'public, max-age=31536000, immutable' : 'no-cache'
}
