/** The issuer's keys cannot be had, so no token can be told true or false: not the caller's fault, and it passes. */
export class SignInUnreachable extends Error {
  /** `why` is for the log. */
  constructor(why: string, cause?: unknown) {
    super(`the keys of the OIDC issuer cannot be had: ${why}`, { cause })
    this.name = 'SignInUnreachable'
  }
}
