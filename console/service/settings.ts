/** Of this deployment; served beside the console. */
export interface ConsoleSettings {
  /** The OIDC issuer's address. */
  readonly issuer: string
  readonly clientId: string
  readonly scope: string
  /** On one machine: example colleagues to choose among, and a clock that can be moved. */
  readonly isLocal: boolean
}

export async function readSettings(): Promise<ConsoleSettings> {
  const response = await fetch('/settings.json', { cache: 'no-store' })
  return (await response.json()) as ConsoleSettings
}
