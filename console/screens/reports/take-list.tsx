import { Alert, App, Button, Select, Space } from 'antd'
import { useState } from 'react'
import { csvOf } from '../../parts/csv-of.ts'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { saveBlob } from '../../service/save-blob.ts'
import { textOfFile } from '../../service/text-of-file.ts'
import { useAct } from '../../service/use-act.ts'
import { useSession } from '../../sign-in/signed-in.tsx'
import { useSay, useWords } from '../../words/language.tsx'
import { partsOfList } from './parts-of-list.ts'
import { reportsWords } from './reports-words.ts'

type Result = Answer<'POST /v1/imports'>
type Schema = 'enterprises/1' | 'vacancies/1'

/** What became of a file of several parts; lines are those of the file. */
function together(parts: readonly Result[]): Result | undefined {
  const [first] = parts
  if (!first) return undefined
  const sum = (of: 'lines' | 'created' | 'standing') => parts.reduce((all, part) => all + part[of], 0)
  return {
    ...first,
    lines: sum('lines'),
    created: sum('created'),
    standing: sum('standing'),
    outcomes: parts.flatMap(({ outcomes }) => outcomes),
    problems: parts.flatMap(({ problems }) => problems),
    hasMoreProblems: parts.some(({ hasMoreProblems }) => hasMoreProblems),
  }
}

/** 导入: a list is tried first, with what is wrong by line; it is taken whole, or the lines that are right, in as many calls as it needs. */
export function TakeList() {
  const words = useWords(reportsWords)
  const say = useSay()
  const { message } = App.useApp()
  const { colleague } = useSession()
  const [schema, setSchema] = useState<Schema>('vacancies/1')
  const [file, setFile] = useState<{ name: string; content: string; format: 'csv' | 'jsonl' }>()
  const [result, setResult] = useState<Result>()
  const [isRunning, setRunning] = useState(false)
  const take = useAct('POST /v1/imports')
  const run = async (dryRun: boolean, chosen = file) => {
    if (!chosen) return
    setRunning(true)
    const done: Result[] = []
    try {
      for (const { content, linesBefore } of partsOfList(chosen.content, chosen.format)) {
        const body = { schema, format: chosen.format, content, dryRun, lineByLine: true, linesBefore }
        done.push(await take.mutateAsync({ body }))
        setResult(together(done))
      }
    } catch {
      // `take.error` says why; what was taken before stands, and the same file again goes on.
    } finally {
      setRunning(false)
    }
  }
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    const format = /\.jsonl?$/i.test(chosen.name) ? 'jsonl' : 'csv'
    const content = await textOfFile(chosen)
    setResult(undefined)
    if (typeof content !== 'string') {
      setFile(undefined)
      message.error(say(content))
      return
    }
    const read = { name: chosen.name, content, format } as const
    setFile(read)
    await run(true, read)
  }
  const names = {
    created: words.outcomeCreated,
    standing: words.outcomeStanding,
    wrong: words.outcomeWrong,
  }
  const isTried = result?.dryRun === true && !isRunning && !take.error
  const isRight = result?.problems.length === 0
  const choices = [
    { value: 'vacancies/1' as const, label: words.vacancies },
    { value: 'enterprises/1' as const, label: words.enterprises },
  ]
  return (
    <section aria-label={words.takeList}>
      <h2>{words.takeList}</h2>
      <p className="quiet">{words.takeNote}</p>
      <Space wrap>
        <Select
          aria-label={words.takeList}
          value={schema}
          onChange={(to: Schema) => {
            setSchema(to)
            setFile(undefined)
            setResult(undefined)
          }}
          style={{ minWidth: 160 }}
          options={choices.filter(({ value }) => colleague.role === 'province' || value === 'vacancies/1')}
        />
        <input
          type="file"
          aria-label={words.chooseFile}
          accept=".csv,.jsonl,.json,.txt"
          onChange={({ target }) => {
            void choose(target.files?.[0])
            target.value = ''
          }}
        />
        <Button
          type="primary"
          disabled={!isTried || !isRight || result.created === 0}
          loading={isRunning}
          onClick={() => void run(false)}
        >
          {words.takeNow}
        </Button>
        {isTried && !isRight && result.created > 0 && (
          <Button onClick={() => void run(false)}>{words.takeRightLines(result.created)}</Button>
        )}
        {result && !isRunning && (
          <Button onClick={() => saveOutcomes(result, names, [words.line, words.outcome])}>{words.saveOutcomes}</Button>
        )}
      </Space>
      <Refusal error={take.error} />
      <div aria-live="polite">{result && <TakenResult result={result} name={file?.name ?? ''} />}</div>
    </section>
  )
}

function saveOutcomes(
  { outcomes }: Result,
  names: Readonly<Record<Result['outcomes'][number]['outcome'], string>>,
  heads: readonly string[],
): void {
  const rows = outcomes.map(({ line, outcome }) => [String(line), names[outcome]])
  saveBlob(new Blob([csvOf([heads, ...rows])], { type: 'text/csv' }), 'outcomes.csv')
}

function TakenResult({ result, name }: { result: Result; name: string }) {
  const words = useWords(reportsWords)
  const say = useSay()
  const { dryRun, created, standing, problems, lines } = result
  return (
    <>
      <Alert
        style={{ marginTop: 12 }}
        type={problems.length > 0 ? 'warning' : dryRun ? 'info' : 'success'}
        title={`${name}: ${dryRun ? words.wouldTake(lines, created, standing) : words.tookList(created, standing)}`}
        description={problems.length > 0 ? (dryRun ? words.nothingTaken : words.restNotTaken) : undefined}
      />
      {problems.length > 0 && (
        <Rows
          label={words.wrongLines}
          rows={problems.map((problem, index) => ({ ...problem, key: String(index) }))}
          rowKey={({ key }) => key}
          columns={[
            { title: words.line, shows: ({ line }) => line, width: 70 },
            { title: words.column, shows: ({ column }) => column ?? '–', width: 160 },
            { title: words.whatIsWrong, shows: (problem) => say(problem.words) },
          ]}
        />
      )}
    </>
  )
}
