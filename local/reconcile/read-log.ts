import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { CaseId, WorkerId } from '../../domain/kernel/ids.ts'
import { CaseKind } from '../../domain/stabilisation/case-kinds.ts'

const LoggedCase = z.object({ caseId: CaseId, workerId: WorkerId, kind: CaseKind })
/** A case of which a function wrote that it is open. */
export type LoggedCase = z.infer<typeof LoggedCase>

/** As functions write it; what else stands in it depends on what it says. */
const LogLine = z.looseObject({ level: z.string(), message: z.string() })

/** What `aws logs get-query-results` answers: a list of fields for each line that was found. */
const QueryResults = z.object({
  status: z.string().optional(),
  results: z.array(z.array(z.object({ field: z.string(), value: z.string() }))),
})

/** So many lines a query of CloudWatch Logs answers at most. */
const mostOfQuery = 10_000

/** `lacks`: why there may be cases that it does not name; undefined: it is whole. */
export interface ReadLog {
  readonly cases: readonly LoggedCase[]
  readonly lacks?: string
}

/**
 * The cases that a log says were opened: the lines of functions as they write them (`functions.log`, `aws logs tail`, an export), or the answer of
 * a query.
 * @throws Error where it cannot be read, or holds neither
 */
export async function readLog(file: string): Promise<ReadLog> {
  const text = await readFile(file, 'utf8')
  const query = QueryResults.safeParse(jsonIn(text))
  if (query.success) return ofQuery(query.data)
  const lines = text.split('\n').flatMap((line) => {
    const read = LogLine.safeParse(jsonIn(line.slice(Math.max(0, line.indexOf('{')))))
    return read.success ? read.data : []
  })
  if (lines.length === 0 && text.trim() !== '')
    throw new Error('it holds no line of a function, and is no answer of a query')
  return { cases: lines.filter(({ message }) => message === 'case opened').map((line) => LoggedCase.parse(line)) }
}

function ofQuery({ status = 'Complete', results }: z.infer<typeof QueryResults>): ReadLog {
  const cases = results.map((fields) =>
    LoggedCase.parse(Object.fromEntries(fields.map(({ field, value }) => [field, value]))),
  )
  if (status !== 'Complete') return { cases, lacks: `the query was ${status} when its answer was taken` }
  return cases.length < mostOfQuery
    ? { cases }
    : { cases, lacks: `a query answers ${mostOfQuery} lines at most: ask for less time` }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
