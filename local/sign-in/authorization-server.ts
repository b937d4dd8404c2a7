import { createHash, randomBytes } from 'node:crypto'
import { millisecondsIn } from '../../domain/kernel/instant.ts'
import { httpReply } from '../../functions/wiring/reply.ts'
import { pageReply, sendOn } from '../../functions/wiring/web-page.ts'
import type { GatewayRoute } from '../http/api-gateway.ts'
import type { TokenFor } from '../runtime/token-for.ts'
import { type ExampleColleague, exampleColleagues } from './example-colleagues.ts'
import { signInPage } from './sign-in-page.ts'

interface Pending {
  readonly colleague: ExampleColleague
  readonly challenge: string
  readonly redirectUri: string
  readonly clientId: string
  readonly until: number
}

/** A signed token for the service, or for the client that is named. */
type Sign = (staff: TokenFor, audience?: string) => Promise<string>

export const authorizePath = '/local/oidc/authorize'
export const tokenPath = '/local/oidc/token'

/** By the service's clock, which a rehearsal moves on by months. */
const validFor = { days: 400 }
/** Milliseconds of the machine's clock: a code is for the next moment. */
const codeLasts = millisecondsIn({ minutes: 1 })

/**
 * Code and PKCE (RFC 7636, S256 alone) for the pages of this machine, so that the console signs in here as it does at any
 * issuer. There is no password: whoever sits here chooses whom to be.
 */
export function authorizationServer(sign: Sign): GatewayRoute[] {
  const pending = new Map<string, Pending>()
  return [
    {
      method: 'GET',
      path: authorizePath,
      invoke: async ({ headers, queryStringParameters: asked = {} }) => {
        const request = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, value ?? '']))
        return httpReply(200, wrongIn(request, headers['host']) ?? pageReply(signInPage(request)))
      },
    },
    {
      method: 'POST',
      path: authorizePath,
      invoke: async ({ headers, body, isBase64Encoded }) => {
        const { colleague: subject, ...request } = form(body, isBase64Encoded)
        const wrong = wrongIn(request, headers['host'])
        if (wrong) return httpReply(200, wrong)
        const colleague = exampleColleagues.find((one) => one.subject === subject)
        if (!colleague) return httpReply(200, pageReply('Choose one of the colleagues.', 400))
        const code = randomBytes(24).toString('base64url')
        const { redirect_uri: redirectUri = '', client_id: clientId = '', code_challenge: challenge = '' } = request
        pending.set(code, { colleague, challenge, redirectUri, clientId, until: Date.now() + codeLasts })
        const back = new URL(redirectUri)
        back.searchParams.set('code', code)
        if (request['state'] !== undefined) back.searchParams.set('state', request['state'])
        return httpReply(303, sendOn(back.href))
      },
    },
    {
      method: 'POST',
      path: tokenPath,
      invoke: async ({ body, isBase64Encoded }) => {
        const request = form(body, isBase64Encoded)
        const { code = '', code_verifier: verifier = '', redirect_uri: redirectUri, client_id: clientId } = request
        const known = pending.get(code)
        // A code counts once, whoever brings it.
        pending.delete(code)
        const isGood =
          request['grant_type'] === 'authorization_code' &&
          known !== undefined &&
          known.until > Date.now() &&
          known.redirectUri === redirectUri &&
          known.clientId === clientId &&
          known.challenge === createHash('sha256').update(verifier).digest('base64url')
        if (!isGood) return { statusCode: 400, headers: json, body: JSON.stringify({ error: 'invalid_grant' }) }
        const answer = {
          access_token: await sign({ ...known.colleague, validFor }),
          id_token: await sign({ ...known.colleague, validFor }, known.clientId),
          token_type: 'Bearer',
          expires_in: millisecondsIn(validFor) / 1000,
        }
        return { statusCode: 200, headers: json, body: JSON.stringify(answer) }
      },
    },
  ]
}

const json = { 'content-type': 'application/json', 'cache-control': 'no-store' }

function form(body = '', isBase64Encoded = false): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(isBase64Encoded ? Buffer.from(body, 'base64').toString() : body))
}

/** A code goes back to a page of ours, and only for a verifier that its page keeps. */
function wrongIn(request: Readonly<Record<string, string>>, host: string | undefined) {
  const redirect = URL.canParse(request['redirect_uri'] ?? '') ? new URL(request['redirect_uri'] ?? '') : undefined
  if (redirect?.origin !== `http://${host}`) return pageReply('redirect_uri must be a page of this service.', 400)
  if (request['response_type'] !== 'code' || request['code_challenge_method'] !== 'S256' || !request['code_challenge'])
    return pageReply('Only response_type=code with a code_challenge of S256 is known here.', 400)
  return undefined
}
