export interface Elsewhere {
  /** Origins that a page calls beside its own: the OIDC issuer, and the bucket that takes uploads. */
  readonly connect: readonly string[]
}

/**
 * What a browser may do with the pages of the console. Two exceptions are named: the component library writes its styles into the
 * page (`'unsafe-inline'` for styles alone), and the scanner of the roll-call is compiled to WebAssembly (`'wasm-unsafe-eval'`,
 * on its page alone).
 */
export function consoleHeaders(path: string, { connect }: Elsewhere): Readonly<Record<string, string>> {
  const isRollCall = /^\/roll-call(?:\/|$)/.test(path)
  const policy = {
    'default-src': ["'none'"],
    'script-src': ["'self'", ...(isRollCall ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connect],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  }
  return {
    'content-security-policy': Object.entries(policy)
      .map(([name, sources]) => `${name} ${sources.join(' ')}`)
      .join('; '),
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': `camera=(${isRollCall ? 'self' : ''}), geolocation=(), microphone=()`,
    'referrer-policy': 'no-referrer',
    'strict-transport-security': 'max-age=31536000',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  }
}
