import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { S3Client } from '@aws-sdk/client-s3'
import { realClock } from '../clock/real-clock.ts'
import { type Engine, openEngine } from './engine.ts'
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

function open(): Engine {
  // Only the last folder is made: a recursive mkdir never returns for some places, as under /proc.
  if (values.data !== undefined && !existsSync(values.data)) mkdirSync(values.data)
  return openEngine({
    journal: values.data === undefined ? ':memory:' : join(values.data, 'stepfunctions.sqlite'),
    clock: realClock(),
    seed: Number(values.seed),
    invokeLambda: invokeByEndpoint(new LambdaClient({})),
    ...(process.env['AWS_ENDPOINT_URL_S3'] !== undefined && { s3: new S3Client({ forcePathStyle: true }) }),
    ...(process.env['AWS_ENDPOINT_URL_DYNAMODB'] !== undefined && { dynamodb: new DynamoDBClient({}) }),
    ...(process.env['AWS_REGION'] !== undefined && { region: process.env['AWS_REGION'] }),
    onBroken: (failure) => {
      console.error(`The journal could not be written: ${failure.message}. Make room and start again: nothing is lost.`)
      process.exit(1)
    },
  })
}

/** One line that says what to do. */
function advice({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') {
    return `Port ${values.port} is in use: choose another with --port, or stop what listens there.`
  }
  if (message.includes('locked')) {
    return `The folder ${values.data} is in use: choose another with --data, or stop what runs on it.`
  }
  return `It could not start: ${message}`
}

let engine: Engine | undefined
try {
  engine = open()
  const opened = engine
  const server = await listen(opened, Number(values.port))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : values.port
  console.log(`ready http://127.0.0.1:${port}`)
  const stop = () => {
    server.close()
    server.closeAllConnections()
    opened.close()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
} catch (failure) {
  console.error(advice(failure as NodeJS.ErrnoException))
  process.exitCode = 1
  engine?.close()
}
