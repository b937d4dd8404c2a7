import { secretPrefix } from '../../functions/gateways/resource-names.ts'
import type { DynamoDb } from '../dynamodb/start-dynamo-db.ts'
import type { LocalCredentials } from '../http/signature.ts'
import { arns, place } from './function-names.ts'
import { issuerUrl } from './oidc-issuer.ts'

export const tableName = 'zhida'
export const bucketName = 'zhida'

/** The environment that CDK gives the functions on AWS, with every AWS service at a local address. */
export function functionEnvironment(at: {
  apiUrl: string
  awsUrl: string
  dynamoDb: Pick<DynamoDb, 'endpoint' | 'isEmbedded'>
  partnersUrl: string
  credentials: LocalCredentials
  planningSeconds?: number | undefined
  chunkSize?: number | undefined
}): Record<string, string | undefined> {
  return {
    TABLE_NAME: tableName,
    BUCKET_NAME: bucketName,
    STATE_MACHINES_ARN: arns.stateMachines,
    SECRET_PREFIX: secretPrefix(),
    OIDC_ISSUER: issuerUrl(at.apiUrl),
    OIDC_AUDIENCE: 'zhida',
    PUBLIC_URL: at.apiUrl,
    SMS_PROVIDER_URL: `${at.partnersUrl}/sms`,
    CARRIER_URL: `${at.partnersUrl}/carriers`,
    PRIVATE_ADDRESSES: undefined,
    LOCAL_MODE: 'on',
    // A table that is kept elsewhere is not brought along with the folder (`local/data-format`).
    LISTED_ANEW: at.dynamoDb.isEmbedded ? 'on' : undefined,
    // Nobody reads them here, and they would stand between what the functions log.
    POWERTOOLS_METRICS_DISABLED: 'true',
    WAITING_RULES: process.env.WAITING_RULES,
    PLANNING_SECONDS: at.planningSeconds?.toString(),
    CHUNK_SIZE: at.chunkSize?.toString(),
    AWS_REGION: place.region,
    AWS_ACCESS_KEY_ID: at.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: at.credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: at.dynamoDb.endpoint,
    AWS_ENDPOINT_URL_S3: at.awsUrl,
    AWS_ENDPOINT_URL_SFN: at.awsUrl,
    AWS_ENDPOINT_URL_LAMBDA: at.awsUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: at.awsUrl,
    // What the machine's owner has set up for the real AWS must have no effect here.
    AWS_ENDPOINT_URL: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: undefined,
    AWS_EC2_METADATA_DISABLED: 'true',
  }
}

/** Sets the environment of this process; the returned function puts the former one back. */
export function enterEnvironment(environment: Record<string, string | undefined>): () => void {
  const former = Object.fromEntries(Object.keys(environment).map((name) => [name, process.env[name]]))
  set(environment)
  return () => set(former)
}

function set(environment: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}
