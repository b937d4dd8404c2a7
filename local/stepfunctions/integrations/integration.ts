import type { Json } from '../model/json.ts'
import type { Caller } from '../model/records.ts'
import type { Resource } from '../model/resource.ts'
import { noRequest } from './failed-call.ts'

/** One call of a task. It may come again after a crash, with the same caller. */
export interface TaskCall {
  resource: Resource
  arguments: Json
  caller: Caller
}

/** The result of the call as a task's `$states.result`; throws StatesError with the error name that AWS gives. */
export type CallTask = (call: TaskCall) => Promise<Json>

/** What a service answers besides its own fields when an integration without `aws-sdk:` calls it. */
export function sdkMetadata(contentType: string) {
  const headers = { 'Content-Type': contentType, 'x-amzn-RequestId': noRequest }
  return {
    SdkHttpMetadata: {
      AllHttpHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      HttpHeaders: headers,
      HttpStatusCode: 200,
    },
    SdkResponseMetadata: { RequestId: noRequest },
  }
}
