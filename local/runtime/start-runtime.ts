import { Console } from 'node:console'
import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { routes } from '../../functions/catalog.ts'
import { secretPrefix } from '../../functions/gateways/resource-names.ts'
import { readTimeFrom } from '../../functions/wiring/clock.ts'
import { type Deps, depsOfThisFunction, forgetDeps, provide } from '../../functions/wiring/deps.ts'
import * as makers from '../../functions/wiring/makers.ts'
import * as stores from '../../functions/wiring/stores.ts'
import type { WorkflowName } from '../../workflows/catalog.ts'
import type { LocalClock } from '../clock/clock.ts'
import { callStraight } from '../dynamodb/call-straight.ts'
import { requestsFirst } from '../dynamodb/requests-first.ts'
import { startDynamoDb } from '../dynamodb/start-dynamo-db.ts'
import { type GatewayRoute, startApiGateway } from '../http/api-gateway.ts'
import { type AwsServices, type JsonService, startAwsEndpoint } from '../http/aws-endpoint.ts'
import type { StaticFiles } from '../http/static-files.ts'
import { type LambdaHandler, type LoadFunction, lambdaRuntime } from '../lambda/lambda-runtime.ts'
import { s3 } from '../s3/s3.ts'
import { secrets } from '../secrets/secrets.ts'
import { authorizationServer } from '../sign-in/authorization-server.ts'
import { openEngine } from '../stepfunctions/engine.ts'
import type { Work } from '../stepfunctions/model/journal.ts'
import { stepFunctionsEndpoint } from '../stepfunctions/protocol/step-functions-endpoint.ts'
import { applyErasures } from './apply-erasures.ts'
import { createTable } from './create-table.ts'
import { createWorkflows } from './create-workflows.ts'
import { firstSecrets } from './first-secrets.ts'
import { bucketName, enterEnvironment, functionEnvironment, tableName } from './function-environment.ts'
import { arns, functionOf, loadFunction, place, timeLimitOf } from './function-names.ts'
import { journalIn } from './journal-in.ts'
import { listenAsBefore } from './listen-as-before.ts'
import { issuerUrl, newIssuerKey, oidcIssuer } from './oidc-issuer.ts'
import { startDaily } from './start-daily.ts'
import type { TokenFor } from './token-for.ts'

export interface Runtime<Clock extends LocalClock = LocalClock> {
  /** `http://127.0.0.1:PORT`: the API, the workers' pages and the webhooks. */
  readonly url: string
  readonly clock: Clock
  readonly deps: Deps
  /** State transitions and tasks of all executions, also of those before this start. */
  work(): Work
  /** How many executions of a workflow have not ended yet. */
  running(workflow: WorkflowName): number
  token(staff: TokenFor): Promise<string>
  /** A secret by its own name, as the partner who shares it knows it. */
  secret(name: string): Promise<unknown>
  stop(): Promise<void>
}

export interface RuntimeOptions<Clock extends LocalClock> {
  /** Everything that is kept lies in this folder: a start on the same one continues where the last one ended. */
  readonly data: string
  /** false: the table and the workflows' journal live in memory, which is quicker, and the folder is thrown away. */
  readonly keep?: boolean
  readonly clock: Clock
  /** Any free one unless told. */
  readonly port?: number
  /** Where the simulated partners listen. */
  readonly partnersUrl: string
  /** With a seed a run can be repeated exactly; its secrets are no secrets then. */
  readonly seed?: number
  /** Workers in a chunk of a batch; as the service is set unless told. */
  readonly chunkSize?: number
  readonly localRoutes?: readonly LocalRoute[]
  /** Files for browsers, where no route has the path. */
  readonly files?: StaticFiles
  /** Functions and their published versions; the sources of this process unless told, which have none. */
  readonly functions?: LoadFunction
  /** Stands around every function, e.g. to have one fail. */
  readonly around?: (name: string, handler: LambdaHandler) => LambdaHandler
}

/** A route that exists on one machine only, below `/local/`. */
export interface LocalRoute extends Omit<GatewayRoute, 'invoke'> {
  readonly invoke: (event: APIGatewayProxyEventV2, deps: Deps) => Promise<unknown>
}

/**
 * Runs the handlers and workflows of the catalogs in this process on embedded AWS services. One runtime at a time in a
 * process: handlers read the process's environment, as they do on AWS. The folder is the caller's (`claimDataFolder`).
 * @throws SetupProblem when the port cannot be used.
 */
