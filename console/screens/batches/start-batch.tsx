import { Alert, Button, Card, Space, Steps } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { ChooseCounties } from '../../parts/choose-counties.tsx'
import { Refusal } from '../../parts/refusal.tsx'
import { isProblem } from '../../service/problem.ts'
import { useAct } from '../../service/use-act.ts'
import { useWords } from '../../words/language.tsx'
import { ChooseJobOrders } from './choose-job-orders.tsx'
import { Forecast } from './forecast.tsx'
import { blankDraft, type Draft, draftSteps, lacks, requestOf, stepOfPointer } from './start-draft.ts'
import { CampaignFields, LimitFields } from './start-fields.tsx'
import { startWords } from './start-words.ts'

/** A batch in four steps, the last of which shows what it is likely to take. The step stands in the address. */
export function StartBatch() {
  const words = useWords(startWords)
  const go = useNavigate()
  const [address, setAddress] = useSearchParams()
  const [draft, setDraft] = useState(blankDraft)
  const forecast = useAct('POST /v1/transfer-batches/forecast')
  const start = useAct('POST /v1/transfer-batches', { onDone: ({ batchId }) => void go(`/batches/${batchId}`) })
  const asked = Number(address.get('step') ?? 0)
  // What was typed is gone after a reload: then one begins where the first thing is missing.
  const missing = draftSteps.findIndex((one) => lacks(one, draft))
  const step = missing === -1 ? asked : Math.min(asked, missing)
  const name = draftSteps[step] ?? 'forecast'
  const show = (index: number) => {
    setAddress((now) => {
      now.set('step', String(index))
      return now
    })
    if (draftSteps[index] === 'forecast') forecast.mutate({ body: requestOf(draft) })
  }
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    forecast.reset()
    start.reset()
  }
  const refused = [start.error, forecast.error].find(isProblem)
  const wrong = refused?.errors ?? []
  const wrongHere = wrong.filter(({ pointer }) => stepOfPointer(pointer) === name)
  const isLacking = lacks(name, draft)
  return (
    <>
      <h1>{words.title}</h1>
      <Steps
        size="small"
        current={step}
        onChange={(index) => (missing === -1 || index <= missing ? show(index) : undefined)}
        items={draftSteps.map((one) => ({
          title: words[one],
          ...(wrong.some(({ pointer }) => stepOfPointer(pointer) === one) && { status: 'error' as const }),
        }))}
        style={{ marginBottom: 16 }}
      />
      <Card size="small" title={words[name]}>
        {wrongHere.map(({ pointer, detail }) => (
          <Alert key={pointer} type="warning" showIcon title={`${placeOf(pointer, draft)}${detail}`} role="alert" />
        ))}
        {name === 'campaign' && (
          <div className="split" style={{ gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' }}>
            <CampaignFields draft={draft} onChange={change} />
            <LimitFields draft={draft} onChange={change} />
          </div>
        )}
        {name === 'counties' && (
          <ChooseCounties
            chosen={draft.counties}
            onChange={(counties) => change({ counties })}
            said={words.countiesChosen(draft.counties.length)}
          />
        )}
        {name === 'jobOrders' && (
          <ChooseJobOrders chosen={draft.jobOrders} from={draft.from} onChange={(jobOrders) => change({ jobOrders })} />
        )}
        {name === 'forecast' && (
          <Space orientation="vertical" size="middle" style={{ width: '100%' }}>
            <Forecast draft={draft} forecast={forecast.data} isReading={forecast.isPending} />
            <Refusal error={start.error ?? forecast.error} />
          </Space>
        )}
        <Space style={{ marginTop: 16 }} wrap>
          {step > 0 && <Button onClick={() => show(step - 1)}>{words.before}</Button>}
          {name === 'forecast' ? (
            <>
              <Button loading={forecast.isPending} onClick={() => forecast.mutate({ body: requestOf(draft) })}>
                {words.reckonAgain}
              </Button>
              <Button
                type="primary"
                disabled={!forecast.data}
                loading={start.isPending}
                onClick={() => start.mutate({ body: requestOf(draft) })}
              >
                {words.start}
              </Button>
            </>
          ) : (
            <Button type="primary" disabled={isLacking} onClick={() => show(step + 1)}>
              {words.next}
            </Button>
          )}
          {isLacking && <span className="quiet">{words.lacking[name]}</span>}
        </Space>
      </Card>
    </>
  )
}

/** Which of the chosen the error is about. */
function placeOf(pointer: string, draft: Draft): string {
  const index = /^#\/jobOrders\/(\d+)$/.exec(pointer)?.[1]
  const order = index === undefined ? undefined : draft.jobOrders[Number(index)]
  return order === undefined ? '' : `${order}: `
}
