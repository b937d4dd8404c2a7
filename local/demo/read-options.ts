import { parseArgs } from 'node:util'
import { SetupProblem } from '../setup-problem.ts'

export const usage = `npm run demo -- [options]

  --workers N        rows of the generated survey sheet (500)
  --survey FILE      your own sheet instead, CSV or XLSX; repeat it for several
  --job-orders FILE  your own job orders (JSON, see docs/job-orders.md)
  --scenario NAME    season: broken promises, silence, early leavers, a lost coach, a firm that goes back on its word,
                     a flooded county, and the way home; each as often as it says
  --seed N           another generated world (1); the same seed gives the same result
  --json             one JSON object as the last thing on standard output, all else on standard error
  --out DIR          where manifests, rejected rows and reports go (out)
  --data DIR         keep everything there, and go on with the demo that was broken off there; else it is thrown away
  --help             this text`

export interface DemoArguments {
  readonly help: boolean
  readonly workers: number
  readonly surveys: readonly string[]
  readonly jobOrders: string | undefined
  readonly scenario: Scenario | undefined
  readonly seed: number
  readonly json: boolean
  readonly out: string
  readonly data: string | undefined
}

const scenarios = ['season'] as const
export type Scenario = (typeof scenarios)[number]

const largestSheet = 50_000

/** @throws SetupProblem for an option that does not exist or a number that is none. */
export function readOptions(args: string[]): DemoArguments {
  const values = parsed(args)
  const { help = false, survey: surveys = [], json = false, out = 'out', data } = values
  if (surveys.length > 0 && values.workers !== undefined)
    throw new SetupProblem('--workers is for the generated sheet: leave it out with --survey')
  return {
    help,
    workers: wholeNumber('--workers', values.workers ?? '500', 1, largestSheet),
    surveys,
    jobOrders: values['job-orders'],
    scenario: scenarioNamed(values.scenario),
    seed: wholeNumber('--seed', values.seed ?? '1', 0, 2 ** 31 - 1),
    json,
    out,
    data,
  }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        help: { type: 'boolean' },
        workers: { type: 'string' },
        survey: { type: 'string', multiple: true },
        'job-orders': { type: 'string' },
        scenario: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'boolean' },
        out: { type: 'string' },
        data: { type: 'string' },
      },
    }).values
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(/\.\s/)
    throw new SetupProblem(`${firstSentence}: npm run demo -- --help lists the options`)
  }
}

function scenarioNamed(text: string | undefined): Scenario | undefined {
  const found = scenarios.find((one) => one === text)
  if (text !== undefined && !found)
    throw new SetupProblem(`--scenario takes ${scenarios.join(' or ')}, not ${text}: leave it out for the plain demo`)
  return found
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= least && number <= most) return number
  throw new SetupProblem(`${option} takes a whole number from ${least} to ${most}, not ${text}`)
}
