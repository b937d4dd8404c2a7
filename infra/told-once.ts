import { CfnMapping, type Stack } from 'aws-cdk-lib'

/** Characters; a reference takes as many. */
const short = 80

/**
 * What every function of a stack is told, with long values (templates of SMS providers, rules of waiting) once in the template and
 * referred to: repeated a hundred times, they would make it larger than CloudFormation takes.
 */
export function toldOnce<Told extends Readonly<Record<string, string>>>(stack: Stack, told: Told): Told {
  const long = Object.entries(told).filter(([, value]) => value.length > short)
  if (long.length === 0) return told
  // A mapping's keys are letters and digits.
  const keyOf = (setting: string) => setting.replaceAll('_', '')
  const mapping = Object.fromEntries(long.map(([setting, value]) => [keyOf(setting), { is: value }]))
  const table = new CfnMapping(stack, 'Told', { mapping })
  return { ...told, ...Object.fromEntries(long.map(([setting]) => [setting, table.findInMap(keyOf(setting), 'is')])) }
}