export async function startRuntime<Clock extends LocalClock>(options: RuntimeOptions<Clock>): Promise<Runtime<Clock>> {
  const { data, keep = true, clock, port = 0, partnersUrl, seed, chunkSize, files, functions = loadFunction } = options
  const opened: (() => unknown)[] = []
  const stop = async () => {
    for (const close of opened.splice(0).reverse()) await close()
  }
  try {
    return await open()
  } catch (error) {
    await stop()
    throw error
  }

  async function open(): Promise<Runtime<Clock>> {
    const keeper = await secrets({ data, initial: { ...firstSecrets(seed), ...(await localSecrets()) } })
    const [credentials, issuerKey] = await Promise.all([
      readSecret(keeper, 'local/credentials').then(JSON.parse),
      readSecret(keeper, 'local/issuer-key'),
    ])
    const issuer = await oidcIssuer(issuerKey, clock)
    const load: LoadFunction = async (name, version) => {
      const handler = await functions(name, version)
      return handler && options.around ? options.around(name, handler) : handler
    }
    const lambda = lambdaRuntime({ load, clock, timeLimit: timeLimitOf })
    const ready = Promise.withResolvers<Deps>()
    const mounted = Object.entries(routes).map(([name, { method, path }]) => ({
      method,
      path,
      invoke: async (event: unknown) => {
        await ready.promise
        const { functionError, payload } = await lambda.invoke(functionOf(name), JSON.stringify(event))
        if (functionError) throw new Error(payload)
        return JSON.parse(payload)
      },
    }))
    const local = (options.localRoutes ?? []).map((route) => ({
      ...route,
      invoke: async (event: APIGatewayProxyEventV2) => route.invoke(event, await ready.promise),
    }))
    const signIn = authorizationServer((staff, audience) => issuer.token(issuerUrl(api.url), staff, audience))
    const api = await startApiGateway([...mounted, ...issuer.routes, ...signIn, ...local], { clock, port, files })
    opened.push(() => api.stop())
    const dynamoDb = await startDynamoDb(keep ? { data } : {})
    opened.push(() => dynamoDb.stop())

    let stepFunctions: JsonService | undefined
    const services: AwsServices = {
      json: {
        secretsmanager: keeper,
        AWSStepFunctions: async (operation, body) => {
          if (!stepFunctions) throw new Error('Step Functions was called before it was opened')
          return stepFunctions(operation, body)
        },
      },
      lambda,
      s3: s3({ data: join(data, 's3'), clock }),
    }
    const aws = await listenAsBefore(data, (port) => startAwsEndpoint(services, { clock, credentials, port }))
    opened.push(() => aws.stop())

    const at = { apiUrl: api.url, awsUrl: aws.url, dynamoDb, partnersUrl, credentials }
    // What a search finds in a minute depends on the machine: a run that must repeat exactly does without.
    const planningSeconds = seed === undefined ? undefined : 0
    opened.push(enterEnvironment(functionEnvironment({ ...at, planningSeconds, chunkSize })))
    readTimeFrom(clock)
    provide({ stores, makers })
    const deps = depsOfThisFunction()
    opened.push(forgetDeps)
    opened.push(logTo(deps, join(data, 'functions.log')))
    if (dynamoDb.isEmbedded) opened.push(callStraight(deps.database.client, dynamoDb.endpoint))
    const behindRequests = requestsFirst(deps.database.client)
    const bucket = new S3Client({ forcePathStyle: true })
    const dynamoDbClient = new DynamoDBClient()
    await Promise.all([
      createTable(dynamoDbClient, tableName),
      bucket.send(new CreateBucketCommand({ Bucket: bucketName })),
    ])
    const engine = openEngine({
      journal: keep ? journalIn(data) : ':memory:',
      clock,
      seed: seed ?? randomBytes(4).readUInt32BE(),
      invokeLambda: (name, payload) => behindRequests(() => lambda.invoke(name, payload)),
      s3: bucket,
      ...place,
    })
    opened.push(() => engine.close())
    stepFunctions = stepFunctionsEndpoint(engine)
    await createWorkflows(stepFunctions, bucketName)
    await applyErasures(deps, (name, payload) => lambda.invoke(functionOf(name), payload))
    ready.resolve(deps)
    const isRestart = engine.runtime.journal.work().stateTransitions > 0
    opened.push(
      startDaily({ clock, invoke: (name, payload) => behindRequests(() => lambda.invoke(name, payload)), isRestart }),
    )
    // Nothing more comes in while the rest closes; closing it twice is harmless.
    opened.push(() => api.stop())
    return {
      url: api.url,
      clock,
      deps,
      work: () => engine.runtime.journal.work(),
      running: (workflow) =>
        [...engine.runtime.executions.values()].filter(
          ({ record }) => record.machineArn === arns.stateMachine(workflow),
        ).length,
      token: (staff) => issuer.token(issuerUrl(api.url), staff),
      secret: async (name) => JSON.parse(await readSecret(keeper, secretPrefix() + name)),
      stop,
    }
  }
}

/** Keys that only the local services use. */
async function localSecrets(): Promise<Record<string, () => string>> {
  const key = await newIssuerKey()
  const credentials = { accessKeyId: 'local', secretAccessKey: randomBytes(24).toString('base64url') }
  return { 'local/credentials': () => JSON.stringify(credentials), 'local/issuer-key': () => key }
}

async function readSecret(keeper: JsonService, name: string): Promise<string> {
  const { body } = await keeper('GetSecretValue', { SecretId: name })
  return (body as { SecretString: string }).SecretString
}

/** The functions' log goes to a file: the terminal is for the person who started this. */
function logTo({ logger }: Deps, file: string): () => Promise<void> {
  const stream = createWriteStream(file, { flags: 'a' })
  // Powertools writes to a console of its own and offers no other way to turn it.
  logger['console'] = new Console({ stdout: stream, stderr: stream })
  return () => new Promise((resolve) => stream.end(resolve))
}
