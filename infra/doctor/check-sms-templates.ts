import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { secretsIn } from '../../functions/gateways/secrets.ts'
import type { SmsProvider } from '../../functions/gateways/sms/port.ts'
import { templateNames } from '../../functions/gateways/sms/template-codes.ts'
import type { Stage } from '../stage.ts'
import { stageNames } from '../stage-names.ts'
import { stageSms } from '../stage-sms.ts'
import { type Finding, findingsOf } from './finding.ts'
import { whyNotChecked } from './why-not-checked.ts'

/** Whether each provider says of every template of ours that it is approved: what is not goes out to nobody. */
export async function checkSmsTemplates(stage: Stage, client: SecretsManagerClient): Promise<Finding[]> {
  const secrets = secretsIn(client, stageNames(stage.name).secretPrefix)
  const findings: Finding[] = []
  for (const provider of await stageSms(stage, secrets).providers()) {
    const { notChecked } = findingsOf(checkOf(provider))
    const keys =
      provider.name === 'local' ? undefined : await secrets.read('sms').catch((error: unknown) => error as Error)
    if (keys instanceof Error)
      findings.push(notChecked(`its keys cannot be read: ${whyNotChecked(keys.cause) ?? 'see the secret sms above'}`))
    else findings.push(...(await checkProvider(provider)))
  }
  return findings
}

const checkOf = ({ name }: SmsProvider) => `SMS templates at ${name}`

async function checkProvider(provider: SmsProvider): Promise<Finding[]> {
  const { ok, failed, notChecked } = findingsOf(checkOf(provider))
  if (provider.name === 'aws') return [ok('it takes texts as they are, and has no templates to approve')]
  if (!provider.templates) return [notChecked('our own contract has no question for it: ask whoever runs it')]
  try {
    const standings = await provider.templates()
    const named = new Set(standings.map(({ template }) => template))
    const unnamed = templateNames.filter((template) => !named.has(template))
    const findings = standings.flatMap(({ template, code, as }) =>
      as === 'approved' ? [] : failed(`${template} (${code}): ${words[as]}`),
    )
    if (unnamed.length > 0)
      findings.push(failed(`no code for ${unnamed.join(', ')}: have them approved, and name them under sms.settings`))
    return findings.length > 0 ? findings : [ok(`all ${standings.length} are approved`)]
  } catch (error) {
    const why = whyNotChecked(error)
    // A provider's text may repeat what it was sent.
    const { code } = error as { code?: unknown }
    return [
      why === undefined
        ? failed(`it refuses to say (${typeof code === 'string' ? code : 'no code'}): see its keys in the secret sms`)
        : notChecked(why),
    ]
  }
}

const words = {
  'in-review': 'still in review, or not in force yet: wait for it',
  rejected: 'refused by the reviewers: read why in its console, mend it and submit it again',
  unknown: 'not known there: the code is of another account, or was withdrawn',
} as const
