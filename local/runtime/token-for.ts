import type { Span } from '../../domain/kernel/instant.ts'
import type { Role } from '../../functions/wiring/staff.ts'

/** Whom a token is for; without counties or cities it holds none of them. */
export interface TokenFor {
  readonly role: Role
  readonly subject?: string
  readonly counties?: readonly string[]
  readonly cities?: readonly string[]
  /** 12 hours unless told. */
  readonly validFor?: Span
}
