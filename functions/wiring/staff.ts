import { errors, type JWTPayload } from 'jose'
import * as z from 'zod'
import { doorSentences } from '../../domain/kernel/door-sentences.ts'
import { type Clock, epochOf } from '../../domain/kernel/instant.ts'
import { type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import type { Reach } from '../gateways/reach.ts'
import { issuerKeys } from './issuer-keys.ts'

export const roles = ['province', 'county', 'station', 'auditor'] as const
export type Role = (typeof roles)[number]

/** A signed-in colleague: the claims that any OIDC issuer is configured to add to its tokens. */
export const Staff = z.object({
  subject: z.string().min(1),
  role: z.enum(roles),
  /** Division-code prefixes: `53` is all of Yunnan, `530621` one county. */
  counties: z.array(z.string().regex(/^\d{2,6}$/)),
  /** City codes whose arrivals and cases a station looks after. */
  cities: z.array(z.string().regex(/^\d{6}$/)),
})
export type Staff = z.infer<typeof Staff>

export interface StaffTokens {
  /**
   * The colleague behind an `Authorization` header, or why not.
   * @throws SignInUnreachable where the issuer's keys cannot be had, so that nobody can tell.
   */
  verify(header: string | undefined): Promise<Staff | Refusal<'not-signed-in'>>
}

/** An empty prefix would open every county, so a claim in another form is no claim. */
const Claims = z.object({
  sub: Staff.shape.subject,
  zhida_role: Staff.shape.role,
  zhida_counties: Staff.shape.counties.default([]),
  zhida_cities: Staff.shape.cities.default([]),
})

/** Seconds by which the issuer's clock may be ahead of ours. A token ends by ours: nobody gets a minute more. */
const leeway = 60

export function staffTokensFrom(issuer: string, audience: string, reach: Reach, clock: Clock): StaffTokens {
  const keys = issuerKeys(issuer, reach, clock)
  const withoutSlash = issuer.replace(/\/+$/, '')
  const expected = { issuer: [issuer, withoutSlash, `${withoutSlash}/`], audience, requiredClaims: ['exp'] }
  async function claimsOf(token: string): Promise<JWTPayload> {
    const now = epochOf(clock.now()) / 1000
    const currentDate = new Date(now * 1000)
    // Without exp a token that leaked would open the door for good.
    const payload = await keys.verify(token, { ...expected, currentDate, clockTolerance: leeway })
    const { exp = 0, iat = 0 } = payload
    if (exp <= Math.floor(now)) throw new errors.JWTExpired('its time is over', payload, 'exp')
    if (iat > now + leeway)
      throw new errors.JWTClaimValidationFailed('it is of the future', payload, 'iat', 'check_failed')
    return payload
  }
  return {
    async verify(header) {
      const token = /^Bearer (.+)$/i.exec(header ?? '')?.[1]
      if (!token) return refuse('not-signed-in', doorSentences('no-token'))
      try {
        const claims = Claims.safeParse(await claimsOf(token))
        if (!claims.success) return refuse('not-signed-in', doorSentences('token-lacks'))
        const { sub, zhida_role, zhida_counties, zhida_cities } = claims.data
        return { subject: sub, role: zhida_role, counties: zhida_counties, cities: zhida_cities }
      } catch (error) {
        if (error instanceof errors.JWTExpired) return refuse('not-signed-in', doorSentences('token-expired'))
        if (isEarly(error)) return refuse('not-signed-in', doorSentences('token-early'))
        if (error instanceof errors.JOSEError) return refuse('not-signed-in', doorSentences('token-foreign'))
        throw error
      }
    },
  }
}

function isEarly(error: unknown): boolean {
  if (!(error instanceof errors.JWTClaimValidationFailed) || error.reason !== 'check_failed') return false
  return error.claim === 'nbf' || error.claim === 'iat'
}

/** What a record belongs to, as far as scopes are concerned. */
export interface Belonging {
  /** 6-digit division codes of the counties it touches. */
  counties?: readonly string[]
  /** 6-digit codes of the cities it touches. */
  cities?: readonly string[]
}

/**
 * The one rule on scopes. The province and auditors see everything (what an auditor may not do, the catalog's roles
 * say); a county acts on what touches one of its divisions, a station on what touches one of its cities.
 */
export function inScope(staff: Staff, { counties = [], cities = [] }: Belonging): boolean {
  switch (staff.role) {
    case 'province':
    case 'auditor':
      return true
    case 'county':
      return counties.some((code) => staff.counties.some((prefix) => code.startsWith(prefix)))
    case 'station':
      return cities.some((code) => staff.cities.includes(code))
  }
}

export function outOfScope(): Refusal<'not-permitted'> {
  return refuse('not-permitted', doorSentences('out-of-scope'))
}
