import { parseArgs } from 'node:util'
import { defaultService } from '../../functions/gateways/resource-names.ts'
import { AskedWrongly } from './asked-wrongly.ts'

const options = {
  machines: { type: 'string', default: '' },
  table: { type: 'string', default: '' },
  bucket: { type: 'string', default: '' },
  since: { type: 'string', default: '' },
  service: { type: 'string', default: defaultService },
  log: { type: 'string', multiple: true },
  'texts-once': { type: 'boolean', default: false },
  mend: { type: 'boolean', default: false },
} as const
type Option = keyof typeof options

/**
 * What was asked for, of the options that a command takes.
 * @throws AskedWrongly that names everything that cannot be meant: a place without a region, no moment, an option that there is not, or
 * a table or bucket that is needed
 */
export function readAsked(usage: string, takes: readonly Option[]) {
  const { 'texts-once': textsOnce, since, log = [], ...given } = parsed(usage, takes)
  const [, region = ''] = /^arn:[\w-]+:states:([\w-]+):\d{12}:stateMachine:$/.exec(given.machines) ?? []
  const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(since) && !Number.isNaN(Date.parse(since))
  const wrong = [
    ...(region === ''
      ? [
          `--machines ${quoted(given.machines)} must be arn:PARTITION:states:REGION:ACCOUNT:stateMachine: with a colon at the end`,
        ]
      : []),
    ...(isMoment ? [] : [`--since ${quoted(since)} must be a moment in UTC, as 2026-11-28T03:20:00Z`]),
    ...(['table', 'bucket'] as const).flatMap((name) =>
      takes.includes(name) && given[name] === '' ? [`--${name} must say which`] : [],
    ),
  ]
  if (wrong.length > 0) throw new AskedWrongly(wrong, usage)
  return { ...given, log, region, since: new Date(since), textsOnce }
}

function parsed(usage: string, takes: readonly Option[]) {
  try {
    const { values, tokens } = parseArgs({ options, tokens: true })
    const strange = tokens.find((token) => token.kind === 'option' && !takes.includes(token.name as Option))
    if (strange?.kind === 'option') throw new Error(`Unknown option '${strange.rawName}'`)
    return values
  } catch (error) {
    const [firstSentence = ''] = (error as Error).message.split(/\.\s/)
    throw new AskedWrongly([firstSentence], usage)
  }
}

const quoted = (text: string) => (text === '' ? 'is missing: it' : `"${text}"`)
