import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { parseJson } from '../domain/kernel/parse-json.ts'
import { isRefusal } from '../domain/kernel/refusal.ts'
import { type Matching, matchWorkers } from '../domain/matching/match-workers.ts'
import type { MatchingInstance } from '../domain/matching/matching-instance.ts'
import { placesTaken } from '../domain/matching/places-taken.ts'
import { readMatchingInstance } from '../domain/matching/read-matching-instance.ts'

const usage = 'npm run -s match -- --instance FILE [--groups] [--explain WORKER]'

/** The command was given something that cannot be matched; the message is one sentence that says what. */
class NotMatchable extends Error {}

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

async function instanceFrom(file: string): Promise<MatchingInstance> {
  const text = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new NotMatchable(`There is no file ${file}.`)
    if (error.code === 'EISDIR') throw new NotMatchable(`${file} is a folder; name a file in it.`)
    throw new NotMatchable(`${file} cannot be read: ${error.message}`)
  })
  const instance = await readMatchingInstance(fromJson(file, text))
  if (isRefusal(instance)) throw new NotMatchable(`${file} is no matching instance: ${instance.detail}`)
  return instance
}

function fromJson(file: string, text: Uint8Array): unknown {
  try {
    return parseJson(text)
  } catch (error) {
    // The parser quotes the text, line ends and all.
    throw new NotMatchable(`${file} is not JSON: ${(error as Error).message.replaceAll(/\s+/g, ' ')}`)
  }
}

async function explanationOf(worker: string, instance: MatchingInstance, { assignments }: Matching, groups: boolean) {
  // Its schemas take longer to load than most instances to match.
  const { explainPlacement } = await import('../domain/matching/explain-placement.ts')
  const jobOrder = assignments.find((assignment) => assignment.worker === worker)?.jobOrder
  const explanation = explainPlacement(instance, { jobOrder, taken: placesTaken(assignments) }, worker, { groups })
  if (isRefusal(explanation)) throw new NotMatchable(explanation.detail)
  return explanation
}

async function main(): Promise<void> {
  const { instance: file, groups, explain } = readArguments()
  const instance = await instanceFrom(file)
  if (explain !== undefined && !instance.workers.some(({ id }) => id === explain))
    throw new NotMatchable(`${file} has no worker ${explain}.`)
  const started = performance.now()
  const matching = await matchWorkers(instance, { groups })
  if (isRefusal(matching)) throw new NotMatchable(`${file}: ${matching.detail}`)
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  const { assignments, placed, priorityPlaced, score } = matching
  const figures = `placed ${placed} of ${instance.workers.length}, priority ${priorityPlaced}, score ${score}`
  console.error(`${figures}, ${tellGap(matching)}, in ${seconds} s`)
  if (explain === undefined) return print({ assignments })
  const explanation = await explanationOf(explain, instance, matching, groups)
  const { tellExplanation } = await import('../domain/matching/tell-explanation.ts')
  console.error(`${explain}: ${tellExplanation(explanation)}`)
  print({ assignments, explanation })
}

const goalNames = { placed: 'placed', priorityPlaced: 'priority', score: 'score' }

function tellGap({ gap, ...figures }: Matching): string {
  if (gap === null) return 'proved best'
  const { goal, atMost } = gap
  if (atMost === null) return `no bound proved for the ${goalNames[goal]}`
  return `${goalNames[goal]} at most ${atMost}, gap ${((100 * (atMost - figures[goal])) / atMost).toFixed(2)}%`
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
