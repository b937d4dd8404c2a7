import { parseArgs } from 'node:util'
import { SetupProblem } from '../setup-problem.ts'

export const usage = `npm run -s stepfunctions -- [options]

  --port N     where the Step Functions API listens on 127.0.0.1 (8083); 0 takes a free port
  --data DIR   where executions are kept; without it nothing outlives the process
  --seed N     a whole number: the same one gives the same names, jitter and random numbers (1)
  --help       this text

Functions are called at AWS_ENDPOINT_URL_LAMBDA, buckets at AWS_ENDPOINT_URL_S3, tables at AWS_ENDPOINT_URL_DYNAMODB, or
all at AWS_ENDPOINT_URL; AWS_REGION or AWS_DEFAULT_REGION is the region in ARNs (us-east-1).`

export interface EngineOptionsGiven {
  readonly help: boolean
  readonly port: number
  readonly data: string | undefined
  readonly seed: number
}

/** @throws SetupProblem for an unknown option, an invalid port, or a seed that is not a number. */
export function readEngineOptions(args: string[]): EngineOptionsGiven {
  const { help = false, port = '8083', data, seed = '1' } = parsed(args)
  if (!/^\d+$/.test(port) || Number(port) > 65_535) {
    throw new SetupProblem(`--port takes a number from 0 to 65535, not ${port}`)
  }
  if (!/^\d{1,15}$/.test(seed)) throw new SetupProblem(`--seed takes a whole number, not ${seed}`)
  if (data === '') throw new SetupProblem('--data takes the path of a folder')
  return { help, port: Number(port), data, seed: Number(seed) }
}

function parsed(args: string[]) {
  try {
    const text = { type: 'string' } as const
    return parseArgs({ args, options: { help: { type: 'boolean' }, port: text, data: text, seed: text } }).values
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(/\.\s/)
    throw new SetupProblem(`${firstSentence}: npm run -s stepfunctions -- --help lists the options`)
  }
}
