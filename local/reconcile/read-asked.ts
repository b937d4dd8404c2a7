import { parseArgs } from 'node:util'
import { defaultService } from '../../functions/gateways/resource-names.ts'

const options = {
  machines: { type: 'string', default: '' },
  table: { type: 'string', default: '' },
  bucket: { type: 'string', default: '' },
  since: { type: 'string', default: '' },
  service: { type: 'string', default: defaultService },
  'texts-once': { type: 'boolean', default: false },
  mend: { type: 'boolean', default: false },
} as const

/** What was asked for, or null where it cannot be meant: a place without a region, no moment, an option that there is not, or without one of `needed`. */
export function readAsked(needed: readonly ('table' | 'bucket')[]) {
  try {
    const { 'texts-once': textsOnce, since, ...given } = parseArgs({ options }).values
    const [, region = ''] = /^arn:[\w-]+:states:([\w-]+):\d{12}:stateMachine:$/.exec(given.machines) ?? []
    const isMoment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(since) && !Number.isNaN(Date.parse(since))
    if (region === '' || !isMoment || needed.some((name) => given[name] === '')) return null
    return { ...given, region, since: new Date(since), textsOnce }
  } catch {
    return null
  }
}
