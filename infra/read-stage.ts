import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { deploymentSettings } from './settings.ts'
import { Stage } from './stage.ts'
import { defaultStage } from './stage-names.ts'
import { stageSms } from './stage-sms.ts'

const folderOfAll = fileURLToPath(new URL('stages', import.meta.url))

/** What is wrong with a stage's file, and what to do: for whoever wrote it, without a stack. */
export class StageProblem extends Error {}

/** Longer ones leave a function's name too little of the 64 characters that Lambda takes. */
const Name = /^[a-z][a-z0-9]{1,9}$/

/** What stands in examples and forms until somebody puts the true value there. */
const placeholder =
  /…|\.{3}|<[^>]*>|\bTODO\b|\bFIXME\b|change[ _-]?me|\bx{3,}\b|填写|待定|示例|\bexample\.(?:cn|com|net|org)\b|\b(?:111122223333|123456789012)\b/i

/**
 * The stage `NAME` as `infra/stages/NAME.json` says. `whole` lists every problem of the file at once; the values that are left out
 * are put in.
 */
export async function readStage(name: string = defaultStage, folder = folderOfAll): Promise<Stage> {
  if (!Name.test(name))
    throw new StageProblem(`A stage is called by 2 to 10 small letters and digits, a letter first; "${name}" is not.`)
  const file = path.join(folder, `${name}.json`)
  const said = `infra/stages/${name}.json`
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) {
    const others = await stagesIn(folder)
    throw new StageProblem(
      `There is no ${said}. Copy an example (infra/stages/county.json, province.json), put your own values in and take ` +
        `"example" out${name === defaultStage ? '; or name another stage' : ''}. There are: ${others.join(', ')}.`,
    )
  }
  const json = parsed(text, said)
  const read = Stage.safeParse(json)
  const faults = read.success
    ? []
    : read.error.issues.map(({ path: at, ...issue }) => `${at.join('.') || 'the file'}: ${wording(issue)}`)
  const isExample = (json as { example?: unknown } | null)?.example === true
  if (!isExample)
    for (const [at, value] of leaves(json))
      if (placeholder.test(value)) faults.push(`${at}: "${value}" is a placeholder; put your own value there`)
  if (faults.length > 0 || !read.success)
    throw new StageProblem(
      `${said} cannot be used (docs/stages.md says what each key is):\n${faults.map((fault) => `  ${fault}`).join('\n')}`,
    )
  const stage = { ...read.data, name }
  const bytes = Buffer.byteLength(JSON.stringify(deploymentSettings(stage, 'routes').environment))
  if (bytes > mostTold)
    throw new StageProblem(
      `${said} cannot be used: it says ${bytes} bytes, and a function can be told ${mostTold}. Shorten sms.settings or waitingRules.`,
    )
  await stageSms(stage, noSecrets)
    .providers()
    .catch((error: unknown) => {
      throw new StageProblem(`${said} cannot be used: ${(error as Error).message}`)
    })
  return stage
}

/** Of the 4,096 bytes of a function's environment; the rest are names of resources. */
const mostTold = 3_600

/** Settings are read before any key is. */
const noSecrets = { read: () => Promise.reject(new Error('no secret is read here')) }

/** For what touches AWS: an example is looked at, and no more. */
export function refuseExample({ name, example }: Stage): void {
  if (example)
    throw new StageProblem(
      `infra/stages/${name}.json is an example: put your own values in, take "example" out, and it is a stage.`,
    )
}

export async function stagesIn(folder = folderOfAll): Promise<string[]> {
  const files = await readdir(folder)
  return files.filter((file) => file.endsWith('.json')).map((file) => file.slice(0, -'.json'.length))
}

function parsed(text: string, said: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new StageProblem(`${said} is not JSON: ${(error as Error).message}`)
  }
}

interface Issue {
  readonly code: string
  readonly message: string
  readonly keys?: readonly string[]
}

function wording({ code, message, keys }: Issue): string {
  if (code !== 'unrecognized_keys') return message
  return `${keys?.map((key) => `"${key}"`).join(', ')} is known to no stage: take it out, or mend how it is spelt`
}

/** Every text of it, with where it stands. */
function leaves(value: unknown, at = ''): [string, string][] {
  if (typeof value === 'string') return [[at, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, at === '' ? key : `${at}.${key}`))
}
