import * as z from 'zod'
import type { Stage } from '../stage.ts'
import { type Finding, findingsOf } from './finding.ts'
import { whyNotChecked } from './why-not-checked.ts'

const Discovery = z.object({
  issuer: z.string(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  code_challenge_methods_supported: z.array(z.string()).optional(),
})
const Keys = z.object({ keys: z.array(z.object({ kty: z.string(), use: z.string().optional() })) })

const { ok, failed, notChecked } = findingsOf('issuer')

/** The issuer's own words on itself, as browsers and API Gateway read them, and the keys by which tokens are checked. */
export async function checkIssuer({ issuer }: Pick<Stage, 'issuer'>): Promise<Finding[]> {
  const { address, otherOrigins } = issuer
  const at = `${address.replace(/\/$/, '')}/.well-known/openid-configuration`
  try {
    const answer = await fetch(at, { signal: AbortSignal.timeout(10_000) })
    if (!answer.ok) return [failed(`${at} answers ${answer.status}: it must be open to everybody`)]
    const read = Discovery.safeParse(await answer.json().catch(() => undefined))
    if (!read.success) return [failed(`${at} is no OpenID configuration: ${z.prettifyError(read.error)}`)]
    const { issuer: named, jwks_uri: keysAt, ...endpoints } = read.data
    const { code_challenge_methods_supported: methods } = endpoints
    const findings: Finding[] = []
    if (named !== address)
      findings.push(failed(`it calls itself ${named}: write issuer.address so, since tokens carry it as iss`))
    const browsers = [new URL(address).origin, ...otherOrigins]
    for (const endpoint of [endpoints.token_endpoint, keysAt])
      if (!browsers.includes(new URL(endpoint).origin))
        findings.push(failed(`browsers call ${endpoint}: add its origin to issuer.otherOrigins`))
    if (methods && !methods.includes('S256'))
      findings.push(failed('it takes no code challenge by S256 (PKCE), with which the console signs in'))
    findings.push(await checkKeys(keysAt))
    if (findings.every(({ as }) => as === 'ok') && !methods)
      findings.push(notChecked('it does not say whether it takes a code challenge by S256: sign in once'))
    return findings
  } catch (error) {
    return [couldNotLook(error, at)]
  }
}

async function checkKeys(at: string): Promise<Finding> {
  try {
    const answer = await fetch(at, { signal: AbortSignal.timeout(10_000) })
    const read = Keys.safeParse(await answer.json().catch(() => undefined))
    if (!answer.ok || !read.success) return failed(`${at} answers no keys (${answer.status})`)
    // API Gateway's own authorizer checks no others.
    const signing = read.data.keys.filter(({ kty, use }) => kty === 'RSA' && use !== 'enc')
    if (signing.length === 0)
      return failed('no RSA key signs its tokens, and API Gateway checks no others: have it sign by RS256')
    return ok(`discovery and ${signing.length} RSA keys at ${at}`)
  } catch (error) {
    return couldNotLook(error, at)
  }
}

function couldNotLook(error: unknown, at: string): Finding {
  const why = whyNotChecked(error)
  return why === undefined ? failed(`${at}: ${String(error)}`) : notChecked(`${at}: ${why}`)
}
