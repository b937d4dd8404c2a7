/** What AWS's clients throw, as far as it is passed on. */
interface ClientFailure {
  name: string
  message: string
  $metadata?: { httpStatusCode?: number; requestId?: string; extendedRequestId?: string }
}

/**
 * The cause of a call that a service refused, as AWS's current client words it:
 * `The specified key does not exist. (Service: S3, Status Code: 404, Request ID: …)`.
 */
export function failedCall(service: string, failure: unknown): string {
  const { message, $metadata: metadata } = failure as ClientFailure
  // Nothing answered: there is no request to name.
  if (metadata?.httpStatusCode === undefined) return message
  const { httpStatusCode, requestId = noRequest, extendedRequestId } = metadata
  const extended = extendedRequestId === undefined ? '' : `, Extended Request ID: ${extendedRequestId}`
  return `${message} (Service: ${service}, Status Code: ${httpStatusCode}, Request ID: ${requestId}${extended})`
}

/** The same in the words of AWS's older client, which the integrations without `aws-sdk:` still use. */
export function failedOptimisedCall(service: string, failure: unknown): string {
  const { name, message, $metadata: metadata } = failure as ClientFailure
  if (metadata?.httpStatusCode === undefined) return message
  const { httpStatusCode, requestId = noRequest } = metadata
  return `${message} (Service: ${service}; Status Code: ${httpStatusCode}; Error Code: ${name}; Request ID: ${requestId}; Proxy: null)`
}

export const noRequest = '00000000-0000-0000-0000-000000000000'
