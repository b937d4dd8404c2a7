import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { isRefusal } from '../domain/kernel/refusal.ts'
import { explainPlacement } from '../domain/matching/explain-placement.ts'
import { matchWorkers } from '../domain/matching/match-workers.ts'
import { MatchingInstance } from '../domain/matching/matching-instance.ts'

const usage = 'npm run -s match -- --instance FILE [--groups] [--explain WORKER]'

/** Whoever runs this gave something that cannot be matched: one sentence says what. */
class NotMatchable extends Error {}

async function readInstance(file: string): Promise<MatchingInstance> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new NotMatchable(`cannot read ${file}: ${error.message}`)
  })
  const parsed = MatchingInstance.safeParse(parseJson(file, text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new NotMatchable(
    `${file} is not a matching-workers-1 instance: ${z.core.toDotPath(issue?.path ?? [])}: ${issue?.message}`,
  )
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new NotMatchable(`${file} is not JSON: ${(error as Error).message}`)
  }
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: {
        instance: { type: 'string' },
        groups: { type: 'boolean', default: false },
        explain: { type: 'string' },
      },
    })
    if (values.instance === undefined) throw new Error('--instance is missing')
    return { ...values, instance: values.instance }
  } catch (error) {
    throw new NotMatchable(`${(error as Error).message}. Use: ${usage}`)
  }
}

async function main(): Promise<void> {
  const { instance: file, groups, explain } = readArguments()
  const instance = await readInstance(file)
  const started = performance.now()
  const matching = await matchWorkers(instance, { groups })
  if (isRefusal(matching)) throw new NotMatchable(matching.detail)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const { assignments, placed, priorityPlaced, score } = matching
  console.error(
    `placed ${placed} of ${instance.workers.length}, priority ${priorityPlaced}, score ${score}, in ${seconds} s`,
  )
  if (explain === undefined) return print({ assignments })
  const explanation = explainPlacement(instance, matching, explain)
  if (isRefusal(explanation)) throw new NotMatchable(explanation.detail)
  console.error(`${explain}: ${JSON.stringify(explanation)}`)
  print({ assignments, explanation })
}

function print(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}

try {
  await main()
} catch (error) {
  if (!(error instanceof NotMatchable)) throw error
  console.error(error.message)
  process.exitCode = 2
}
