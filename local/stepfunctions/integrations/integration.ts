import type { Json } from '../language/json.ts'
import type { Resource } from '../language/resource.ts'
import type { Caller } from '../runtime/records.ts'

/** One call of a task. It may come again after a crash, with the same caller. */
export interface TaskCall {
  resource: Resource
  arguments: Json
  caller: Caller
}

/** The result of the call as a task's `$states.result`; throws StatesError with the error name that AWS gives. */
export type CallTask = (call: TaskCall) => Promise<Json>

/** What a service answers besides its own fields when Step Functions calls it. */
export function sdkMetadata(httpStatusCode = 200) {
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: {},
      HttpHeaders: {},
      HttpStatusCode: httpStatusCode,
    },
    SdkResponseMetadata: { RequestId: '00000000-0000-0000-0000-000000000000' },
  }
}
