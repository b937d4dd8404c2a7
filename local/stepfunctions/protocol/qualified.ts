/** `…:stateMachine:NAME:QUALIFIER`, whose qualifier is the number of a version or the name of an alias. */
export function qualified(arn: string): { machine: string; qualifier: string | undefined } {
  const parts = arn.split(':')
  return { machine: parts.slice(0, 7).join(':'), qualifier: parts[7] }
}
