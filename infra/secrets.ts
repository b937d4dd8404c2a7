import { randomBytes } from 'node:crypto'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { newSecret, secretNames } from '../functions/wiring/new-secret.ts'
import { initSecrets, type SecretStanding } from './init-secrets.ts'
import { optionsOf } from './options-of.ts'
import { readStage, refuseExample, StageProblem } from './read-stage.ts'
import { stageNames } from './stage-names.ts'
import { tellProblem } from './tell-problem.ts'

const usage = `npm run secrets -- init --stage NAME    gives each secret its first value, and overwrites none
npm run -s secrets -- new SECRET        prints a value, for a key that is added by hand: ${secretNames.join(', ')}`

const says: Record<SecretStanding, string> = {
  made: 'made',
  kept: 'there already, left as it is',
  'made-by-another': 'made by somebody else at this very time: theirs counts',
  unusable:
    'FAILED: holds something that cannot be used, left as it is. Look at it and its versions (aws secretsmanager list-secret-version-ids --include-deprecated): an earlier one may be the true one',
  'not-there': 'FAILED: not there yet. Deploy the stage first; the stack makes it',
}

/** `npm run secrets`; docs/stages.md. Ends with 1 where a secret has no value that can be used, and with 2 for what was asked wrongly. */
try {
  const options = { stage: { type: 'string' } } as const
  const { values, positionals } = optionsOf(usage, { options, allowPositionals: true })
  const [verb, ...rest] = positionals
  const known = secretNames.find((name) => name === rest[0])
  if (verb === 'new' && known) console.log(newSecret(known, () => randomBytes(32).toString('base64')))
  else if (verb === 'init' && rest.length === 0) await init(values.stage)
  else throw new StageProblem(usage)
} catch (error) {
  tellProblem(error)
}

async function init(name: string | undefined): Promise<void> {
  const stage = await readStage(name)
  refuseExample(stage)
  const prefix = stageNames(stage.name).secretPrefix
  const standings = await initSecrets(new SecretsManagerClient({ region: stage.region }), prefix)
  for (const [secret, standing] of standings) console.log(`${prefix}${secret}: ${says[standing]}`)
  if ([...standings.values()].some((one) => one === 'unusable' || one === 'not-there')) process.exitCode = 1
}
