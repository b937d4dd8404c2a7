import { Alert, Button, Select, Space } from 'antd'
import { useState } from 'react'
import { Refusal } from '../../parts/refusal.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { Answer } from '../../service/call.ts'
import { useAct } from '../../service/use-act.ts'
import { useSay, useWords } from '../../words/language.tsx'
import { reportsWords } from './reports-words.ts'

type Result = Answer<'POST /v1/imports'>
type Schema = 'enterprises/1' | 'vacancies/1'

/** What a file of another system says: UTF-8, or what Excel in China writes. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** 导入: a list is tried first, with what is wrong by line; it is taken whole or not at all. */
export function TakeList() {
  const words = useWords(reportsWords)
  const [schema, setSchema] = useState<Schema>('vacancies/1')
  const [file, setFile] = useState<{ name: string; content: string; format: 'csv' | 'jsonl' }>()
  const [result, setResult] = useState<Result>()
  const take = useAct('POST /v1/imports', { onDone: setResult })
  const run = (dryRun: boolean, chosen = file) => {
    if (chosen) take.mutate({ body: { schema, format: chosen.format, content: chosen.content, dryRun } })
  }
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return
    const format = /\.jsonl?$/i.test(chosen.name) ? 'jsonl' : 'csv'
    const read = { name: chosen.name, content: textOf(await chosen.arrayBuffer()), format } as const
    setFile(read)
    setResult(undefined)
    run(true, read)
  }
  const isTried = result?.dryRun === true && result.problems.length === 0
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
          options={[
            { value: 'vacancies/1', label: words.vacancies },
            { value: 'enterprises/1', label: words.enterprises },
          ]}
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
          disabled={!isTried || result.created === 0}
          loading={take.isPending}
          onClick={() => run(false)}
        >
          {words.takeNow}
        </Button>
      </Space>
      <Refusal error={take.error} />
      <div aria-live="polite">{result && <TakenResult result={result} name={file?.name ?? ''} />}</div>
    </section>
  )
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
        description={problems.length > 0 ? words.nothingTaken : undefined}
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
