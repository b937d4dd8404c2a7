import { UserManager, WebStorageStateStore } from 'oidc-client-ts'
import type { Role } from '../../functions/wiring/staff.ts'
import type { ConsoleSettings } from '../service/settings.ts'

/** Who is signed in, by the claims of the token that the service reads. */
export interface Colleague {
  readonly subject: string
  readonly role: Role
  readonly counties: readonly string[]
  readonly cities: readonly string[]
}

export const returnPath = '/signed-in'

/** Code and PKCE with any OIDC issuer. The token lives as long as the browser's tab. */
export function signInWith({ issuer, clientId, scope }: ConsoleSettings): UserManager {
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${location.origin}${returnPath}`,
    post_logout_redirect_uri: location.origin,
    response_type: 'code',
    scope,
    automaticSilentRenew: true,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  })
}

export function colleagueIn(accessToken: string): Colleague {
  const payload = accessToken.split('.')[1] ?? ''
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>
  return {
    subject: String(claims['sub']),
    role: claims['zhida_role'] as Role,
    counties: (claims['zhida_counties'] as string[] | undefined) ?? [],
    cities: (claims['zhida_cities'] as string[] | undefined) ?? [],
  }
}
