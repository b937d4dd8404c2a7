const noWay =
  /\b(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|ETIMEOUT|UND_ERR_CONNECT_TIMEOUT|TimeoutError)\b/
const noCredentials =
  /^(?:CredentialsProviderError|TokenProviderError|ExpiredToken(?:Exception)?|InvalidClientTokenId|UnrecognizedClientException|InvalidSignatureException)$/
const noRight = /^(?:AccessDenied(?:Exception)?|AuthorizationError(?:Exception)?|UnauthorizedOperation)$/

/**
 * Why something could not be looked at from here: no network, no credentials, no right to. Undefined where an error says something of what
 * was looked at.
 */
export function whyNotChecked(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { name, message, cause } = error
  const code = [name, message, 'code' in error ? error.code : '', cause ? deepest(cause) : ''].join(' ')
  if (noCredentials.test(name)) return `no credentials that AWS takes (${name})`
  if (noRight.test(name)) return `these credentials may not look: ${message}`
  const [found] = noWay.exec(code) ?? []
  return found === undefined ? undefined : `not reached from here (${found})`
}

/** A fetch says what happened to its connection in its cause. */
function deepest(cause: unknown): string {
  const { name, code, message, errors } = cause as {
    name?: string
    code?: string
    message?: string
    errors?: unknown[]
  }
  return [name, code, message, ...(errors ?? []).map(deepest)].join(' ')
}
