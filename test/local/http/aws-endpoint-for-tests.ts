import { afterEach } from 'vitest'
import type { Instant } from '../../../domain/kernel/instant.ts'
import { jumpingClock } from '../../../local/clock/jumping-clock.ts'
import { type AwsServices, startAwsEndpoint } from '../../../local/http/aws-endpoint.ts'
import type { Listening } from '../../../local/http/listen.ts'

const started: Listening[] = []
afterEach(() => Promise.all(started.splice(0).map((one) => one.stop())))

/** An endpoint that ends with the test, and how an SDK client reaches it. */
export async function awsEndpointForTests(services: Partial<AwsServices>) {
  const clock = jumpingClock({ start: '2026-03-01T00:00:00.000Z' as Instant, seed: 1 })
  const credentials = { accessKeyId: 'local', secretAccessKey: 'known to this machine only' }
  const endpoint = await startAwsEndpoint({ json: {}, ...services }, { clock, credentials })
  started.push(endpoint)
  return { clock, client: { endpoint: endpoint.url, region: 'cn-north-1', credentials, maxAttempts: 1 } }
}
