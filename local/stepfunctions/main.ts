import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { realClock } from '../clock/real-clock.ts'
import { openEngine } from './engine.ts'
import { invokeByEndpoint } from './invoke-by-endpoint.ts'
import { listen } from './protocol/listen.ts'

/**
 * Step Functions alone: `npm run -s stepfunctions -- --port 8083 --data DIR`. Without `--data` nothing outlives the
 * process. Functions are called at AWS_ENDPOINT_URL_LAMBDA, buckets at AWS_ENDPOINT_URL_S3, tables at
 * AWS_ENDPOINT_URL_DYNAMODB.
 */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8083' },
    data: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
})

process.env['AWS_REGION'] ??= 'us-east-1'
// Endpoints on this machine look at no credentials, but the clients insist on having some.
process.env['AWS_ACCESS_KEY_ID'] ??= 'local'
process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local'

if (values.data !== undefined) mkdirSync(values.data, { recursive: true })
const engine = openEngine({
  journal: values.data === undefined ? ':memory:' : join(values.data, 'stepfunctions.sqlite'),
  clock: realClock(),
  seed: Number(values.seed),
  invokeLambda: invokeByEndpoint(new LambdaClient({})),
  ...(process.env['AWS_ENDPOINT_URL_S3'] !== undefined && { s3: new S3Client({ forcePathStyle: true }) }),
  ...(process.env['AWS_ENDPOINT_URL_DYNAMODB'] !== undefined && { dynamodb: new DynamoDBClient({}) }),
  region: process.env['AWS_REGION'],
  onBroken: (failure) => {
    console.error(`The journal could not be written: ${failure.message}. Make room, then start again: nothing is lost.`)
    process.exit(1)
  },
})

try {
  const server = await listen(engine, Number(values.port))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : values.port
  console.log(`ready http://127.0.0.1:${port}`)
  const stop = () => {
    server.close()
    server.closeAllConnections()
    engine.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (failure) {
  const { code } = failure as NodeJS.ErrnoException
  console.error(
    code === 'EADDRINUSE'
      ? `Port ${values.port} is in use: choose another with --port, or stop what listens there.`
      : `The server could not start: ${(failure as Error).message}`,
  )
  process.exitCode = 1
  engine.close()
}
