import type * as z from 'zod'
import type { RefusalCode } from '../../domain/kernel/refusal.ts'
import type { BucketNeeds } from '../gateways/bucket-folders.ts'
import type { SecretName } from '../gateways/secrets.ts'
import type { Role } from './staff.ts'

/** What a function may touch; its role on AWS holds this and nothing else. */
export interface Needs {
  readonly table?: 'read' | 'write'
  readonly bucket?: BucketNeeds
  /** Workflows that it starts, stops or looks at. */
  readonly workflows?: readonly string[]
  /** It gives task tokens back to Step Functions. */
  readonly answersWaits?: true
  readonly secrets?: readonly SecretName[]
}

interface Sizes {
  readonly needs: Needs
  /** MB; 512 unless told. */
  readonly memory?: number
  /** Seconds; 29 for a route (API Gateway waits no longer), 120 for a task, unless told. */
  readonly seconds?: number
}

/**
 * Who may call a route. Staff by a token with one of the roles; an enterprise or the SMS provider by a
 * Standard Webhooks signature; an SMS provider that signs nothing by an unguessable address and from where it calls; a worker, or
 * the contact of an enterprise, by the unguessable link; who leads a trip by the token of such a link, in the Authorization;
 * anyone.
 */
export type CalledBy =
  | { readonly staff: readonly Role[] }
  | 'enterprise'
  | 'sms-provider'
  | 'sms-push'
  | 'worker'
  | 'contact'
  | 'escort'
  | 'anyone'

export interface RouteEntry extends Sizes {
  /**
   * Names the operation for good, wherever its file moves: ids are derived from it (`Call.key`), repeated calls are known by
   * it, the audit keeps it.
   */
  readonly operation: `${string}/${string}`
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: `/${string}`
  readonly calledBy: CalledBy
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Of a JSON answer; a route that answers a file says its content type instead. */
  readonly answers?: z.ZodType | string
  /**
   * It opens sealed personal details, so no other route shares its function. Where it may show them whole, it answers
   * `OpenedDetails` and writes to the table: each such reading is put on record.
   */
  readonly opensDetails?: true
  /** 303 where a browser is sent on to a page. */
  readonly success: 200 | 201 | 202 | 204 | 303
  /** Besides what every route of its kind refuses (`refusalsOf`): for the API document. */
  readonly refuses?: readonly RefusalCode[]
  /** Staff record what somebody told them: `by` and `reason` of the body stand in the audit's record. */
  readonly onTheirWord?: true
  /** Where the answer holds the id of what was made, e.g. `enterprise.id`: the audit's record is kept under it. */
  readonly makes?: string
}

export interface TaskEntry extends Sizes {
  /** No workflow calls it: a rule does, every day at this time in China, `HH:MM`, with nothing in its event. */
  readonly daily?: string
}
