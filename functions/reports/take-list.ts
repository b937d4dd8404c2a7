import { createHash } from 'node:crypto'
import { type FieldError, type Refusal, refuse } from '../../domain/kernel/refusal.ts'
import { EnterpriseLine } from '../../domain/reports/enterprise-line.ts'
import { type ExportedListName, exportedLists } from '../../domain/reports/exported-lists.ts'
import { columnsOf } from '../../domain/reports/list-column.ts'
import { type ListProblem, readList } from '../../domain/reports/read-list.ts'
import { reportsSentences } from '../../domain/reports/reports-sentences.ts'
import {
  type LineOutcome,
  mostLines,
  mostProblems,
  type TakeList,
  type TakenList,
} from '../../domain/reports/taken-list.ts'
import { VacancyLine } from '../../domain/reports/vacancy-line.ts'
import type { Deps } from '../wiring/deps.ts'
import { type Call, http } from '../wiring/http.ts'
import type { Staff } from '../wiring/staff.ts'
import { type Routes, routes } from './catalog.ts'
import { judgeEnterprises } from './judge-enterprises.ts'
import { judgeVacancies } from './judge-vacancies.ts'
import type { JudgedLine } from './judged-line.ts'

type Needed = Pick<Deps, 'enterprises' | 'agreements' | 'jobOrders' | 'clock'>

/** How many lines are written side by side. */
const sideBySide = 10

/**
 * Every line is judged before the first is written, and where one is wrong none is, unless each is to be taken by itself. What is
 * written has an id of its own line, so that a call which breaks off is completed by the same list again.
 */
async function takeList({ body, staff }: Call<Routes['take-list']>, deps: Needed): Promise<TakenList | Refusal> {
  const list = body.schema.split('/')[0] as ExportedListName
  if (staff.role !== 'province' && list !== 'vacancies')
    return refuse('not-permitted', reportsSentences('enterprises-are-the-provinces'), '#/schema')
  const read = await judged(body, staff, deps)
  if (read.lines > mostLines)
    return refuse('too-large', reportsSentences('list-too-long', { lines: read.lines, most: mostLines }), '#/content')
  if (read.lines === 0 && read.problems.length === 0)
    return refuse('invalid-request', reportsSentences('list-empty'), '#/content')
  const { problems } = read
  if (problems.length > 0 && !body.dryRun && !(body.lineByLine && read.lines > 0))
    return refuse(
      'invalid-request',
      reportsSentences('lines-wrong', { count: problems.length }),
      errorsOf(problems, list),
    )
  const writes = read.judged.flatMap((one) => ('write' in one && one.write ? [one.write] : []))
  if (!body.dryRun)
    for (let first = 0; first < writes.length; first += sideBySide)
      await Promise.all(writes.slice(first, first + sideBySide).map((write) => write()))
  return {
    schema: body.schema,
    sha256: createHash('sha256').update(body.content).digest('hex'),
    dryRun: body.dryRun,
    lines: read.lines,
    created: writes.length,
    standing: read.judged.filter((one) => 'write' in one && one.write === null).length,
    outcomes: outcomesOf(read),
    problems: problems
      .slice(0, mostProblems)
      .map(({ line, column, words: { zh, en } }) => ({ line, column, words: { zh, en } })),
    hasMoreProblems: problems.length > mostProblems,
  }
}

function outcomesOf({ judged: lines, problems }: Judged): TakenList['outcomes'] {
  const outcomes = new Map<number, LineOutcome>(problems.map(({ line }) => [line, 'wrong']))
  for (const one of lines)
    if (!outcomes.has(one.line)) outcomes.set(one.line, 'write' in one && one.write ? 'created' : 'standing')
  return [...outcomes].map(([line, outcome]) => ({ line, outcome })).toSorted((one, other) => one.line - other.line)
}

interface Judged {
  readonly lines: number
  readonly judged: readonly JudgedLine[]
  /** By line. */
  readonly problems: readonly ListProblem[]
}

async function judged(body: TakeList, staff: Staff, deps: Needed): Promise<Judged> {
  const { schema, format, content, linesBefore } = body
  if (schema === 'enterprises/1') {
    const read = readList<EnterpriseLine>(EnterpriseLine, content, format, linesBefore)
    const isTooLong = read.lines.length > mostLines
    const lines = isTooLong ? [] : await judgeEnterprises(read.lines, staff.subject, deps)
    return together(read.problems, lines, read.lines.length)
  }
  const read = readList<VacancyLine>(VacancyLine, content, format, linesBefore)
  const isTooLong = read.lines.length > mostLines
  return together(read.problems, isTooLong ? [] : await judgeVacancies(read.lines, staff, deps), read.lines.length)
}

function together(unread: readonly ListProblem[], lines: readonly JudgedLine[], readable: number): Judged {
  const wrong = lines.flatMap((one) =>
    'problems' in one ? one.problems.map((problem) => ({ line: one.line, ...problem })) : [],
  )
  const unreadable = new Set(unread.map(({ line }) => line)).size
  return {
    lines: readable + unreadable,
    judged: lines,
    problems: [...unread, ...wrong].toSorted((a, b) => a.line - b.line),
  }
}

/** As the page of a problem lists them: each with its line and the head of its column. */
function errorsOf(problems: readonly ListProblem[], list: ExportedListName): FieldError[] {
  const heads = new Map(columnsOf(exportedLists[list].line).map(({ name, zh }) => [name, { zh }]))
  return problems.slice(0, mostProblems).map(({ line, column, words }) => {
    const head = column === null ? undefined : heads.get(column)
    const told = { zh: head ? `“${head.zh}”` : '', en: head ? `, “${head.zh}”` : '' }
    return { pointer: '#/content', words: reportsSentences('line-wrong', { line, column: told, what: words }) }
  })
}

export const handler = http(routes['take-list'], takeList)
