import { Logger } from '@aws-lambda-powertools/logger'
import { S3Client } from '@aws-sdk/client-s3'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SFNClient } from '@aws-sdk/client-sfn'
import type { Clock } from '../../domain/kernel/instant.ts'
import type { Database } from '../../storage/database.ts'
import { type BoardingCodes, boardingCodesWith } from '../gateways/boarding-codes.ts'
import { type Bucket, bucketNamed } from '../gateways/bucket.ts'
import { type Carriers, carriersAt } from '../gateways/carriers.ts'
import { type EnterpriseNotifier, enterpriseNotifierWith, type NotifierNeeds } from '../gateways/enterprise-notifier.ts'
import { type EventPost, eventPostBy } from '../gateways/event-post.ts'
import { type Reach, reachOfOperator, reachOfOthers } from '../gateways/reach.ts'
import { type Secrets, secretsIn } from '../gateways/secrets.ts'
import { type ChosenSms, chosenSms } from '../gateways/sms/chosen-sms.ts'
import { tableClient } from '../gateways/table-client.ts'
import { type WebhookSecrets, webhookSecretsFrom } from '../gateways/webhook-secrets.ts'
import { type Workflows, workflowsAt } from '../gateways/workflows.ts'
import { type BusinessMetrics, businessMetricsTo } from './business-metrics.ts'
import { serviceClock } from './clock.ts'
import { readSettings, type Settings as SettingsRead } from './settings.ts'
import { type StaffTokens, staffTokensFrom } from './staff.ts'
import { type Vault, vaultWith } from './vault.ts'

/** What of the others one is made of. */
interface Others {
  readonly clock: Clock
  readonly settings: SettingsRead
  readonly secrets: Secrets
  readonly reach: Reach
  readonly webhookSecrets: WebhookSecrets
}

/** How every side effect but the stores is made, from others, when a verb first takes it. A bundle holds those that its sources name. */

export function clock(): Clock {
  return serviceClock
}

export function settings(): SettingsRead {
  return readSettings(process.env)
}

export function logger(deps: Pick<Others, 'settings'>): Logger {
  return new Logger({ serviceName: deps.settings.SERVICE_NAME })
}

export function metrics(deps: Pick<Others, 'settings'>): BusinessMetrics {
  return businessMetricsTo(deps.settings.SERVICE_NAME)
}

/** Where stores keep what they keep. */
export function database(deps: Pick<Others, 'settings'>): Database {
  const { TABLE_NAME, LISTED_ANEW } = deps.settings
  return { client: tableClient(), table: TABLE_NAME, isListedAnew: LISTED_ANEW === 'on' }
}

export function bucket(deps: Pick<Others, 'settings'>): Bucket {
  // A checksum that the SDK adds of its own accord would stand in the upload link, for a body that nobody knows yet.
  const client = new S3Client({ forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' })
  return bucketNamed(deps.settings.BUCKET_NAME, client)
}

export function workflows(deps: Pick<Others, 'settings'>): Workflows {
  return workflowsAt(deps.settings.STATE_MACHINES_ARN, new SFNClient(), deps.settings.SERVICE_NAME)
}

export function secrets(deps: Pick<Others, 'settings'>): Secrets {
  return secretsIn(new SecretsManagerClient(), deps.settings.SECRET_PREFIX)
}

export function staffTokens(deps: Pick<Others, 'settings' | 'clock'>): StaffTokens {
  const { OIDC_ISSUER, OIDC_AUDIENCE } = deps.settings
  return staffTokensFrom(OIDC_ISSUER, OIDC_AUDIENCE, reachOfOperator(deps.settings), deps.clock)
}

/** Where enterprises may have us send to. */
export function reach(deps: Pick<Others, 'settings'>): Reach {
  return reachOfOthers(deps.settings)
}

export function sms(deps: Pick<Others, 'settings' | 'secrets' | 'clock'>): ChosenSms {
  return chosenSms(deps.settings, {
    reach: reachOfOperator(deps.settings),
    secrets: deps.secrets,
    clock: deps.clock,
  })
}

export function carriers(deps: Pick<Others, 'settings' | 'secrets' | 'clock'>): Carriers {
  return carriersAt(deps.settings.CARRIER_URL, reachOfOperator(deps.settings), deps.secrets, deps.clock)
}

export function boardingCodes(deps: Pick<Others, 'secrets' | 'clock'>): BoardingCodes {
  return boardingCodesWith(deps.secrets, deps.clock)
}

export function webhookSecrets(deps: Pick<Others, 'secrets' | 'clock'>): WebhookSecrets {
  return webhookSecretsFrom(deps.secrets, deps.clock)
}

export function eventPost(deps: Pick<Others, 'webhookSecrets' | 'reach' | 'clock'>): EventPost {
  return eventPostBy(deps.webhookSecrets, deps.reach, deps.clock)
}

export function vault(deps: Parameters<typeof vaultWith>[0]): Vault {
  return vaultWith(deps)
}

export function enterpriseNotifier(deps: NotifierNeeds): EnterpriseNotifier {
  return enterpriseNotifierWith(deps)
}
