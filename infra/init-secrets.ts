import { randomBytes, randomUUID } from 'node:crypto'
import {
  GetSecretValueCommand,
  InvalidParameterException,
  InvalidRequestException,
  ListSecretVersionIdsCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from '@aws-sdk/client-secrets-manager'
import type { SecretName } from '../functions/gateways/secrets.ts'
import { newSecret, secretNames } from '../functions/wiring/new-secret.ts'
import { secretProblem } from './secret-problem.ts'

/** What a secret was found as, or has become. */
export type SecretStanding =
  /** It had no value of ours, and has one now. */
  | 'made'
  /** It holds a value that can be used, and is as it was. */
  | 'kept'
  /** Somebody else gave it its first value meanwhile: theirs counts. */
  | 'made-by-another'
  /** It holds something that cannot be used and that nobody but a person can have put there: left as it is. */
  | 'unusable'
  /** The stack has not made it yet. */
  | 'not-there'

interface Found {
  /** Absent where the secret has no version yet. */
  readonly versionId?: string | undefined
  readonly text?: string | undefined
}

/** Under which a first value lies until it is the current one; a run that broke off leaves one behind, which counts as nothing. */
const stageOfFirst = 'zhida-first-'

/**
 * Gives each secret of a stage its first value, and overwrites none, ever: what was sealed with a key is readable with that key only.
 * A stack makes a secret with chance in it, a single version that is no JSON; anything else is somebody's. Of two who do this at once
 * one moves the current stage away from the version that both have read, and the other is refused by Secrets Manager.
 */
export async function initSecrets(
  client: SecretsManagerClient,
  prefix: string,
  bytes: () => string = () => randomBytes(32).toString('base64'),
): Promise<ReadonlyMap<SecretName, SecretStanding>> {
  const standings = new Map<SecretName, SecretStanding>()
  for (const name of secretNames) standings.set(name, await initSecret(client, prefix + name, name, bytes))
  return standings
}

async function initSecret(
  client: SecretsManagerClient,
  SecretId: string,
  name: SecretName,
  bytes: () => string,
): Promise<SecretStanding> {
  const versions = await versionsOf(client, SecretId)
  if (!versions) return 'not-there'
  const found = versions.length === 0 ? {} : await currentOf(client, SecretId)
  if (secretProblem(name, found.text) === undefined) return 'kept'
  if (versions.length > 1 || isJson(found.text)) return 'unusable'

  const label = stageOfFirst + randomUUID()
  const SecretString = newSecret(name, bytes)
  const put = { SecretId, SecretString, ClientRequestToken: randomUUID(), VersionStages: [label] }
  const { VersionId: made } = await client.send(new PutSecretValueCommand(put))
  const move = { SecretId, VersionStage: 'AWSCURRENT', MoveToVersionId: made, RemoveFromVersionId: found.versionId }
  const isMoved = await client.send(new UpdateSecretVersionStageCommand(move)).then(
    () => true,
    (error: unknown) => {
      if (error instanceof InvalidParameterException || error instanceof InvalidRequestException) return false
      throw error
    },
  )
  await client.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage: label, RemoveFromVersionId: made }))
  if (isMoved) return 'made'
  const now = await currentOf(client, SecretId)
  if (now.versionId === made) return 'made'
  return secretProblem(name, now.text) === undefined ? 'made-by-another' : 'unusable'
}

/** Those that were ever there, but for first values of runs that broke off; undefined where there is no such secret. */
async function versionsOf(client: SecretsManagerClient, SecretId: string): Promise<readonly string[] | undefined> {
  try {
    const { Versions = [] } = await client.send(
      new ListSecretVersionIdsCommand({ SecretId, IncludeDeprecated: true, MaxResults: 100 }),
    )
    const isLeftBehind = (stages: readonly string[] = []) =>
      stages.length > 0 && stages.every((stage) => stage.startsWith(stageOfFirst))
    return Versions.filter(({ VersionStages }) => !isLeftBehind(VersionStages)).map(({ VersionId = '' }) => VersionId)
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined
    throw error
  }
}

async function currentOf(client: SecretsManagerClient, SecretId: string): Promise<Found> {
  const { VersionId: versionId, SecretString: text } = await client.send(new GetSecretValueCommand({ SecretId }))
  return { versionId, text }
}

/** Chance is none, whatever letters it has: an object is meant. */
function isJson(text: string | undefined): boolean {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null
  } catch {
    return false
  }
}
