import { noRequest } from './failed-call.ts'

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
