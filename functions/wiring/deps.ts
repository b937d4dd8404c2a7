import { randomBytes } from 'node:crypto'
import { Logger } from '@aws-lambda-powertools/logger'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SFNClient } from '@aws-sdk/client-sfn'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { auditIn } from '../../storage/kernel/audit.ts'
import { receivedEventsIn } from '../../storage/kernel/received-events.ts'
import { surveysIn } from '../../storage/surveys/surveys.ts'
import { workersIn } from '../../storage/surveys/workers.ts'
import { bucketNamed } from '../gateways/bucket.ts'
import { smsProviderAt } from '../gateways/sms-provider.ts'
import { workflowsAt } from '../gateways/workflows.ts'
import { clock } from './clock.ts'
import { secretsIn } from './secrets.ts'
import { readSettings } from './settings.ts'
import { staffTokensFrom } from './staff.ts'
import { vaultWith } from './vault.ts'

/** Every side effect there is, built once a container; a verb takes only its part. */
export type Deps = ReturnType<typeof buildDeps>

function buildDeps() {
  const settings = readSettings(process.env)
  const logger = new Logger({ serviceName: 'zhida' })
  const secrets = secretsIn(new SecretsManagerClient(), settings.SECRET_PREFIX)
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(), { marshallOptions: { removeUndefinedValues: true } })
  const database = { client, table: settings.TABLE_NAME }
  return {
    clock,
    /** Fresh chance for ids that nothing else can give. */
    chance: (bytes: number): Uint8Array => randomBytes(bytes),
    settings,
    logger,
    secrets,
    vault: vaultWith(secrets, logger),
    staffTokens: staffTokensFrom(settings.OIDC_ISSUER, settings.OIDC_AUDIENCE, clock),
    bucket: bucketNamed(settings.BUCKET_NAME, new S3Client({ forcePathStyle: true })),
    workflows: workflowsAt(settings.STATE_MACHINE_PREFIX, new SFNClient()),
    smsProvider: smsProviderAt(settings.SMS_PROVIDER_URL, settings.SMS_SIGNATURE, secrets, clock),
    database,
    audit: auditIn(database),
    receivedEvents: receivedEventsIn(database),
    surveys: surveysIn(database),
    workers: workersIn(database),
  }
}

let deps: Deps | undefined

export function depsOfThisFunction(): Deps {
  deps ??= buildDeps()
  return deps
}
