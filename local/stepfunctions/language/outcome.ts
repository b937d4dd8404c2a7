import type { Json } from '../model/json.ts'
import type { Variables } from '../model/scope.ts'

/** The state is done; no `next` ends its branch. */
export interface Leave {
  kind: 'leave'
  output: Json
  assigned: Variables | undefined
  next: string | undefined
}

/** What entering a state asks for. Failures are thrown as StatesError. */
export type Outcome =
  | Leave
  /** Nothing more until this instant, epoch milliseconds; then leave. */
  | { kind: 'wait'; until: number }
  | { kind: 'task'; arguments: Json; timeoutSeconds: number | undefined; heartbeatSeconds: number | undefined }
  | { kind: 'branches'; input: Json }
  | {
      kind: 'iterate'
      /** Missing where an ItemReader brings the items. */
      items: Json[] | undefined
      /** 0 is without a limit. */
      maxConcurrency: number
      tolerated: { count: number | undefined; percentage: number | undefined }
    }
