import type * as z from 'zod'
import type { Refusal } from '../../domain/kernel/refusal.ts'
import type { Filled, FirmPage } from './firm-page.ts'

type Reader = Pick<FirmPage, 'language' | 'say'>
type Wrong = Omit<Filled, 'typed'>

/** Some fields are missing or do not fit: a sentence at each. */
export function wrongFields({ say }: Reader, wrong: Filled['wrong']): Wrong {
  return { wrong, problem: say('还没有提交：请改正标出的地方。', 'Not sent yet: please correct what is marked.') }
}

/** A refusal of the verb, in the words of the page: at its field where it names one of `fieldOf`, else over the form. */
export function wrongAsRefused(
  { language, say }: Reader,
  { words, errors = [] }: Refusal,
  fieldOf: (pointer: string) => string | undefined = () => undefined,
): Wrong {
  const wrong = Object.fromEntries(
    errors.flatMap((error) => {
      const field = fieldOf(error.pointer)
      return field ? [[field, error.words[language]]] : []
    }),
  )
  const why = words[language]
  return { wrong, problem: say(`没有登记：${why}`, `Not recorded: ${why}`) }
}

/** The first part of each issue's path: which of the fields of a schema do not fit. */
export function issuesIn(error: z.ZodError): ReadonlySet<string> {
  return new Set(error.issues.map(({ path }) => path.map(String).join('.')))
}
