/** jsonata's own failure of a call whose argument (the first is 1) is of a wrong type, missing or too many. */
export function wrongArgument(token: string, index: number): { code: string; token: string; index: number } {
  return { code: 'T0410', token, index }
}
