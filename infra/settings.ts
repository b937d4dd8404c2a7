import { Runtime, RuntimeFamily } from 'aws-cdk-lib/aws-lambda'
import type { Settings } from '../functions/wiring/settings.ts'
import type { Stage } from './stage.ts'

type Environment = Partial<Record<keyof Settings, string>>

/** What an office tells its deployment, as functions read it from their environment; tasks are told no more than they read. */
export function deploymentSettings(stage: Stage, functions: 'routes' | 'tasks') {
  const { issuer, sms, icp } = stage
  const environment = {
    OIDC_ISSUER: issuer.address,
    OIDC_AUDIENCE: issuer.audience,
    ...(functions === 'routes' && { CONSOLE_CLIENT_ID: issuer.consoleClientId, CONSOLE_SCOPE: issuer.consoleScope }),
    PUBLIC_URL: stage.publicUrl,
    ...(functions === 'routes' && icp && { ICP_FILING: icp.filing, ...(icp.police && { POLICE_FILING: icp.police }) }),
    SMS_PROVIDERS: sms.providers.join(','),
    SMS_PROVIDER_URL: sms.ownContractUrl ?? '',
    SMS_SETTINGS: JSON.stringify(sms.settings),
    SMS_SIGNATURE: sms.signature,
    CARRIER_URL: stage.carriersUrl,
    PRIVATE_ADDRESSES: stage.privateAddresses.join(','),
    WAITING_RULES: stage.waitingRules ? JSON.stringify(stage.waitingRules) : '',
    CHUNK_SIZE: String(stage.chunkSize),
  } satisfies Environment
  return { environment, runtime: new Runtime(stage.lambdaRuntime, RuntimeFamily.NODEJS) }
}
export type DeploymentSettings = ReturnType<typeof deploymentSettings>
