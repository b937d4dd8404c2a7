import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import type { JsonService } from '../http/aws-endpoint.ts'
import { renameOver } from '../rename-over.ts'
import { moveStage, type SecretVersion } from './secret-versions.ts'

const Version = z.object({ versionId: z.string(), value: z.string(), stages: z.array(z.string()) })
/** As it lies in the file: the versions that count, and, since stages can be named, the others beside them. */
const Secret = z.object({
  value: z.string().optional(),
  versionId: z.string().optional(),
  previous: z.string().optional(),
  previousId: z.string().optional(),
  others: z.array(Version).optional(),
})
const Secrets = z.record(z.string(), Secret)

const Request = z.object({
  SecretId: z.string().optional(),
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  ClientRequestToken: z.string().min(32).max(64).optional(),
  VersionId: z.string().optional(),
  VersionStage: z.string().min(1).max(256).default('AWSCURRENT'),
  VersionStages: z.array(z.string().min(1).max(256)).min(1).max(20).optional(),
  MoveToVersionId: z.string().optional(),
  RemoveFromVersionId: z.string().optional(),
  IncludeDeprecated: z.boolean().default(false),
})

/** As many as Secrets Manager keeps of those that no stage names. */
const mostVersions = 100

/**
 * Secrets Manager over `secrets.json` in the folder `data` (or in memory), a file that only its owner can read. `initial`
 * makes the secrets that are not there yet, by name. Served: GetSecretValue, CreateSecret, PutSecretValue,
 * UpdateSecretVersionStage, ListSecretVersionIds (in one page), of text only.
 */
