import { ServiceError } from '../model/service-error.ts'

// Control characters, white space, brackets, wildcards and other marks that AWS does not take in names.
const forbidden = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}\p{Cs}]/u

/** Names of machines and executions: 1 to 80 characters. Throws ServiceError InvalidName. */
export function checkName(name: string): void {
  if (name.length < 1 || name.length > 80 || forbidden.test(name)) {
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`)
  }
}
