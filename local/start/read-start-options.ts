import { parseArgs } from 'node:util'
import { SetupProblem } from '../setup-problem.ts'

export const usage = `npm start -- [options]

  --port N     where the API listens on 127.0.0.1 (8787); the simulated partners listen on the next port.
                 Open a folder with the port of its first start: the enterprises' addresses in it hold that port
  --data DIR   where everything is kept (.zhida); also a folder in which a demo has ended
  --help       this text`

export interface StartOptions {
  readonly help: boolean
  readonly port: number
  readonly data: string
}

/** @throws SetupProblem for an unknown option or an invalid port. */
export function readStartOptions(args: string[]): StartOptions {
  const { help = false, port = '8787', data = '.zhida' } = parsed(args)
  const number = Number(port)
  if (!/^\d+$/.test(port) || number < 1 || number > 65_534)
    throw new SetupProblem(`--port takes a number from 1 to 65534, not ${port}`)
  return { help, port: number, data }
}

function parsed(args: string[]) {
  try {
    const options = { help: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } } as const
    return parseArgs({ args, options }).values
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(/\.\s/)
    throw new SetupProblem(`${firstSentence}: npm start -- --help lists the options`)
  }
}
