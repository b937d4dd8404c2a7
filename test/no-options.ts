import { parseArgs } from 'node:util'

/** Ends a command that takes no options, where it is given one, with how it is used. */
export function noOptions(usage: string): void {
  try {
    parseArgs({ options: {} })
  } catch (error) {
    const [firstSentence] = (error as Error).message.split(/\.\s/)
    console.error(`${firstSentence}. It takes none: ${usage}`)
    process.exit(2)
  }
}
