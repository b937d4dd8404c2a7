import { LambdaProblem } from './lambda-problem.ts'

/** The code that has just been deployed, which a call without a qualifier runs. */
export const latest = '$LATEST'

/** What a call names. */
export interface FunctionCalled {
  readonly name: string
  /** `$LATEST`, a version's number or an alias; absent where the call names none. */
  readonly qualifier?: string
}

/**
 * `name`, `account:function:name` or `arn:…:function:name`, each with `:qualifier` or without; `asked` is the qualifier that a request has
 * beside it.
 * @throws LambdaProblem InvalidParameterValueException where the two are not the same.
 */
export function functionCalled(nameOrArn: string, asked?: string): FunctionCalled {
  const [name = '', own] = nameOrArn.replace(/^.*:?function:/, '').split(':')
  if (own !== undefined && asked !== undefined && own !== asked)
    throw new LambdaProblem(
      'InvalidParameterValueException',
      'The derived qualifier from the function name does not match the specified qualifier.',
    )
  const qualifier = own ?? asked
  return qualifier === undefined ? { name } : { name, qualifier }
}
