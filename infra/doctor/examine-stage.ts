import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas'
import { SNSClient } from '@aws-sdk/client-sns'
import { readStage, StageProblem } from '../read-stage.ts'
import type { Stage } from '../stage.ts'
import { checkAddress } from './check-address.ts'
import { checkAlarms } from './check-alarms.ts'
import { checkIssuer } from './check-issuer.ts'
import { checkQuotas } from './check-quotas.ts'
import { checkSecrets } from './check-secrets.ts'
import { checkSmsTemplates } from './check-sms-templates.ts'
import { type Finding, findingsOf } from './finding.ts'

/** Every check before a first batch, by the name under which its findings stand where nothing could be looked at. */
const checks: Readonly<Record<string, (stage: Stage) => Promise<readonly Finding[]>>> = {
  issuer: checkIssuer,
  address: checkAddress,
  secrets: (stage) => checkSecrets(stage, new SecretsManagerClient(at(stage))),
  quotas: (stage) =>
    checkQuotas(stage, { lambda: new LambdaClient(at(stage)), serviceQuotas: new ServiceQuotasClient(at(stage)) }),
  'SMS templates': (stage) => checkSmsTemplates(stage, new SecretsManagerClient(at(stage))),
  'alarms and budget': (stage) =>
    checkAlarms(stage, { sns: new SNSClient(at(stage)), cloudFormation: new CloudFormationClient(at(stage)) }),
}

const at = ({ region }: Stage) => ({ region, maxAttempts: 2 })

/** Looks at all that a stage needs. What cannot be looked at is said to be so, with why. */
export async function examineStage(name: string | undefined, folder?: string): Promise<Finding[]> {
  const file = findingsOf('stage file')
  let stage: Stage
  try {
    stage = await readStage(name, folder)
  } catch (error) {
    if (!(error instanceof StageProblem)) throw error
    return [file.failed(error.message), ...nothingElse('there is no stage to look at')]
  }
  if (stage.example)
    return [
      file.failed(`infra/stages/${stage.name}.json is an example: put your own values in, and take "example" out`),
      ...nothingElse('the values of an example are invented'),
    ]
  const found = await Promise.all(Object.entries(checks).map(([check, look]) => looked(check, () => look(stage))))
  return [file.ok(`infra/stages/${stage.name}.json`), ...found.flat()]
}

function nothingElse(why: string): Finding[] {
  return Object.keys(checks).map((check) => findingsOf(check).notChecked(why))
}

/** A check that breaks has looked at nothing. */
async function looked(check: string, look: () => Promise<readonly Finding[]>): Promise<readonly Finding[]> {
  try {
    return await look()
  } catch (error) {
    return [findingsOf(check).notChecked(`the check itself broke: ${String(error)}`)]
  }
}

/** 0: all was looked at and is well; 1: something failed; 3: nothing failed, and not everything was looked at. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 | 3 {
  if (findings.some(({ as }) => as === 'failed')) return 1
  return findings.length > 0 && findings.every(({ as }) => as === 'ok') ? 0 : 3
}
