import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { parseJson } from '../../domain/kernel/parse-json.ts'
import type { JsonService } from '../http/aws-endpoint.ts'
import { renameOver } from '../rename-over.ts'

const Secret = z.object({ value: z.string(), versionId: z.string(), previous: z.string().optional() })
const Secrets = z.record(z.string(), Secret)

const Request = z.object({
  SecretId: z.string().optional(),
  Name: z.string().optional(),
  SecretString: z.string().optional(),
  VersionStage: z.enum(['AWSCURRENT', 'AWSPREVIOUS']).default('AWSCURRENT'),
})

/**
 * Secrets Manager over `secrets.json` in the folder `data` (or in memory), a file that only its owner can read. `initial`
 * makes the secrets that are not there yet, by name. Served: GetSecretValue, CreateSecret, PutSecretValue, of text only.
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
  const missing = Object.entries(initial).filter(([name]) => !kept[name])
  for (const [name, make] of missing) kept[name] = { value: make(), versionId: randomUUID() }
  if (missing.length > 0) await write(file, kept)
  let writing = Promise.resolve()

  async function put(name: string, value: string) {
    const versionId = randomUUID()
    kept[name] = { value, versionId, previous: kept[name]?.value }
    writing = writing.then(() => write(file, kept))
    await writing
    return { status: 200, body: { ARN: arnOf(name), Name: name, VersionId: versionId } }
  }

  return async (operation, body) => {
    const request = Request.safeParse(body)
    if (!request.success) return refused('InvalidRequestException', z.prettifyError(request.error))
    const { SecretId, Name, SecretString, VersionStage } = request.data
    const name = Name ?? nameOf(SecretId ?? '')
    const secret = kept[name]
    if (operation === 'CreateSecret') {
      if (secret) return refused('ResourceExistsException', `The secret ${name} already exists.`)
      return put(name, SecretString ?? '')
    }
    if (operation !== 'GetSecretValue' && operation !== 'PutSecretValue')
      return refused('UnknownOperationException', `${operation} is not served here`)
    const value = VersionStage === 'AWSCURRENT' ? secret?.value : secret?.previous
    if (!secret || value === undefined)
      return refused('ResourceNotFoundException', "Secrets Manager can't find the specified secret.")
    if (operation === 'PutSecretValue') return put(name, SecretString ?? '')
    return {
      status: 200,
      body: {
        ARN: arnOf(name),
        Name: name,
        SecretString: value,
        VersionId: secret.versionId,
        VersionStages: [VersionStage],
      },
    }
  }
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

async function read(file: string | undefined): Promise<z.infer<typeof Secrets>> {
  if (file === undefined) return {}
  try {
    return Secrets.parse(parseJson(await readFile(file)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return {}
    throw error
  }
}

/** Written beside and renamed: a crash leaves the old secrets or the new ones. */
async function write(file: string | undefined, kept: z.infer<typeof Secrets>): Promise<void> {
  if (file === undefined) return
  const beside = `${file}.${randomUUID()}`
  await writeFile(beside, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
  await renameOver(beside, file)
}
