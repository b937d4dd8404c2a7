import type { Deps } from '../wiring/deps.ts'
import { filingsOf } from '../wiring/filings-of.ts'
import { http } from '../wiring/http.ts'
import { routes } from './catalog.ts'

/** The console is told the issuer by which its tokens will be checked: it has no setting of its own that could differ. */
async function describeConsole(_: unknown, { settings }: Pick<Deps, 'settings'>) {
  const { OIDC_ISSUER, CONSOLE_CLIENT_ID, CONSOLE_SCOPE, LOCAL_MODE } = settings
  const isLocal = LOCAL_MODE === 'on'
  // A browser may know this machine by another name than the functions do.
  const issuer = isLocal ? new URL(OIDC_ISSUER).pathname : OIDC_ISSUER
  return { issuer, clientId: CONSOLE_CLIENT_ID, scope: CONSOLE_SCOPE, isLocal, filings: filingsOf(settings) }
}

export const handler = http(routes['describe-console'], describeConsole)
