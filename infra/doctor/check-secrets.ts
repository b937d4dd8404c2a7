import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager'
import { type SecretName, secretsIn } from '../../functions/gateways/secrets.ts'
import { smsProviders } from '../../functions/gateways/sms/sms-providers.ts'
import { secretNames } from '../../functions/wiring/new-secret.ts'
import { secretProblem } from '../secret-problem.ts'
import type { Stage } from '../stage.ts'
import { stageNames } from '../stage-names.ts'
import { stageSms } from '../stage-sms.ts'
import { type Finding, findingsOf } from './finding.ts'
import { whyNotChecked } from './why-not-checked.ts'

/** Every secret, by the form that functions want, and the providers' keys in `sms`; nothing of what they hold is said. */
export async function checkSecrets(stage: Stage, client: SecretsManagerClient): Promise<Finding[]> {
  const prefix = stageNames(stage.name).secretPrefix
  const findings: Finding[] = []
  for (const name of secretNames) findings.push(await checkSecret(stage, client, prefix, name))
  const isSmsRead = findings[secretNames.indexOf('sms')]?.as === 'ok'
  for (const provider of stage.sms.providers)
    if (provider !== 'local')
      findings.push(isSmsRead ? await checkKeys(stage, client, prefix, provider) : later(provider))
  return findings
}

async function checkSecret(
  stage: Stage,
  client: SecretsManagerClient,
  prefix: string,
  name: SecretName,
): Promise<Finding> {
  const { ok, failed, notChecked } = findingsOf(`secret ${prefix}${name}`)
  try {
    const { ARN = '', SecretString } = await client.send(new GetSecretValueCommand({ SecretId: prefix + name }))
    const [, , , , account] = ARN.split(':')
    if (account !== stage.account)
      return failed(`these credentials are of account ${account}; the stage is in ${stage.account}`)
    const problem = secretProblem(name, SecretString)
    if (problem === undefined) return ok('there, and of the right form')
    return failed(
      `cannot be used (${problem}): npm run secrets -- init --stage ${stage.name} makes what has no value yet`,
    )
  } catch (error) {
    const why = whyNotChecked(error)
    if (why !== undefined) return notChecked(why)
    if (error instanceof ResourceNotFoundException)
      return failed(`not there, or without a value: deploy, then npm run secrets -- init --stage ${stage.name}`)
    return failed(String(error))
  }
}

const checkOf = (provider: string) => `keys of ${provider}`
const later = (provider: string) => findingsOf(checkOf(provider)).notChecked('the secret sms has to be read first')

async function checkKeys(
  stage: Stage,
  client: SecretsManagerClient,
  prefix: string,
  provider: keyof typeof smsProviders,
): Promise<Finding> {
  const { ok, failed } = findingsOf(checkOf(provider))
  try {
    const secrets = secretsIn(client, prefix)
    const { providers } = await secrets.read('sms')
    const { pushToken: _token, ...keys } = providers?.[provider] ?? {}
    const read = (await smsProviders[provider]()).keys?.safeParse(keys)
    if (read && !read.success)
      return failed(
        `the secret sms lacks them under providers.${provider}: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')}`,
      )
    await stageSms(stage, secrets).pushDoor(provider)
    return ok('there, and an address for what it pushes')
  } catch (error) {
    // Issues name the places, and a secret's schema never what stands there.
    return failed(`its pushes cannot be taken: ${(error as Error).message}`)
  }
}
