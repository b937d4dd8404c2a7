import { existsSync, mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { realClock } from '../clock/real-clock.ts'
import { SetupProblem } from '../setup-problem.ts'
import { type Engine, type EngineOptions, openEngine } from './engine.ts'
import { invokeByEndpoint, type LambdaEndpoint } from './invoke-by-endpoint.ts'
import { serve } from './protocol/serve.ts'
import { type EngineOptionsGiven, readEngineOptions, usage } from './read-engine-options.ts'
import { setupProblemOf } from './setup-problem-of.ts'
import { whenOrphaned } from './when-orphaned.ts'

/** Step Functions alone: `npm run -s stepfunctions -- --port 8083 --data DIR`; `--help` tells the rest. */
async function main(): Promise<void> {
  const options = readEngineOptions(process.argv.slice(2))
  if (options.help) return console.log(usage)
  process.env['AWS_REGION'] ??= process.env['AWS_DEFAULT_REGION'] ?? 'us-east-1'
  // Endpoints on this machine look at no credentials, but the clients insist on having some.
  process.env['AWS_ACCESS_KEY_ID'] ??= 'local'
  process.env['AWS_SECRET_ACCESS_KEY'] ??= 'local'
  let engine: Engine | undefined
  try {
    engine = await open(options)
    const server = await serve(engine, options.port)
    stopOnRequest(engine)
    console.log(`ready http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } catch (failure) {
    engine?.close()
    throw setupProblemOf(failure, options)
  }
}

async function open(options: EngineOptionsGiven): Promise<Engine> {
  const { data, seed } = options
  // Only the last folder is made: a recursive mkdir never returns for some places, as under /proc.
  if (data !== undefined && !existsSync(data)) mkdirSync(data)
  return openEngine({
    journal: data === undefined ? ':memory:' : join(data, 'stepfunctions.sqlite'),
    clock: realClock(),
    seed,
    invokeLambda: invokeByEndpoint(lambdaEndpoint()),
    ...(await clients()),
    ...(process.env['AWS_REGION'] !== undefined && { region: process.env['AWS_REGION'] }),
    onBroken: (failure) => {
      const problem = setupProblemOf(failure, options)
      const broken = `the journal cannot be written (${failure.message}): make room and start again, nothing answered is lost`
      console.error(problem instanceof SetupProblem ? problem.message : broken)
      process.exit(1)
    },
  })
}

function lambdaEndpoint(): LambdaEndpoint {
  const {
    AWS_ENDPOINT_URL,
    AWS_ENDPOINT_URL_LAMBDA: url = AWS_ENDPOINT_URL,
    AWS_REGION: region = '',
    AWS_SESSION_TOKEN: sessionToken,
  } = process.env
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env
  return { url, region, credentials: { accessKeyId, secretAccessKey, sessionToken } }
}

/** Only those that have an endpoint: each takes some megabytes. */
async function clients(): Promise<Pick<EngineOptions, 's3' | 'dynamodb'>> {
  const { AWS_ENDPOINT_URL } = process.env
  const { AWS_ENDPOINT_URL_S3: s3 = AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_DYNAMODB: dynamodb = AWS_ENDPOINT_URL } =
    process.env
  return {
    ...(s3 !== undefined && { s3: new (await import('@aws-sdk/client-s3')).S3Client({ forcePathStyle: true }) }),
    ...(dynamodb !== undefined && { dynamodb: new (await import('@aws-sdk/client-dynamodb')).DynamoDBClient({}) }),
  }
}

/** At once, without waiting for work under way: what was answered is in the journal and continues at the next start. */
function stopOnRequest(engine: Engine): void {
  const stop = () => {
    engine.close()
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  whenOrphaned(stop)
}

try {
  await main()
} catch (failure) {
  if (!(failure instanceof SetupProblem)) throw failure
  console.error(failure.message)
  process.exitCode = 2
}
