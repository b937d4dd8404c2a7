import { type ParseArgsConfig, parseArgs } from 'node:util'
import { StageProblem } from './read-stage.ts'

/**
 * What stands on the command line.
 * @throws StageProblem that says how the command is used, where an option is none of its own or lacks its value
 */
export function optionsOf<const Config extends ParseArgsConfig>(usage: string, config: Config) {
  try {
    return parseArgs(config)
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(/\.\s/)
    throw new StageProblem(`${firstSentence}. Use:\n${usage}`)
  }
}
