import type { Answer } from './call.ts'

/** Of this deployment, with the issuer's whole address. */
export type ConsoleSettings = Answer<'GET /settings.json'>

export async function readSettings(): Promise<ConsoleSettings> {
  const response = await fetch('/settings.json', { cache: 'no-store' })
  const settings = (await response.json()) as ConsoleSettings
  const { issuer } = settings
  return { ...settings, issuer: issuer.startsWith('/') ? location.origin + issuer : issuer }
}
