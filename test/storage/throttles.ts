import type { Database } from '../../storage/database.ts'
import { cancelled } from './faulty-table.ts'

interface Batch {
  readonly RequestItems?: Readonly<Record<string, readonly object[] | { readonly Keys: readonly object[] }>>
  readonly Statements?: readonly object[]
  readonly TransactItems?: readonly object[]
}

/**
 * Makes the embedded table as busy as DynamoDB is where a key is asked for more than its share: by chance a transaction is cancelled, and
 * items, keys and statements of a batch are left out and not carried out. Answers how many of each, and how to stop it.
 */
export function throttles({ client, table }: Database, chance: () => boolean) {
  const left = { transactions: 0, items: 0, keys: 0, statements: 0 }
  const stack = client.middlewareStack
  stack.add(
    (next) => async (request) => {
      const input = request.input as Batch
      /** The answer to what of a batch goes through; nothing goes where all is left out. */
      const through = async (some: readonly object[], asked: Batch) =>
        some.length === 0 ? nothing() : next({ ...request, input: { ...input, ...asked } })
      const { Statements, TransactItems, RequestItems } = input
      if (TransactItems && chance()) {
        left.transactions += 1
        throw cancelled(...TransactItems.map((_, at) => (at === 0 ? 'ThrottlingError' : 'None')))
      }
      if (Statements) {
        const isLeft = Statements.map(() => chance())
        const some = Statements.filter((_, at) => !isLeft[at])
        left.statements += Statements.length - some.length
        const answer = await through(some, { Statements: some })
        const { Responses: answers } = answer.output as { Responses?: object[] }
        const answered = Array.isArray(answers) ? answers : []
        const busy = { Error: { Code: 'ThrottlingError', Message: 'Rate exceeded' } }
        return withOutput(answer, { Responses: isLeft.map((one) => (one ? busy : answered.shift())) })
      }
      const asked = RequestItems?.[table]
      if (!asked) return next(request)
      const isRead = 'Keys' in asked
      const { some = [], others = [] } = Object.groupBy(isRead ? asked.Keys : asked, () =>
        chance() ? 'others' : 'some',
      )
      left[isRead ? 'keys' : 'items'] += others.length
      const of = (part: readonly object[]) => ({ [table]: isRead ? { ...asked, Keys: part } : part })
      const answer = await through(some, { RequestItems: of(some) })
      return withOutput(answer, {
        [isRead ? 'UnprocessedKeys' : 'UnprocessedItems']: others.length > 0 ? of(others) : {},
      })
    },
    { step: 'initialize', name: 'throttles' },
  )
  return { left, stop: () => stack.remove('throttles') }
}

/** As AWS answers a call of which it carries out nothing. */
function nothing() {
  return { response: {}, output: { $metadata: { attempts: 1 }, Responses: {} } }
}

function withOutput<Answer extends { readonly output: object }>(answer: Answer, more: object): Answer {
  return { ...answer, output: { ...answer.output, ...more } }
}

/** The same numbers for the same seed: every so many-th of them is true. */
export function chanceOf(share: number, seed: number): () => boolean {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32 < share
  }
}
