/** Errors of the network after which the other side can have got nothing. */
const nothingLeft = /\b(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)\b/

/** Whether a client's error says that no connection was made; any other may have come after the request was taken. */
export function notSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return nothingLeft.test('code' in error ? String(error.code) : '') || nothingLeft.test(error.message)
}