export async function secrets({
  data,
  initial = {},
}: {
  data?: string
  initial?: Readonly<Record<string, () => string>>
}): Promise<JsonService> {
  const file = data === undefined ? undefined : join(data, 'secrets.json')
  const kept = await read(file)
  const missing = Object.entries(initial).filter(([name]) => !kept.has(name))
  for (const [name, make] of missing)
    kept.set(name, [{ versionId: randomUUID(), value: make(), stages: ['AWSCURRENT'] }])
  if (missing.length > 0) await write(file, kept)
  let writing = Promise.resolve()

  /** What a change came to is on disk before it is answered. */
  async function changed(name: string, more: object) {
    writing = writing.then(() => write(file, kept))
    await writing
    return { status: 200, body: { ARN: arnOf(name), Name: name, ...more } }
  }

  async function put(name: string, versions: SecretVersion[], request: z.infer<typeof Request>) {
    const { SecretString: value = '', ClientRequestToken: versionId = randomUUID() } = request
    const stages = request.VersionStages ?? ['AWSCURRENT']
    const same = versions.find((one) => one.versionId === versionId)
    if (same && same.value !== value)
      return refused('ResourceExistsException', `A version ${versionId} with another value exists.`)
    if (!same) {
      // A first version is the current one, whatever else it is called.
      const all = versions.length === 0 ? [...new Set([...stages, 'AWSCURRENT'])] : stages
      versions.push({ versionId, value, stages: [] })
      for (const stage of all) moveStage(versions, stage, versionId)
      const spare = versions.filter((one) => one.stages.length === 0).slice(0, -mostVersions)
      kept.set(
        name,
        versions.filter((one) => !spare.includes(one)),
      )
    }
    return changed(name, { VersionId: versionId, VersionStages: stages })
  }

  return async (operation, body) => {
    const request = Request.safeParse(body)
    if (!request.success) return refused('InvalidRequestException', z.prettifyError(request.error))
    const { SecretId, Name, SecretString, VersionId, VersionStage } = request.data
    const name = Name ?? nameOf(SecretId ?? '')
    const versions = kept.get(name)
    if (operation === 'CreateSecret') {
      if (versions) return refused('ResourceExistsException', `The secret ${name} already exists.`)
      kept.set(name, [])
      return SecretString === undefined ? changed(name, {}) : put(name, kept.get(name) ?? [], request.data)
    }
    if (!served.has(operation)) return refused('UnknownOperationException', `${operation} is not served here`)
    if (!versions) return refused('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    if (operation === 'PutSecretValue') return put(name, versions, request.data)
    if (operation === 'UpdateSecretVersionStage') {
      const { MoveToVersionId: to, RemoveFromVersionId: from } = request.data
      const why = whyNotMoved(versions, { stage: VersionStage, to, from })
      if (why !== undefined) return refused('InvalidParameterException', why)
      moveStage(versions, VersionStage, to)
      return changed(name, {})
    }
    if (operation === 'ListSecretVersionIds') {
      const listed = versions.filter(({ stages }) => request.data.IncludeDeprecated || stages.length > 0)
      const Versions = listed.map(({ versionId, stages }) => ({ VersionId: versionId, VersionStages: stages }))
      return { status: 200, body: { ARN: arnOf(name), Name: name, Versions } }
    }
    const found = versions.find((one) =>
      VersionId === undefined ? one.stages.includes(VersionStage) : one.versionId === VersionId,
    )
    if (!found)
      return refused(
        'ResourceNotFoundException',
        `Secrets Manager can't find the specified secret value for staging label: ${VersionStage}`,
      )
    return {
      status: 200,
      body: {
        ARN: arnOf(name),
        Name: name,
        SecretString: found.value,
        VersionId: found.versionId,
        VersionStages: found.stages,
      },
    }
  }
}

const served = new Set(['GetSecretValue', 'PutSecretValue', 'UpdateSecretVersionStage', 'ListSecretVersionIds'])

interface Move {
  readonly stage: string
  readonly to: string | undefined
  readonly from: string | undefined
}

/** A stage is taken only from the version that is named, so that of two who move it from there one is refused. */
function whyNotMoved(versions: readonly SecretVersion[], { stage, to, from }: Move): string | undefined {
  const holder = versions.find(({ stages }) => stages.includes(stage))
  if (to !== undefined && !versions.some(({ versionId }) => versionId === to)) return `There is no version ${to}.`
  if (from !== undefined && holder?.versionId !== from)
    return `Staging label ${stage} isn't currently attached to version ${from}.`
  if (holder && from === undefined && holder.versionId !== to)
    return `Staging label ${stage} is currently attached to version ${holder.versionId}, so you must explicitly reference that version in RemoveFromVersionId.`
  if (to === undefined && stage === 'AWSCURRENT')
    return 'You can only move staging label AWSCURRENT to a different secret version. It can’t be completely removed.'
  return undefined
}

function refused(type: string, message: string) {
  return { status: 400, body: { __type: type, message } }
}

const arnPrefix = 'arn:aws:secretsmanager:local:000000000000:secret:'

function arnOf(name: string): string {
  return arnPrefix + name
}

function nameOf(nameOrArn: string): string {
  return nameOrArn.startsWith(arnPrefix) ? nameOrArn.slice(arnPrefix.length) : nameOrArn
}

async function read(file: string | undefined): Promise<Map<string, SecretVersion[]>> {
  if (file === undefined) return new Map()
  try {
    const secrets = Secrets.parse(parseJson(await readFile(file)))
    return new Map(Object.entries(secrets).map(([name, secret]) => [name, versionsIn(secret)]))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return new Map()
    throw error
  }
}

function versionsIn({ value, versionId, previous, previousId, others = [] }: z.infer<typeof Secret>): SecretVersion[] {
  const of = (stage: string, text: string | undefined, id: string = randomUUID()) =>
    text === undefined ? [] : [{ versionId: id, value: text, stages: [stage] }]
  const versions = [...others, ...of('AWSPREVIOUS', previous, previousId), ...of('AWSCURRENT', value, versionId)]
  // One version may be known by several stages, of which the others are written apart.
  const byId = Map.groupBy(versions, (one) => one.versionId)
  return [...byId.values()].flatMap((same) => {
    const [first] = same
    return first ? [{ ...first, stages: same.flatMap(({ stages }) => stages) }] : []
  })
}

function secretOf(versions: readonly SecretVersion[]): z.infer<typeof Secret> {
  const at = (stage: string) => versions.find(({ stages }) => stages.includes(stage))
  const [current, previous] = [at('AWSCURRENT'), at('AWSPREVIOUS')]
  const others = versions.flatMap((one) => {
    const stages = one.stages.filter((stage) => stage !== 'AWSCURRENT' && stage !== 'AWSPREVIOUS')
    return stages.length > 0 || one.stages.length === 0 ? [{ ...one, stages }] : []
  })
  return {
    value: current?.value,
    versionId: current?.versionId,
    previous: previous?.value,
    previousId: previous?.versionId,
    ...(others.length > 0 && { others }),
  }
}

/** Written beside and renamed: a crash leaves the old secrets or the new ones. */
async function write(file: string | undefined, kept: ReadonlyMap<string, readonly SecretVersion[]>): Promise<void> {
  if (file === undefined) return
  const beside = `${file}.${randomUUID()}`
  const secrets = Object.fromEntries([...kept].map(([name, versions]) => [name, secretOf(versions)]))
  await writeFile(beside, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  await renameOver(beside, file)
}
